import { isJsonObject } from '../../../domain/json.js';
import { type Change, type Flat, valuesChanged } from './changes.js';

/** By what people know an item of a list, the first that it has. */
const names = ['label', 'title', 'name', 'text', 'id', 'key', 'code', 'number', 'date', 'from'];
/** By what an item is the same as another though its words differ. */
const keys = ['id', 'key', 'code', 'number', 'login', 'name', 'date', 'from'];

/** What administrators call the fields of their files; any other by its own name. */
const fields: Readonly<Record<string, string>> = {
  ...{ label: 'назва', title: 'назва', name: 'назва', text: 'текст', summary: 'зміст', description: 'опис' },
  ...{ value: 'значення', unit: 'одиниця', numbers: 'числа', from: 'від', to: 'до', date: 'день', rank: 'порядок' },
  ...{ 'source.act': 'акт', 'source.clause': 'пункт', 'validate.required': 'обов’язкове', priority: 'пріоритет' },
  ...{ nameGenitive: 'у родовому', nameDative: 'у давальному', posts: 'посади', directedBy: 'хто спрямовує' },
};
const wordOf = (path: string): string => fields[path] ?? path;

/** An item that is known by a name, and what it holds: other items by their keys, and plain values. */
interface Item {
  readonly name: string;
  readonly values: Flat;
}

/**
 * What is different in a JSON file that an administrator writes: items of lists are known by their ids, not by their
 * places, so that one put in between changes no other (зміни у файлі).
 */
export function jsonChanges(was: unknown, becomes: unknown): readonly Change[] {
  const [before, after] = [itemsOf(was), itemsOf(becomes)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
    const [one, other] = [before.get(key), after.get(key)];
    if (!one && other) return [{ change: 'added', text: inWords(other) }];
    if (one && !other) return [{ change: 'removed', text: inWords(one) }];
    if (!one || !other) return [];
    const where = other.name === '' ? '' : `${other.name}: `;
    return valuesChanged(one.values, other.values, wordOf).map((text) => ({
      change: 'changed',
      text: `${where}${text}`,
    }));
  });
}

const inWords = ({ name, values }: Item): string => {
  const told = [...values].filter(([, value]) => value !== 'null' && !name.endsWith(`«${value}»`));
  return `${name}${told.length === 0 ? '' : `: ${told.map(([path, value]) => `${wordOf(path)} ${value}`).join(', ')}`}`;
};

function itemsOf(root: unknown): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  const read = (value: Readonly<Record<string, unknown>>, key: string, name: string): void => {
    const values = new Map<string, string>();
    const flat = (part: unknown, path: string): void => {
      if (Array.isArray(part)) {
        const own = keysOf(part);
        if (own === null)
          values.set(path, part.map((one) => (isJsonObject(one) ? JSON.stringify(one) : String(one))).join(', '));
        else
          for (const [i, one] of part.entries())
            if (isJsonObject(one))
              read(
                one,
                `${key}/${path}/${own[i]}`,
                [name, nameOf(one, `${wordOf(path)} ${own[i]}`)].filter(Boolean).join(', '),
              );
      } else if (isJsonObject(part))
        for (const [inner, one] of Object.entries(part)) flat(one, path === '' ? inner : `${path}.${inner}`);
      else values.set(path, String(part));
    };
    flat(value, '');
    items.set(key, { name, values });
  };
  read(isJsonObject(root) ? root : { '': root }, '', '');
  return items;
}

/** By what each item of a list is known: by one word where that tells them apart, else by several; null where nothing does. */
function keysOf(list: readonly unknown[]): readonly string[] | null {
  const manners: ((item: Readonly<Record<string, unknown>>) => readonly unknown[])[] = [
    (item) => [item[keys.find((one) => isWord(item[one])) ?? '']],
    (item) => [...keys, 'section'].filter((one) => one !== 'name').map((one) => item[one]),
  ];
  for (const manner of manners) {
    const own = list.map((one) => (isJsonObject(one) ? manner(one).filter(isWord).join(' ') : ''));
    if (own.length > 0 && !own.includes('') && new Set(own).size === own.length) return own;
  }
  return null;
}

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

function nameOf(item: Readonly<Record<string, unknown>>, otherwise: string): string {
  const name = names.map((one) => item[one]).find((one) => typeof one === 'string' && one !== '');
  return typeof name === 'string' ? `«${name}»` : otherwise;
}
