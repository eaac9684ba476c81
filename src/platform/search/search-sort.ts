import type { FieldFault } from '../../domain/problem.js';
import { Problem } from '../../domain/problem.js';
import type { Condition } from './search-filter.js';
import { type Bound, isIdentifier, kept, propertyOf, type SearchField, type SearchFields } from './search-field.js';

/** One step of an order. Rows without a value come last, whichever way the rest runs. */
export interface SortStep {
  readonly field: SearchField;
  readonly descending: boolean;
}

/** Reads `["-dueOn", "registeredOn"]`; the key is added last, so that no two rows are in the same place. */
export function readSort(names: readonly string[], fields: SearchFields, key: SearchField): SortStep[] | FieldFault[] {
  const faults: FieldFault[] = [];
  const steps = names.map((name, index): SortStep => {
    const bare = name.replace(/^-/, '');
    const field = Object.hasOwn(fields, bare) ? fields[bare] : undefined;
    const sortable = field && field.kind !== 'search';
    if (!sortable) faults.push({ pointer: `/sort/${index}`, detail: `За полем «${bare}» тут не впорядковують.` });
    return { field: field ?? key, descending: name.startsWith('-') };
  });
  const last = { field: key, descending: steps.at(-1)?.descending ?? false };
  return faults.length > 0 ? faults : [...steps, last];
}

const signature = (steps: readonly SortStep[]): string =>
  steps.map((step) => `${step.descending ? '-' : ''}${step.field.path}`).join(',');

/** Where a page ended (позначка продовження): opaque to the caller, and good for the same order only. */
export function cursorAfter(row: object, steps: readonly SortStep[]): string {
  const values = steps.map(({ field }) => kept(Reflect.get(row, propertyOf(field))));
  return Buffer.from(JSON.stringify([signature(steps), values])).toString('base64url');
}

export function readCursor(cursor: string, steps: readonly SortStep[]): (Bound | null)[] {
  const [sort, values] = parsed(cursor);
  const fits = (value: unknown, at: number): value is Bound | null =>
    value === null ||
    typeof value === 'number' ||
    (steps[at]?.field.kind === 'id' ? isIdentifier(value) : typeof value === 'string');
  if (sort !== signature(steps) || !Array.isArray(values) || values.length !== steps.length || !values.every(fits)) {
    throw new Problem('CURSOR_INVALID');
  }
  return values;
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(content) ? content : [];
  } catch {
    throw new Problem('CURSOR_INVALID');
  }
}

/** Everything behind a place in the order, in SQL that both databases can answer from an index. */
export function conditionAfter(values: readonly (Bound | null)[], steps: readonly SortStep[]): Condition {
  const parameters: Record<string, Bound> = {};
  const equal: string[] = [];
  const branches: string[] = [];
  steps.forEach(({ field, descending }, index) => {
    const value = values[index] ?? null;
    const name = `after${index}`;
    if (value === null) {
      equal.push(`${field.path} is null`);
      return;
    }
    parameters[name] = value;
    const beyond = `${field.path} ${descending ? '<' : '>'} :${name}`;
    const behind = field.nullable ? `(${beyond} or ${field.path} is null)` : beyond;
    branches.push([...equal, behind].join(' and '));
    equal.push(`${field.path} = :${name}`);
  });
  return { sql: branches.length === 0 ? '1 = 0' : branches.map((one) => `(${one})`).join(' or '), parameters };
}
