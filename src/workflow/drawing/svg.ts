import { escapeMarkup } from '../../platform/escape-markup.js';
import type { Point } from './geometry.js';

/** A piece of a drawing. Only `svg` makes it, and it escapes all that it is given. */
export interface Svg {
  readonly markup: string;
}

type Value = string | number | null | undefined;
type Child = Svg | string | null;

/** Signs that XML has no place for, even escaped. */
// oxlint-disable-next-line no-control-regex
const unprintable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escaped = (text: string): string => escapeMarkup(text.replace(unprintable, ''));

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

const written = (value: string | number): string => (typeof value === 'number' ? rounded(value) : escaped(value));

/**
 * One element of a drawing. Attributes that are null are left out, text children are escaped: a name in a diagram
 * stays a name, whatever it says.
 */
export function svg(
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): Svg {
  const given = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null || value === undefined ? [] : [` ${key}="${written(value)}"`]))
    .join('');
  const inside = children
    .flatMap((child) => (child === null ? [] : [typeof child === 'string' ? escaped(child) : child.markup]))
    .join('');
  return { markup: inside === '' ? `<${name}${given}/>` : `<${name}${given}>${inside}</${name}>` };
}

/** `M x y L x y …` */
export const pathThrough = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join(' ');
