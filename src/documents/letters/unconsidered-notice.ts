import type { PlainDate } from '../../domain/plain-date.js';
import { appeal, clauses, day, group, list, said, text } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';
import type { AppealMention } from './wording.js';

const letter = defineLetter('unconsidered-notice', {
  appeal,
  repeat: group('якщо питання вже вирішено по суті', {
    earlier: group('попереднє звернення', { index: text('його індекс'), registeredOn: day('дата реєстрації') }),
    answer: group('відповідь на нього', { number: text('номер'), signedOn: day('дата') }).nullable(),
  }).nullable(),
  late: group('якщо скаргу подано запізно', { lastDay: day('коли закінчився строк') }).nullable(),
  incapacity: group('якщо автор недієздатний: лист іде його представникові', {
    courtDecision: said('рішення суду'),
  }).nullable(),
  reasons: list('що додає той, хто вирішив, по абзацу', said('абзац')),
  decided: group('рішення (KR-3.5, KR-3.6)', { by: text('посада того, хто його прийняв'), on: day('дата') }),
  clauses,
});

/** Why an appeal is not considered (art. 8): a question already decided, a late complaint, incapacity. */
type UnconsideredGround =
  | {
      readonly ground: 'repeat-refusal';
      readonly earlier: Pick<AppealMention, 'index' | 'registeredOn'>;
      readonly answer: { readonly number: string; readonly signedOn: PlainDate } | null;
    }
  | { readonly ground: 'late-complaint'; readonly lastDay: PlainDate }
  | { readonly ground: 'incapacity'; readonly courtDecision: string };

export type UnconsideredNotice = Omit<Given<typeof letter>, 'repeat' | 'late' | 'incapacity'> & {
  readonly why: UnconsideredGround;
};

/** Tells the citizen that the appeal will not be considered, by which clause, and how to appeal (art. 8). */
export const unconsideredNotice = ({ why, ...notice }: UnconsideredNotice) =>
  letter({
    ...notice,
    repeat: why.ground === 'repeat-refusal' ? why : null,
    late: why.ground === 'late-complaint' ? why : null,
    incapacity: why.ground === 'incapacity' ? why : null,
  });
