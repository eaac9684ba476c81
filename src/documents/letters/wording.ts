import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';

/** The appeal a letter speaks of, as far as a letter may speak of it. */
export interface AppealMention {
  readonly index: string;
  readonly registeredOn: PlainDate;
  /** The date the citizen put on the letter; many put none. */
  readonly datedOn: PlainDate | null;
  /** Signed by several (колективне): the letter speaks to all of them. */
  readonly collective?: boolean;
  /** Further letters of the same author that have joined it and are answered with it (приєднані звернення). */
  readonly joined?: readonly AppealMention[];
}

/** Who wrote it. `confidential`: by art. 10 the name and residence stay with those who work on the case. */
export interface ApplicantMention {
  readonly name: string;
  readonly residence: string | null;
  readonly confidential: boolean;
  /** Of a collective appeal: how many signed it, where that is known. */
  readonly signers?: { readonly count: number | null };
}

/** `2024-03-04` as letters write it: 04.03.2024. */
export const dotted = (day: PlainDate): string => day.split('-').reverse().join('.');

/** «Ваше звернення від …, зареєстроване … за № …»: subject or object of a sentence; a comma goes after it. */
export const yourAppeal = (appeal: AppealMention): string =>
  appeal.joined?.length ? `Ваші звернення, зареєстровані ${numbersOf(appeal)}` : `Ваше ${theAppeal(appeal)}`;

/** «звернення від …, зареєстроване … за № …», «колективне звернення …» */
export const theAppeal = (appeal: AppealMention): string =>
  `${appeal.collective ? 'колективне ' : ''}звернення${marks(appeal, 'зареєстроване')}`;

/** «у Вашому зверненні від …, зареєстрованому … за № …» */
export const inYourAppeal = (appeal: AppealMention): string =>
  appeal.joined?.length
    ? `у Ваших зверненнях, зареєстрованих ${numbersOf(appeal)}`
    : `у Вашому ${appeal.collective ? 'колективному ' : ''}зверненні${marks(appeal, 'зареєстрованому')}`;

/** «02.03.2026 за № К-1 та 05.03.2026 за № К-2» */
function numbersOf(appeal: AppealMention): string {
  const all = [appeal, ...(appeal.joined ?? [])];
  return inWords(all.map(({ registeredOn, index }) => `${dotted(registeredOn)} за № ${index}`));
}

function marks({ index, registeredOn, datedOn }: AppealMention, registered: string): string {
  return `${datedOn === null ? '' : ` від ${dotted(datedOn)}`}, ${registered} ${dotted(registeredOn)} за № ${index}`;
}

const acts: Readonly<Record<string, { readonly unit: readonly [one: string, many: string]; readonly title: string }>> =
  {
    'law-393-96': { unit: ['статті', 'статей'], title: 'Закону України «Про звернення громадян»' },
    'cmu-348-1997': {
      unit: ['пункту', 'пунктів'],
      title:
        'Інструкції з діловодства за зверненнями громадян, затвердженої постановою Кабінету Міністрів України від 14.04.1997 № 348',
    },
    'kr-225-r-2023': {
      unit: ['пункту', 'пунктів'],
      title:
        'Положення про організацію особистого прийому громадян, розгляд усних та письмових звернень у виконкомі міської ради, затвердженого розпорядженням міського голови від 29.08.2023 № 225-р',
    },
  };

/**
 * «статті 7 Закону … та пункту 3.7 Положення …», after «відповідно до»: the clauses the decision rests on, the law
 * first. They come with the decision, so a letter never names an act that was not in force on its day.
 * Empty when no clause is of an act a citizen can look up.
 */
export const grounds = (clauses: readonly ClauseRef[]): string => closed(inWords(partsOf(clauses)));

/** A title that ends with a participle group closes it by a comma wherever the sentence goes on. */
const closed = (part: string): string => (/, затверджено[їг]/u.test(part) ? `${part},` : part);

const byNumber = (one: string, other: string): number => one.localeCompare(other, 'uk', { numeric: true });

function partsOf(clauses: readonly ClauseRef[]): string[] {
  const parts = Object.entries(acts).flatMap(([act, { unit, title }]) => {
    const cited = clauses.filter((clause) => clause.act === act).map((clause) => clause.clause);
    if (cited.length === 0) return [];
    // An act whose clauses are named by their subject is cited as a whole.
    const numbers = [...new Set(cited)].filter((clause) => /^\d/u.test(clause)).toSorted(byNumber);
    return [numbers.length === 0 ? title : `${unit[numbers.length === 1 ? 0 : 1]} ${numbers.join(', ')} ${title}`];
  });
  // «…, затвердженої … № 348, та пункту …»: before «та» the group is closed; elsewhere the list brings its own comma.
  return parts.map((part, place) => (place === parts.length - 2 ? closed(part) : part));
}

/** «а», «а та б», «а, б та в». */
export function inWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} та ${last}`;
}

/** Somebody’s words without the full stop they may end with: what follows brings its own. */
export const unended = (text: string): string => text.trim().replace(/(?<!\.)\.$/u, '');

/** Somebody’s words as a whole sentence: never «в 1 прим..», and never without an end; what leads to a list may. */
export const ended = (text: string): string => (/[.!?…:;]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Somebody’s words as a paragraph of their own: a capital before, an end behind, whatever they wrote. */
export const sentence = (text: string): string => capital(ended(text));

/** The author as a third party is told of them: art. 10 lets the name and residence be kept back. */
export function authorFor({ name, residence, confidential, signers }: ApplicantMention): string {
  if (confidential)
    return 'відомості на прохання громадянина не розголошуються (стаття 10 Закону України «Про звернення громадян»)';
  const author = residence === null ? name : `${name}, ${residence}`;
  if (signers === undefined) return author;
  return `${author}, та інші заявники${signers.count === null ? '' : ` (усього підписів: ${signers.count})`}`;
}
