import { z } from 'zod';
import type { PlainDate } from '../../domain/plain-date.js';
import { applicant, count, day, executors, flag, group, joined, list, text } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';
import { dotted, ended, unended, type ApplicantMention } from './wording.js';

const goingOn = (means: string) => z.string().transform(ended).describe(means);

const letter = defineLetter('appeal-card', {
  index: text('реєстраційний індекс'),
  onControl: flag('на контролі'),
  repeat: flag('повторне'),
  applicant,
  contacts: joined('електронна пошта, телефон', ', '),
  classification: list(
    'рядки картки про вид звернення, предмет, ознаки, категорії автора',
    group('рядок', { label: text('назва'), value: text('значення') }),
  ),
  datedOn: day('дата звернення').nullable(),
  receivedOn: day('дата надходження'),
  registeredOn: day('дата реєстрації'),
  previousIndexes: joined('індекси попередніх звернень', ', '),
  joinedLetters: joined('приєднані звернення: «К-15 від 04.03.2024»'),
  sentFrom: group('звідки надійшло', {
    sender: text('хто надіслав'),
    datedOn: day('дата супровідного листа').nullable(),
    index: text('його номер').nullable(),
    answerBy: day('строк за ним').nullable(),
  }).nullable(),
  sheets: count('скільки аркушів').nullable(),
  questions: list(
    'порушені питання',
    group('питання', { gist: text('суть'), topic: text('тема'), result: text('результат').nullable() }),
  ),
  resolution: group('резолюція', {
    author: text('автор'),
    writtenOn: day('дата'),
    text: text('зміст'),
    executors,
  }).nullable(),
  dueOn: day('строк виконання').nullable(),
  extensions: joined('що вирішено про продовження строку, кожного разу'),
  breach: group('якщо строк порушено (KR-3.18)', {
    reason: goingOn('причина; порожньо, поки не пояснено').nullable(),
    measures: goingOn('вжиті заходи').nullable(),
  }).nullable(),
  interimReplies: list(
    'проміжні відповіді',
    group('відповідь', { sentOn: day('дата'), index: text('номер').nullable(), gist: text('зміст') }),
  ),
  result: text('результат розгляду').nullable(),
  reply: group('відповідь', {
    number: text('номер'),
    signedOn: day('дата'),
    signedBy: text('хто підписав'),
    sent: text('коли і як надіслано').nullable(),
  }).nullable(),
  controlEnded: group('якщо знято з контролю', { on: day('коли'), by: text('ким') }).nullable(),
  file: group('справа', {
    file: text('справа'),
    volume: text('том').nullable(),
    sheets: text('аркуші').nullable(),
  }).nullable(),
});

/** The card with its codes already put into words; what is null prints as a dash. */
export interface AppealCard extends Omit<
  Given<typeof letter>,
  'applicant' | 'contacts' | 'classification' | 'extensions'
> {
  readonly applicant: ApplicantMention & { readonly email: string | null; readonly phone: string | null };
  /** Kind, subject with the number who signed, feature, form of receipt, categories and social status. */
  readonly classification: readonly (readonly [label: string, value: string])[];
  /** What was decided on each request for more time, in order; `to` is null where it was refused. */
  readonly extensions: readonly {
    readonly on: PlainDate;
    readonly by: string;
    readonly to: PlainDate | null;
    readonly grounds: string;
  }[];
}

/** The registration and control card of an appeal (реєстраційно-контрольна картка, CMU 348). */
export const appealCard = ({ classification, extensions, ...card }: AppealCard) =>
  letter({
    ...card,
    contacts: [card.applicant.email, card.applicant.phone].filter((one) => one !== null),
    classification: classification.map(([label, value]) => ({ label, value })),
    extensions: extensions.map(extensionLine),
  });

function extensionLine({ on, by, to, grounds }: AppealCard['extensions'][number]): string {
  const decided = to === null ? 'відмовлено' : `до ${dotted(to)}`;
  return `${decided} (${by}, ${dotted(on)}): ${unended(grounds)}`;
}
