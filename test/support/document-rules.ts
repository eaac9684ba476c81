import { at, isObject, type Json } from './document.js';

/** Words that some language keeps for itself, or that its library has already: no schema may be called so. */
const reserved = new Set(
  (
    'abstract any array as assert async auto await base bool boolean break byte case catch char class const continue ' +
    'date decimal def default delete do double else enum error exception export extends final finally float for from ' +
    'function global go goto if implements import in index int integer interface internal is lambda list lock long map ' +
    'module namespace native new nil none null number object operator out override package params pass private ' +
    'protected public raise range ref return select self set short static string struct super switch test this throw ' +
    'throws time true try type typeof uint union unsafe using var void volatile while with yield'
  ).split(' '),
);

const verbs =
  /^(?:activate|add|announce|answer|arrive|ask|assess|assign|begin|book|call|cancel|check|claim|close|complete|compare|confirm|correct|count|create|decide|delegate|delete|draw|end|erase|explain|find|finish|fuzz|get|hold|join|lift|lint|list|mark|move|mutate|open|preview|print|propose|publish|put|read|recompute|record|register|reject|release|replay|request|resolve|restore|resume|retry|return|run|search|send|set|sign|start|stop|store|subscribe|suspend|terminate|try|unassign|unclaim|update|upload|walk|watch|withdraw|write)[A-Z]/;

const ukrainian = /[а-яіїєґ]/iu;
const key = (value: unknown): string => JSON.stringify(value);

/** A schema inside another one or in an operation: whatever has parts or words of its own must have a name. */
function faultsInside(schema: unknown, where: string): string[] {
  if (!isObject(schema)) return [];
  const faults: string[] = [];
  const alternatives = schema['oneOf'] ?? schema['anyOf'];
  if (isObject(schema['properties'])) faults.push(`${where}: an object without a name`);
  if (Array.isArray(schema['enum'])) faults.push(`${where}: words without a name`);
  if (Array.isArray(alternatives)) {
    const real: readonly unknown[] = alternatives.filter((one) => at(one, 'type') !== 'null');
    if (real.length > 1) faults.push(`${where}: alternatives without a name`);
    real.forEach((one) => faults.push(...faultsInside(one, where)));
  }
  if (schema['allOf'] !== undefined) faults.push(`${where}: several schemas in one`);
  const { type } = schema;
  if (Array.isArray(type) && type.filter((one) => one !== 'null').length > 1) faults.push(`${where}: of several types`);
  if (typeof schema['default'] === 'object' && schema['default'] !== null)
    faults.push(`${where}: an object or a list by default`);
  faults.push(...faultsInside(schema['items'], `${where}[]`));
  faults.push(...faultsInside(schema['additionalProperties'], `${where}{}`));
  return faults;
}

function faultsOfComponent(document: Json, name: string, schema: Json): string[] {
  const faults: string[] = [];
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name) || reserved.has(name.toLowerCase())) faults.push(`${name}: not a name`);
  if (!ukrainian.test(String(schema['description']))) faults.push(`${name}: no Ukrainian description`);
  const { properties, oneOf, anyOf, ...rest } = schema;
  const kinds = oneOf ?? anyOf;
  if (Array.isArray(kinds)) {
    if (kinds.some((one) => typeof at(one, '$ref') !== 'string') && !areSimple(kinds))
      faults.push(`${name}: alternatives without names`);
    const areObjects = kinds.some((one) => isObjectSchema(document, one));
    if (areObjects && at(schema, 'discriminator', 'propertyName') === undefined)
      faults.push(`${name}: alternatives that nothing tells apart`);
  }
  const { enum: _words, ...shape } = rest;
  faults.push(...faultsInside(shape, name));
  for (const [property, inner] of Object.entries(isObject(properties) ? properties : {})) {
    const place = `${name}.${property}`;
    faults.push(...faultsInside(inner, place));
    if (!isDescribed(inner)) faults.push(`${place}: no Ukrainian description`);
  }
  return faults;
}

/** Texts, numbers and flags, of which one stands there: a name for each would say nothing. */
const areSimple = (kinds: readonly unknown[]): boolean =>
  kinds.every((one) => ['string', 'number', 'integer', 'boolean', 'null'].includes(String(at(one, 'type'))));

const isObjectSchema = (document: Json, kind: unknown): boolean => {
  const ref = at(kind, '$ref');
  const schema = typeof ref === 'string' ? at(document, ...ref.slice(2).split('/')) : kind;
  return isObject(at(schema, 'properties'));
};

/** A reference is described where it leads. */
const isDescribed = (schema: unknown): boolean => {
  if (!isObject(schema)) return false;
  if ('$ref' in schema || 'const' in schema || ukrainian.test(String(schema['description']))) return true;
  return Array.isArray(schema['anyOf']) && schema['anyOf'].some(isDescribed);
};

function faultsOfWords(schemas: Json): string[] {
  const named = new Map<string, string>();
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const words = at(schema, 'enum');
    if (!Array.isArray(words)) return [];
    const known = named.get(key(words.toSorted()));
    named.set(key(words.toSorted()), name);
    return known === undefined ? [] : [`${name}: the words of ${known} a second time`];
  });
}

function faultsOfOperation(place: string, operation: Json): string[] {
  const faults: string[] = [];
  const { operationId, parameters, requestBody, responses } = operation;
  if (!verbs.test(String(operationId))) faults.push(`${place}: "${String(operationId)}" does not begin with a verb`);
  for (const parameter of Array.isArray(parameters) ? parameters : []) {
    const name = `${place} ?${String(at(parameter, 'name'))}`;
    if (!isDescribed(at(parameter, 'schema')) && !ukrainian.test(String(at(parameter, 'description'))))
      faults.push(`${name}: no Ukrainian description`);
    faults.push(...faultsInside(at(parameter, 'schema'), name));
  }
  const bodies = [requestBody, ...Object.values(isObject(responses) ? responses : {})];
  for (const body of bodies) {
    const content = at(body, 'content');
    if (!isObject(content)) continue;
    if (Object.keys(content).length === 0) faults.push(`${place}: an answer without a schema`);
    for (const media of Object.values(content))
      if (typeof at(media, 'schema', '$ref') !== 'string') faults.push(`${place}: a body without a name`);
  }
  return faults;
}

/** The operations of a document with their addresses: `POST /api/v1/tasks/search`. */
export const operationsOf = (document: Json): [place: string, operation: Json][] =>
  Object.entries(isObject(document['paths']) ? document['paths'] : {}).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([verb, operation]): [string, Json][] =>
      isObject(operation) ? [[`${verb.toUpperCase()} ${path}`, operation]] : [],
    ),
  );

/** What the generators of clients in Java, C#, Python and Go would stumble over, one line for each place. */
export function faultsForGenerators(document: Json): string[] {
  const found = at(document, 'components', 'schemas');
  const schemas = isObject(found) ? found : {};
  const operations = operationsOf(document);
  const ids = operations.map(([, { operationId }]) => String(operationId));
  return [
    ...Object.entries(schemas).flatMap(([name, schema]) =>
      isObject(schema) ? faultsOfComponent(document, name, schema) : [],
    ),
    ...faultsOfWords(schemas),
    ...operations.flatMap(([place, operation]) => faultsOfOperation(place, operation)),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id}: two operations of one name`),
  ];
}
