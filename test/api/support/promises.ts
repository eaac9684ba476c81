import { at, isObject, type Json } from '../../support/document.js';
import { operationsOf } from '../../support/document-rules.js';

/** What programs that speak with the service rely on, and nothing that is only read (обіцяне клієнтам). */
export interface Promises {
  /** By verb and address. */
  readonly routes: Readonly<Record<string, Json>>;
  /** By the name of the component. */
  readonly schemas: Readonly<Record<string, Json>>;
}

/** Said for people, or of no consequence to what may be sent and is answered. */
const words = new Set(['description', 'title', 'example', 'examples', 'default', 'contentMediaType']);

/** A schema without its words; a reference is the name of its component. */
function bare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bare);
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, inner]) => {
      if (words.has(key)) return [];
      if (key === '$ref') return [[key, String(inner).split('/').at(-1)]];
      return [[key, key === 'properties' ? bareEach(inner) : bare(inner)]];
    }),
  );
}

const bareEach = (table: unknown): Json =>
  Object.fromEntries(Object.entries(isObject(table) ? table : {}).map(([name, schema]) => [name, bare(schema)]));

const bodies = (content: unknown): Json =>
  Object.fromEntries(
    Object.entries(isObject(content) ? content : {}).map(([media, one]) => [media, bare(at(one, 'schema') ?? {})]),
  );

function routeOf({ operationId, parameters, requestBody, responses }: Json): Json {
  const given = Array.isArray(parameters) ? parameters : [];
  const answers = Object.entries(isObject(responses) ? responses : {}).filter(([status]) => status.startsWith('2'));
  return {
    id: operationId,
    parameters: Object.fromEntries(
      given.map((one) => [
        `${String(at(one, 'in'))} ${String(at(one, 'name'))}`,
        { required: at(one, 'required') === true, schema: bare(at(one, 'schema')) },
      ]),
    ),
    ...(requestBody === undefined
      ? {}
      : { body: { required: at(requestBody, 'required') === true, content: bodies(at(requestBody, 'content')) } }),
    answers: Object.fromEntries(
      answers.map(([status, answer]) => [
        status,
        { headers: Object.keys(at(answer, 'headers') ?? {}), content: bodies(at(answer, 'content')) },
      ]),
    ),
  };
}

export const promisesOf = (document: Json): Promises => ({
  routes: Object.fromEntries(operationsOf(document).map(([place, operation]) => [place, routeOf(operation)])),
  schemas: Object.fromEntries(
    Object.entries(bareEach(at(document, 'components', 'schemas'))).flatMap(([name, schema]) =>
      isObject(schema) ? [[name, schema]] : [],
    ),
  ),
});

/** A line for each route and each schema, so that a change is seen by whoever reads the difference of two versions. */
export const writtenPromises = ({ routes, schemas }: Promises): string => {
  const lines = (table: Readonly<Record<string, Json>>): string =>
    Object.keys(table)
      .toSorted()
      .map((name) => `${JSON.stringify(name)}:${JSON.stringify(table[name])}`)
      .join(',\n');
  return `{"routes":{\n${lines(routes)}\n},"schemas":{\n${lines(schemas)}\n}}\n`;
};

const tableOf = (value: unknown): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([name, one]) => (isObject(one) ? [[name, one]] : [])),
  );

export function readPromises(text: string): Promises {
  const read: unknown = JSON.parse(text);
  return { routes: tableOf(at(read, 'routes')), schemas: tableOf(at(read, 'schemas')) };
}
