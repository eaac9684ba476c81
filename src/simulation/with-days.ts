const relative = /^(сьогодні|строк)(?:([+-]\d{1,3}))?$/u;

/** Days that a script says by the case they are said in: `сьогодні`, `строк+10`. */
export function withDays(value: unknown, dayOf: (word: string, more: number) => string): unknown {
  if (typeof value === 'string') {
    const [, word, more = '0'] = relative.exec(value) ?? [];
    return word === undefined ? value : dayOf(word, Number(more));
  }
  if (Array.isArray(value)) return value.map((one) => withDays(one, dayOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withDays(one, dayOf)]));
}
