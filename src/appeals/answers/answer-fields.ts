import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import { type Problem, refusedAt } from '../../domain/problem.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an answer that its form has already checked: a field that is absent was left blank, one of another
 * type means that form and code disagree.
 */
export class AnswerFields {
  constructor(private readonly fields: Fields) {}

  text(key: string): string {
    const value = this.fields[key];
    return typeof value === 'string' ? value.trim() : '';
  }

  textOrNull(key: string): string | null {
    return this.text(key) || null;
  }

  flag(key: string): boolean {
    return this.fields[key] === true;
  }

  number(key: string): number {
    const value = this.fields[key];
    if (typeof value === 'number') return value;
    throw refusedField(key, 'має бути число');
  }

  day(key: string): PlainDate | null {
    const value = this.fields[key];
    if (value === undefined || value === null || value === '') return null;
    if (isPlainDate(value)) return value;
    throw refusedField(key, 'має бути день, наприклад 2026-03-02');
  }

  choice<T extends string>(key: string, allowed: readonly T[]): T {
    const found = allowed.find((one) => one === this.fields[key]);
    if (found !== undefined) return found;
    throw refusedField(key, `має бути одне з: ${allowed.join(', ')}`);
  }

  items(key: string): readonly AnswerFields[] {
    const value = this.fields[key];
    return Array.isArray(value) ? value.map((item: Fields) => new AnswerFields(item)) : [];
  }
}

/** A refusal of one field, for what no form can check: whom the directory knows, which day is possible. */
export function refusedField(key: string, detail: string): Problem {
  return refusedAt(`/answer/${key}`, detail);
}
