import { createHash } from 'node:crypto';

/** JSON with its keys sorted: the same content always gives the same text (канонічний запис). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The digest of a canonical text (контрольна сума): what a stored decision points to. */
export function digestOf(canonical: string): string {
  return createHash('sha256').update(canonical).digest('hex');
}
