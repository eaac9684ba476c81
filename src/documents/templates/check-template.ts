import { type FaultCode, perhaps } from '../../platform/files/index.js';
import { type Fields, ofLists, type Shape, shapeOf, text as words } from './fields.js';
import type { LetterTemplate, Part } from './letter-template.js';
import { faultsOfLayout } from './read-letter.js';

/** A fault of a template, and the words of it by which its place is found. */
interface TemplateFault {
  readonly code: FaultCode;
  readonly at: string;
  readonly text: string;
}

/** Several times what the longest letter has: whoever registers letters waits while one is filled. */
const longest = 300_000;
const tooLong = (length: number): string =>
  `Шаблон завеликий: разом із розміткою в ньому ${length} знаків, а читають щонайбільше ${longest}.`;

/** What stands in braces against what the letter is filled with, and whether the letter can be read (перевірка шаблону). */
export function faultsOf(template: LetterTemplate, of: Fields): TemplateFault[] {
  const { length } = template.xml;
  if (length > longest) return [{ code: 'bad-shape', at: '', text: tooLong(length) }];
  try {
    const within = partFaults(template.parts(), [of]);
    const layout = faultsOfLayout(template.xml, template.roles);
    return [...within, ...layout.map((text): TemplateFault => ({ code: 'bad-shape', at: '', text }))];
  } catch (error) {
    return bracesFaults(error);
  }
}

/** @param scopes what may be named here: the innermost first; the item of a list of words is `.` */
function partFaults(
  parts: readonly Part[],
  scopes: readonly Fields[],
  within: readonly string[] = [],
): TemplateFault[] {
  return parts.flatMap((part) => {
    if (part.type !== 'placeholder') return [];
    const isSection = part.module === 'loop';
    const name = part.value.trim();
    const at = isSection ? `${part.inverted ? '^' : '#'}${name}` : name;
    if (part.module !== undefined && !isSection) {
      const said = `Перед «${name}» стоїть знак, якого тут не буває: у дужках – назва поля, перед нею щонайбільше #, ^ чи /.`;
      return [{ code: 'bad-shape' as const, at, text: said }];
    }
    const found = fieldAt(name, scopes);
    const { subparsed = [] } = part;
    if (typeof found === 'string')
      return [{ code: 'unknown-field' as const, at, text: found }, ...partFaults(subparsed, scopes, within)];
    // Each level would repeat all below it: ten of them are a letter without end.
    if (isSection && found.kind === 'list' && within.includes(name))
      return [{ code: 'bad-shape' as const, at, text: `Перелік «{#${name}}» стоїть у самому собі.` }];
    if (isSection) return partFaults(subparsed, innerOf(found, scopes), [...within, name]);
    return found.kind === 'text' ? [] : [{ code: 'bad-shape' as const, at, text: asText(name, found) }];
  });
}

/** An item of a list of words. */
const item = '.';
const wordsItem = words('');

function innerOf({ kind, of }: Shape, scopes: readonly Fields[]): readonly Fields[] {
  if (kind !== 'list' && kind !== 'group') return scopes;
  return [Object.keys(of).length === 0 ? { [item]: wordsItem } : of, ...scopes];
}

/** The field of a name, or why there is none. */
function fieldAt(name: string, scopes: readonly Fields[]): Shape | string {
  const [first = '', ...rest] = name === item ? [item] : name.split('.');
  const scope = scopes.find((one) => Object.hasOwn(one, first));
  if (!scope) return unknown(first, name, scopes.flatMap(Object.keys));
  let shape = shapeOf(scope[first] ?? wordsItem);
  for (const step of rest) {
    const of = shape.kind === 'list' ? ofLists : shape.kind === 'group' ? shape.of : {};
    const next = of[step];
    if (!next) return unknown(step, name, Object.keys(of));
    shape = shapeOf(next);
  }
  return shape;
}

const unknown = (word: string, name: string, known: readonly string[]): string => {
  const of = word === name ? '' : ` (у «{${name}}»)`;
  return `Поля «${word}»${of} цей лист не має.${perhaps(word, known)}`;
};

function asText(name: string, { kind, of }: Shape): string {
  const section = `{#${name}}…{/${name}}`;
  switch (kind) {
    case 'list':
      return `«${name}» – перелік, а не слова: пишіть ${section} або {${name}.joined}.`;
    case 'flag':
      return `«${name}» – так чи ні, а не слова: пишіть ${section}.`;
    default:
      return `«${name}» – кілька полів, а не слова: пишіть ${Object.keys(of)
        .map((one) => `{${name}.${one}}`)
        .join(', ')}.`;
  }
}

interface OfLibrary {
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly openingtag?: string;
    readonly closingtag?: string;
    readonly errors?: readonly OfLibrary[];
  };
}

/** What the library says of braces, in the words of whoever edits. */
function bracesFaults(error: unknown): TemplateFault[] {
  const { properties: { errors = [error as OfLibrary], id = '', xtag = '', openingtag = '', closingtag = '' } = {} } =
    error as OfLibrary;
  if (id === 'multi_error') return errors.flatMap(bracesFaults);
  const say = (at: string, text: string): TemplateFault[] => [{ code: 'bad-shape', at, text }];
  switch (id) {
    case 'unclosed_loop':
      return say(xtag, `Розділ «{#${xtag}}» не закрито: бракує «{/${xtag}}».`);
    case 'unopened_loop':
      return say(`/${xtag}`, `«{/${xtag}}» закриває розділ, якого не відкрито: бракує «{#${xtag}}».`);
    case 'closing_tag_does_not_match_opening_tag':
      return say(`/${closingtag}`, `Розділ «{#${openingtag}}» закрито як «{/${closingtag}}».`);
    case 'unclosed_tag':
      return say(xtag, `Дужку «{${xtag}» не закрито.`);
    case 'unopened_tag':
      return say(xtag, `Дужку перед «${xtag}» не відкрито.`);
    case 'duplicate_open_tag':
    case 'duplicate_close_tag':
      return say(xtag, `Біля «${xtag}» дві дужки поспіль, а потрібна одна.`);
    default:
      if (id === '') throw error;
      return say(xtag, `Дужки «${xtag}» стоять там, де їх не заповнити (${id}).`);
  }
}
