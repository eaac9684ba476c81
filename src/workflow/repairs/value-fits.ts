import { isPlainDate } from '../../domain/plain-date.js';
import { instantOf } from '../../platform/instant.js';
import { alternatives, isUnknown, type Shape } from '../contract/shape.js';

/** Whether a value is what somebody declares to write (чи підходить значення). */
export function valueFits(value: unknown, shape: Shape): boolean {
  return alternatives(shape).some((one) => fitsOne(value, one));
}

function fitsOne(value: unknown, shape: Shape): boolean {
  if (isUnknown(shape)) return true;
  if (shape.const !== undefined) return shape.const === value;
  if (shape.enum) return shape.enum.includes(value);
  if (Array.isArray(value)) return shape.type === 'array' && value.every((one) => valueFits(one, shape.items ?? {}));
  if (value === null) return shape.type === 'null';
  if (typeof value === 'object') return isHolder(shape) && fitsHolder(new Map(Object.entries(value)), shape);
  if (typeof value === 'string') return shape.type === 'string' && isOfFormat(value, shape.format);
  if (typeof value === 'number')
    return shape.type === 'number' || (shape.type === 'integer' && Number.isInteger(value));
  return typeof value === shape.type;
}

const isHolder = ({ type, properties }: Shape): boolean => type === 'object' || properties !== undefined;

function fitsHolder(members: ReadonlyMap<string, unknown>, { properties = {}, required = [] }: Shape): boolean {
  if (required.some((name) => !members.has(name))) return false;
  return [...members].every(([name, value]) => properties[name] === undefined || valueFits(value, properties[name]));
}

function isOfFormat(text: string, format: string | undefined): boolean {
  if (format === 'date') return isPlainDate(text);
  return format !== 'date-time' || instantOf(text) !== undefined;
}
