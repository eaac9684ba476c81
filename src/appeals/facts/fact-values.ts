import type { Assessment } from '../appeal-parts.js';
import type { AppealRecord } from '../tables.js';

/** Facts under their full ids, as `rules/facts.json` declares them; null for one that was not asked. */
export type FactValues = Readonly<Record<string, string | number | boolean | null>>;

/** What the registrar saw of a letter: null where it was not asked, `unseen` where nobody has looked it through yet. */
export function seen<K extends keyof Assessment>(
  { assessment }: AppealRecord,
  field: K,
  unseen: NonNullable<Assessment[K]>,
): NonNullable<Assessment[K]> | null {
  return assessment === null ? unseen : (assessment[field] ?? null);
}
