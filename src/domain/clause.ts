/** A place in an act that a rule, a term or a refusal rests on (посилання на норму). */
export interface ClauseRef {
  /** One of `acts` below, or an act the customer adds under `rules/acts`. */
  readonly act: string;
  /** The clause as the act numbers it: `3.11`, `20`. */
  readonly clause: string;
}

/** What the office has settled for itself is no act: nobody outside knows it, and it is never the only ground of anything. */
export const ownSettings = 'setting';

/** What the office has settled for itself, where no act says it: the words of `rules/acts/setting.json`. */
const settings: Readonly<Record<string, string>> = {
  reminder: 'нагадування',
  unconsidered: 'рішення про залишення без розгляду',
  breach: 'пояснення порушення строку',
  filing: 'формування справи',
  'next-day': 'строк наступного робочого дня',
  'office-hours': 'робочий час',
  urgent: 'негайне передання',
  duties: 'розподіл обов’язків',
  'complaint-about-head': 'скарга на керівника органу',
  'main-executor': 'немає виконавця з виконкому',
  notice: 'повідомлення',
  'reception-suspended': 'зупинення прийому',
  'reception-kinds': 'види прийому',
  'nobody-to-substitute': 'замінити посадовця нікому',
  'walk-in': 'прийом без запису',
  minor: 'прийом неповнолітнього',
  alarm: 'прийом після тривоги',
  'written-form': 'письмовий виклад питання після прийому',
  'reception-moved': 'перенесення прийому',
  sender: 'звістка тому, хто надіслав звернення',
  'second-letter': 'друге звернення, доки розглядають перше',
};

/** A clause without a number of its own is cited by its subject. */
const numbered = (act: string) => (clause: string) =>
  /^\d/.test(clause) ? `п. ${clause} ${act}` : `«${clause}» ${act}`;

const acts: Readonly<Record<string, (clause: string) => string>> = {
  'kr-225-r-2023': (clause) => `п. ${clause} Положення № 225-р`,
  'law-393-96': (clause) => `ст. ${clause} Закону «Про звернення громадян»`,
  'cmu-348-1997': numbered('Інструкції КМУ № 348'),
  'cmu-858-2008': numbered('Класифікатора КМУ № 858'),
  'decree-109-2008': (clause) => `п. ${clause} Указу № 109/2008`,
  [ownSettings]: (clause) => `налаштування виконкому: ${settings[clause] ?? clause}`,
  'km-report-2021': (clause) => `${clause} звіту Кам’янського`,
};

/** A clause as a Ukrainian official cites it. */
export function cite(clause: ClauseRef): string {
  return acts[clause.act]?.(clause.clause) ?? `${clause.act}, ${clause.clause}`;
}

export function citeAll(clauses: readonly ClauseRef[]): string {
  return clauses.map(cite).join('; ');
}
