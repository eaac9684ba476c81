import { EngineFault } from '../fault.js';

/** What a diagram may look at: the data of the case and, inside a multi-instance, the one item at hand. */
export interface PathScope {
  readonly data: Readonly<Record<string, unknown>>;
  readonly item?: unknown;
}

/** One name of a path. Names of the language's own machinery are no names of data. */
export const pathSegment = '(?!__|(?:constructor|prototype)(?![\\w-]))[A-Za-z_][A-Za-z0-9_-]*';
const place = new RegExp(`\\$\\{(variables\\.data|item)((?:\\.${pathSegment})*)\\}`, 'g');
const whole = new RegExp(`^\\$\\{(variables\\.data|item)((?:\\.${pathSegment})*)\\}$`);

/** Whether the text is one path, such as `${variables.data.term.dueOn}` or `${item.unit}`. */
export function isPath(text: string): boolean {
  return whole.test(text);
}

/** Whether every `${…}` in the text is a path: `executor@${variables.data.unit}` is, a call or a sum is not. */
export function isTemplate(text: string): boolean {
  return !text.replace(place, '').includes('${');
}

/** Every path in a text, by its base and its names. */
export function pathsIn(
  text: string,
): readonly { readonly base: 'data' | 'item'; readonly names: readonly string[] }[] {
  return [...text.matchAll(place)].map(([, base, rest = '']) => ({
    base: base === 'item' ? ('item' as const) : ('data' as const),
    names: rest.split('.').filter((name) => name !== ''),
  }));
}

/**
 * Follows names through own properties only, so that no diagram reaches a prototype, a constructor or the
 * server behind the data. Whatever is missing on the way is `undefined`.
 */
export function follow(root: unknown, names: readonly string[]): unknown {
  let value: unknown = root;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}

function valueAt(base: string, rest: string, scope: PathScope): unknown {
  const names = rest.split('.').filter((name) => name !== '');
  return follow(base === 'item' ? scope.item : scope.data, names);
}

/** The value behind one path; text without `${` is itself; anything else is refused. */
export function resolvePath(text: string, scope: PathScope): unknown {
  if (!text.includes('${')) return text;
  const match = whole.exec(text);
  if (!match) throw new EngineFault('EXPRESSION_REFUSED', `вираз «${text}» не є шляхом до даних`);
  return valueAt(match[1] ?? '', match[2] ?? '', scope);
}

/** Text with its paths filled in; every path must lead to a text or a number. */
export function fillTemplate(text: string, scope: PathScope): string {
  if (!isTemplate(text)) throw new EngineFault('EXPRESSION_REFUSED', `вираз «${text}» не є шляхом до даних`);
  return text.replace(place, (found, base: string, rest: string) => {
    const value = valueAt(base, rest, scope);
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
    throw new EngineFault('EXPRESSION_EMPTY', `шлях «${found}» нікуди не веде`);
  });
}
