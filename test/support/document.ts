import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const documentFile = 'docs/openapi.json';

/** The interface as it is written down for whoever builds a client. */
export const readDocument = (): Json => {
  const read: unknown = JSON.parse(readFileSync(documentFile, 'utf8'));
  if (!isObject(read)) throw new Error(`${documentFile} is no document`);
  return read;
};

export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

/** What a reference means, if it is one. */
export function resolved(document: Json, value: unknown): unknown {
  const ref = at(value, '$ref');
  return typeof ref === 'string' ? at(document, ...ref.slice(2).split('/')) : value;
}

/** Clients take a field they do not know; our own tests take none that the document does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isObject(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return isObject(schema['properties']) && schema['type'] === 'object' && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner;
}

/** Validators of all that the document describes, each made when it is first asked for. */
export class DocumentSchemas {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly known = new Map<string, ValidateFunction>();

  constructor(document: Json) {
    formats.default(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: closed(document['components']) });
  }

  /** What is wrong with a value, one line for each fault. */
  faultsOf(schema: unknown, value: unknown): string[] {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
    let validate = this.known.get(text);
    if (!validate) {
      validate = this.ajv.compile(closed(JSON.parse(text)) as Json);
      this.known.set(text, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message} ${JSON.stringify(params)}`.trim(),
    );
  }
}
