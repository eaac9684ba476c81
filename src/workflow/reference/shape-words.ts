import { alternatives, type Shape, valuesOf } from '../contract/shape.js';

const kinds: Readonly<Record<string, string>> = {
  string: 'текст',
  number: 'число',
  integer: 'ціле число',
  boolean: 'так чи ні',
  null: 'порожньо',
};

const formats: Readonly<Record<string, string>> = { date: 'день', 'date-time': 'мить' };

/** What a value may be, in the words of whoever draws a diagram: «день», «одне з: `made`, `refused`», «запис: …». */
export function shapeInWords(shape: Shape): string {
  const each = alternatives(shape);
  const isBoolean = each.every(({ type, const: only, enum: all }) => type === 'boolean' && only === undefined && !all);
  const values = isBoolean ? null : valuesOf({ anyOf: each.filter(({ type }) => type !== 'null') });
  const isEmptyToo = each.some(({ type }) => type === 'null');
  if (values !== null && values.length > 0) {
    const words = values.map((value) => `\`${String(value)}\``).join(', ');
    return [`одне з: ${words}`, ...(isEmptyToo ? ['порожньо'] : [])].join('; або ');
  }
  return [...new Set(each.map(oneInWords))].join('; або ');
}

function oneInWords({ type, format, items, properties, additionalProperties, required = [] }: Shape): string {
  if (type === 'array') return `перелік: ${shapeInWords(items ?? {})}`;
  if (properties && Object.keys(properties).length > 0) {
    const members = Object.entries(properties).map(([name, member]) => {
      const sometimes = required.includes(name) ? '' : ', не завжди';
      return `\`${name}\` (${shapeInWords(member)}${sometimes})`;
    });
    return `запис: ${members.join(', ')}`;
  }
  if (typeof additionalProperties === 'object') return `записи за назвами: ${shapeInWords(additionalProperties)}`;
  return formats[format ?? ''] ?? kinds[type ?? ''] ?? 'будь-що';
}
