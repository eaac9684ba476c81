import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { z } from 'zod';
import { Problem } from '../../../domain/problem.js';
import { explainIssues } from './sentences.js';

/** Checks whatever a route reads against the schema it names: `@Body({ schema })`, `@Query`, `@Param`. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new Problem('BODY_INVALID', explainIssues(issues)) });
  }

  /** Through zod's own door, because only there an issue still knows whether the field was missing or wrong. */
  protected override async validate<T>(value: unknown, schema: StandardSchemaV1): Promise<StandardSchemaV1.Result<T>> {
    if (!(schema instanceof z.ZodType)) return super.validate<T>(value, schema);
    const result = await schema.safeParseAsync(value, { reportInput: true });
    if (result.success) return { value: result.data as T };
    // Here alone the schema is at hand, which knows the field that a misspelt one was meant to be.
    throw new Problem('BODY_INVALID', explainIssues(result.error.issues, schema));
  }
}
