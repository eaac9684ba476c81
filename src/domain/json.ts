/** An object of JSON of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether something is such an object: no list, and not nothing. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One key more of a JSON Pointer (RFC 6901). */
export const pointerTo = (parent: string, key: string | number): string =>
  `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
