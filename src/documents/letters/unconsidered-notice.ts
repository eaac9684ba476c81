import { appeal, clauses, day, group, list, said, text } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';

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

type Told = Given<typeof letter>;
type On<Ground extends string, Of> = { readonly ground: Ground } & NonNullable<Of>;

export type UnconsideredNotice = Omit<Told, 'repeat' | 'late' | 'incapacity'> & {
  /** Why it is not considered (art. 8): a question already decided, a late complaint, incapacity. */
  readonly why:
    On<'repeat-refusal', Told['repeat']> | On<'late-complaint', Told['late']> | On<'incapacity', Told['incapacity']>;
};

/** Tells the citizen that the appeal will not be considered, by which clause, and how to appeal (art. 8). */
export const unconsideredNotice = ({ why, ...notice }: UnconsideredNotice) =>
  letter({
    ...notice,
    repeat: why.ground === 'repeat-refusal' ? why : null,
    late: why.ground === 'late-complaint' ? why : null,
    incapacity: why.ground === 'incapacity' ? why : null,
  });
