import { alternatives, type Shape } from './shape.js';

/** Nothing real is this far away, so nothing is ever due. */
const someDay = '2999-12-31';
const someInstant = `${someDay}T00:00:00.000Z`;

/** A value of a shape, for a trial that changes nothing (зразок значення): the first of what is possible, lists empty. */
export function sampleOf(shape: Shape): unknown {
  const one = alternatives(shape).find(({ type }) => type !== 'null') ?? {};
  if (one.const !== undefined) return one.const;
  if (one.enum) return one.enum[0];
  switch (one.type) {
    case 'object':
      return sampleOfKeys(one);
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return 1;
    case 'null':
      return null;
    case 'string':
      return one.format === 'date' ? someDay : one.format === 'date-time' ? someInstant : 'x';
    default:
      return 'x';
  }
}

/** A value for each key that is always there. */
export function sampleOfKeys({ properties = {}, required = [] }: Shape): Readonly<Record<string, unknown>> {
  return Object.fromEntries(required.map((key) => [key, sampleOf(properties[key] ?? {})]));
}
