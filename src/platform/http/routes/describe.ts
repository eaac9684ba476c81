import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { ProblemCode } from '../../../domain/problem-table.js';
import type { SearchFields } from '../../search/search-field.js';
import type { View } from '../schemas/view.js';
import type { FileKind } from '../schemas/files.js';

export const ROUTE_DESCRIPTION = 'pryimalnia:description';

/** What a person who writes a client must know of a route (опис операції). */
export interface RouteDescription<Answer extends z.ZodType = z.ZodType> {
  /** The method that a generated client gets; begins with a verb: `claimTask`. */
  readonly id?: string;
  /** One Ukrainian sentence: what this does at the council. */
  readonly summary: string;
  readonly description?: string;
  /** The refusals particular to this route; those of every route are added by `openapi-route.ts`. */
  readonly problems?: readonly ProblemCode[];
  /** A body to send; required where the route reads one. */
  readonly example?: unknown;
  /** What it answers with; the handler's type is held to it. Left out where it answers nothing, or a file. */
  readonly returns?: Answer;
  /** A status besides the usual one under which the same is answered. */
  readonly alsoWith?: number;
  /** What it answers with, if that is no JSON, or may be asked for as something else. */
  readonly files?: readonly FileKind[];
  /** What may be filtered and sorted by. */
  readonly searches?: SearchFields;
}

/** What a route answers with where it is asked for a file. */
type FileBody = string | Buffer;

type Handler<Answer extends z.ZodType> = (
  ...args: never[]
) => View<Answer> | FileBody | Promise<View<Answer> | FileBody>;
type Describes<Answer extends z.ZodType> = <Given extends Handler<Answer>>(
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<Given>,
) => void;

/** Documents a route, and lets no handler compile that answers with anything else. Every route has one. */
export const Describe = <Answer extends z.ZodType>(description: RouteDescription<Answer>): Describes<Answer> =>
  SetMetadata(ROUTE_DESCRIPTION, description);
