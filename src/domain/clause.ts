/** A place in an act that a rule, a term or a refusal rests on (посилання на норму). */
export interface ClauseRef {
  /** One of `acts` below, or an act the customer adds under `rules/acts`. */
  readonly act: string;
  /** The clause as the act numbers it: `3.11`, `20`. */
  readonly clause: string;
}

const acts: Readonly<Record<string, (clause: string) => string>> = {
  'kr-225-r-2023': (clause) => `п. ${clause} Положення № 225-р`,
  'law-393-96': (clause) => `ст. ${clause} Закону «Про звернення громадян»`,
  'cmu-348-1997': (clause) => `п. ${clause} Інструкції КМУ № 348`,
  'cmu-858-2008': (clause) => `п. ${clause} Класифікатора КМУ № 858`,
  'decree-109-2008': (clause) => `п. ${clause} Указу № 109/2008`,
  'km-report-2021': (clause) => `${clause} звіту Кам’янського`,
};

/** A clause as a Ukrainian official cites it. */
export function cite(clause: ClauseRef): string {
  return acts[clause.act]?.(clause.clause) ?? `${clause.act}, ${clause.clause}`;
}

export function citeAll(clauses: readonly ClauseRef[]): string {
  return clauses.map(cite).join('; ');
}
