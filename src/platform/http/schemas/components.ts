import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Whether a schema is of something sent or of something answered: defaults and transformations differ. */
type Direction = 'input' | 'output';

/** All schemas that a document names (компоненти опису): each once, whichever routes use it. */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {};

  /** The schema itself where it has no name, and a reference where it has; what it names is kept. */
  of(schema: z.ZodType, io: Direction): JsonSchema {
    const made = z.toJSONSchema(schema, {
      io,
      target: 'draft-2020-12',
      // A check that only code can express is left to the description.
      unrepresentable: ({ zodSchema }) =>
        zodSchema._zod.def.type === 'date' ? { type: 'string', format: 'date-time' } : 'any',
      override: (context) => simplify(context, io),
    });
    const { $schema: _, $defs = {}, ...root } = made;
    for (const [name, part] of Object.entries($defs)) this.keep(name, named(part));
    return named(root);
  }

  private keep(name: string, schema: JsonSchema): void {
    const known = this.schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`Two schemas of the interface are called "${name}".`);
    this.schemas[name] = schema;
  }
}

interface Place {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: JsonSchema;
}

/** As generators of clients like it; nothing that a caller may rely on is lost. */
function simplify({ zodSchema, jsonSchema }: Place, io: Direction): void {
  // The pattern of a format says what the format says.
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  delete jsonSchema.readOnly;
  delete jsonSchema.propertyNames;
  // An answer may gain a field tomorrow, and nobody's client may break of it.
  if (io === 'output' && zodSchema._zod.def.type === 'object' && jsonSchema.additionalProperties === false)
    delete jsonSchema.additionalProperties;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  // Programs of other languages cannot make a value of an object or a list before there is one.
  if (typeof jsonSchema.default === 'object' && jsonSchema.default !== null) delete jsonSchema.default;
  if (zodSchema._zod.def.type === 'union' && 'discriminator' in zodSchema._zod.def)
    jsonSchema['discriminator'] = { propertyName: zodSchema._zod.def.discriminator };
}

const fromZod = '#/$defs/';

/** References as a document of OpenAPI has them; what may be null says so in its own type. */
function named(value: unknown): JsonSchema;
function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => named(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] =>
    key === '$ref' && typeof inner === 'string'
      ? [key, inner.replace(fromZod, '#/components/schemas/')]
      : [key, named(inner)],
  );
  return nullableInOne(Object.fromEntries(entries));
}

/** A text or nothing is one property of two types, not a choice between two schemas without names. */
function nullableInOne(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const [one, other]: readonly unknown[] = anyOf;
  if (!isSimple(one) || !isSimple(other) || other.type !== 'null') return schema;
  return { ...one, ...rest, type: [one.type, 'null'] };
}

const isSimple = (value: unknown): value is { readonly type: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  !('enum' in value || 'const' in value);
