import { z } from 'zod';

/** What a value may be (форма значення): the part of JSON Schema that declarations and forms compile to. */
export interface Shape {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array';
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly format?: string;
  /** Of a decision: the set that has made it. */
  readonly set?: string;
  /** Of a decision that is read: the sets that may have made it, and the values that outcomes must bring. */
  readonly sets?: readonly string[];
  readonly needs?: Readonly<Record<string, readonly string[]>>;
}

/** The keys that one holder of data may have, and which of them it always has. */
export interface Keys {
  readonly [key: string]: { readonly shape: Shape; readonly always: boolean };
}

/** What a zod declaration says, in the words the analysis reads. */
export function shapeOf(schema: z.ZodType): Shape {
  return plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** JSON Schema has three words for «one of these»; here it has one. */
function plain(schema: object): Shape {
  if ('type' in schema && Array.isArray(schema.type))
    return { anyOf: schema.type.map((type: unknown) => plain({ ...schema, type })) };
  const { oneOf, anyOf, prefixItems, items, properties, additionalProperties, ...rest }: Record<string, unknown> = {
    ...schema,
  };
  const either = [oneOf, anyOf].find(Array.isArray);
  const holder = (value: unknown): value is object => typeof value === 'object' && value !== null;
  return {
    ...rest,
    ...(either ? { anyOf: either.filter(holder).map(plain) } : {}),
    ...(Array.isArray(prefixItems) ? { items: oneOfShapes(prefixItems.filter(holder).map(plain)) } : {}),
    ...(holder(items) ? { items: plain(items) } : {}),
    ...(holder(properties)
      ? { properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, plain(one)])) }
      : {}),
    ...(holder(additionalProperties) ? { additionalProperties: plain(additionalProperties) } : {}),
    ...(typeof additionalProperties === 'boolean' ? { additionalProperties } : {}),
  };
}

const texts = new WeakMap<Shape, string>();

/** A shape as text, the same for the same shape. */
export function textOfShape(shape: Shape): string {
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const text = JSON.stringify(shape);
  texts.set(shape, text);
  return text;
}

/** One shape that is any of several: what is said twice is said once, in an order that does not depend on the ways. */
export function oneOfShapes(shapes: readonly Shape[]): Shape {
  const [first] = shapes;
  if (first && shapes.every((shape) => shape === first)) return first;
  const byText = new Map(shapes.flatMap(alternatives).map((shape) => [textOfShape(shape), shape]));
  const distinct = [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, shape]) => shape);
  return distinct.length === 1 ? (distinct[0] ?? {}) : { anyOf: distinct };
}

export const alternatives = (shape: Shape): readonly Shape[] =>
  shape.anyOf ? shape.anyOf.flatMap(alternatives) : [shape];

/** Nothing is known of the value: whoever writes it has not said. */
export const isUnknown = ({ type, enum: values, const: only, anyOf, properties }: Shape): boolean =>
  type === undefined && values === undefined && only === undefined && anyOf === undefined && properties === undefined;

export function keysOf(shape: Shape): Keys {
  const required = new Set(shape.required);
  const entries = Object.entries(shape.properties ?? {});
  return Object.fromEntries(entries.map(([key, one]) => [key, { shape: one, always: required.has(key) }]));
}

/** All values a shape allows, where they can be told; null where they cannot. */
export function valuesOf(shape: Shape): readonly unknown[] | null {
  const values: unknown[] = [];
  for (const one of alternatives(shape)) {
    if (one.const !== undefined) values.push(one.const);
    else if (one.enum) values.push(...one.enum);
    else if (one.type === 'boolean') values.push(true, false);
    else if (one.type === 'null') values.push(null);
    else return null;
  }
  return values;
}

/** Where a path leads inside a shape. */
export interface Reached {
  readonly shape: Shape;
  /** On some of the ways the value may not be there. */
  readonly maybeAbsent: boolean;
}

/** The name at which a path leaves what is declared, and the names that stand there. */
export interface Astray {
  readonly astrayAt: string;
  readonly known: readonly string[];
}

/** Follows names inside a shape. */
export function shapeAt(shape: Shape, names: readonly string[]): Reached | Astray {
  const [name, ...rest] = names;
  if (name === undefined) return { shape, maybeAbsent: false };
  const found: Reached[] = [];
  let isMissing = false;
  for (const one of alternatives(shape)) {
    const next = isUnknown(one) ? {} : memberOf(one, name);
    if (next === null) {
      isMissing = true;
      continue;
    }
    const reached = shapeAt(next, rest);
    if ('astrayAt' in reached) return reached;
    const isAlways = isUnknown(one) || (one.required ?? []).includes(name);
    found.push({ shape: reached.shape, maybeAbsent: reached.maybeAbsent || !isAlways });
  }
  if (found.length === 0) return { astrayAt: name, known: namesIn(shape) };
  return {
    shape: oneOfShapes(found.map((one) => one.shape)),
    maybeAbsent: isMissing || found.some(({ maybeAbsent }) => maybeAbsent),
  };
}

function memberOf({ properties = {}, additionalProperties = false }: Shape, name: string): Shape | null {
  if (Object.hasOwn(properties, name)) return properties[name] ?? {};
  if (additionalProperties === true) return {};
  return additionalProperties === false ? null : additionalProperties;
}

/** Names inside a shape, in its groups and lists too, that another shape does not know. */
export function namesBeyond(shape: Shape, known: Shape): readonly string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, one]) => {
    const other = shapeAt(known, [name]);
    if ('astrayAt' in other) return [name];
    return namesBeyond(elementOf(one), elementOf(other.shape)).map((inner) => `${name}.${inner}`);
  });
}

/** Of a list what each of its elements is, of anything else itself. */
const elementOf = (shape: Shape): Shape => oneOfShapes(alternatives(shape).map((one) => one.items ?? one));

const namesIn = (shape: Shape): string[] =>
  alternatives(shape).flatMap(({ properties = {} }) => Object.keys(properties));
