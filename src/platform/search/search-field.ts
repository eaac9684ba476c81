import { isPlainDate } from '../../domain/plain-date.js';
import { instantOf } from '../instant.js';
import { searchText } from './search-text.js';

/** `id` is an identifier that the service has made, in ASCII; `search` is a column filled by `searchText`; only there `$like` finds Ukrainian words in any case. */
type FieldKind = 'text' | 'id' | 'search' | 'number' | 'flag' | 'day' | 'instant';

/** What a list may be filtered and sorted by: the name callers use and the property it stands for. */
export interface SearchField {
  /** Property of the row, with the alias of the query: `task.dueOn`. */
  readonly path: string;
  readonly kind: FieldKind;
  readonly nullable?: boolean;
  /** The only values there are, where a misspelt one would quietly find nothing. */
  readonly values?: readonly string[];
}

export type SearchFields = Readonly<Record<string, SearchField>>;
export type Bound = string | number;

const expected: Readonly<Record<FieldKind, string>> = {
  text: 'текст до 200 знаків',
  id: 'ідентифікатор: латинські літери, цифри й дефіси',
  search: 'непорожній текст до 200 знаків',
  number: 'число',
  flag: 'true або false',
  day: 'дата РРРР-ММ-ДД',
  instant: 'мить із зоною, наприклад 2026-03-02T09:00:00Z',
};

export const expectedOf = (field: SearchField): string =>
  field.values ? `одне з: ${field.values.join(', ')}` : expected[field.kind];

/** What a caller wrote, as the database holds it; undefined where it is of the wrong kind. */
export function boundOf(field: SearchField, value: unknown): Bound | undefined {
  switch (field.kind) {
    case 'text':
      // MariaDB passes over spaces at the end when it compares, SQLite does not.
      return typeof value === 'string' && value.length <= 200 && isAllowed(field, value) ? value.trimEnd() : undefined;
    case 'id':
      return isIdentifier(value) ? value.trimEnd() : undefined;
    case 'search':
      return typeof value === 'string' && value.length <= 200 ? searchText(value) : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'day':
      return isPlainDate(value) ? value : undefined;
    case 'instant':
      return instantOf(value)?.getTime();
  }
}

/** MariaDB cannot compare a column of ASCII with any other sign. */
export const isIdentifier = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x20-\x7e]{1,64}$/.test(value);

const isAllowed = (field: SearchField, value: string): boolean => !field.values || field.values.includes(value);

/** The value of a row that has been read, as a cursor keeps it. */
export function kept(value: unknown): Bound | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export const propertyOf = (field: SearchField): string => field.path.slice(field.path.indexOf('.') + 1);
