import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { at, DocumentSchemas, isObject, readDocument } from '../support/document.js';
import { faultsForGenerators, operationsOf } from '../support/document-rules.js';

const document = readDocument();

describe('the document that others build clients from', () => {
  it('is OpenAPI 3.1 by the letter', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('names everything that a generated client needs a name for', () => {
    expect(faultsForGenerators(document)).toEqual([]);
  });

  it('shows no example that it would refuse itself', () => {
    const schemas = new DocumentSchemas(document);
    const bodies = operationsOf(document).flatMap(([place, operation]) => {
      const media = at(operation, 'requestBody', 'content', 'application/json');
      return isObject(media) && 'example' in media ? [{ place, ...media }] : [];
    });
    expect(bodies.length).toBeGreaterThan(40);
    const faults = bodies.flatMap(
      ({ place, schema, example }: { place: string; schema?: unknown; example?: unknown }) =>
        schemas.faultsOf(schema, example).map((fault) => `${place}: ${fault}`),
    );
    expect(faults).toEqual([]);
    const problems = Object.entries(at(document, 'components', 'examples') ?? {});
    expect(problems.length).toBeGreaterThan(40);
    const ofProblems = { $ref: '#/components/schemas/Problem' };
    expect(
      problems.flatMap(([code, one]) =>
        schemas.faultsOf(ofProblems, at(one, 'value')).map((fault) => `${code}: ${fault}`),
      ),
    ).toEqual([]);
  });

  it('shows examples of fields that are of their own kind', () => {
    const schemas = new DocumentSchemas(document);
    const faults = Object.entries(at(document, 'components', 'schemas') ?? {}).flatMap(([name, schema]) =>
      Object.entries(at(schema, 'properties') ?? {}).flatMap(([field, inner]) => {
        const examples = at(inner, 'examples');
        return (Array.isArray(examples) ? examples : []).flatMap((one) =>
          schemas.faultsOf(inner, one).map((fault) => `${name}.${field}: ${fault}`),
        );
      }),
    );
    expect(faults).toEqual([]);
  });
});
