import { appeal, applicant, clauses, day, flag, group, said, text, texts, theirs } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';
import type { Sheet } from '../sheet.js';

const letter = defineLetter('sender-notice', {
  theirs,
  appeal,
  applicant: applicant.nullable(),
  extended: group('якщо строк продовжено', {
    to: day('до якого дня'),
    reasons: said('чому'),
    answerBy: day('якщо той день вихідний: робочий день, до якого буде відповідь').nullable(),
  }).nullable(),
  returned: group('якщо звернення повернуто', { lacking: texts('чого бракує') }).nullable(),
  forwarded: group('якщо переслано за належністю', {
    body: text('кому, у родовому відмінку'),
    questions: texts('переслані питання, якщо решту розглядає рада; порожній, якщо переслано все'),
    ownAnswerBy: day('останній день відповіді на решту').nullable(),
  }).nullable(),
  ended: group('якщо розгляд припинено', {
    unconsidered: flag('не підлягає розгляду (ст. 8)'),
    repeat: flag('бо питання вже вирішено по суті'),
    late: flag('бо скаргу подано запізно'),
    anonymous: flag('бо воно анонімне'),
    because: texts('ознаки анонімного (KR-3.3)'),
    withdrawn: flag('заявник відкликав'),
  }).nullable(),
  clauses,
  told: group('лист, яким повідомлено громадянина', {
    number: text('номер; порожньо, поки лист на підписі').nullable(),
    on: day('дата'),
  }).nullable(),
});

type Told = Given<typeof letter>;
type As<Event extends string, Of> = { readonly event: Event } & NonNullable<Of>;

/** What became of an appeal that is not, or not yet, answered to whoever sent it on. */
export type SenderEvent =
  | As<'extended', Told['extended']>
  | As<'returned', Told['returned']>
  | As<'forwarded', Told['forwarded']>
  /** Art. 8: why, as far as a third party is told; that a court found the author incapacitated it is not. */
  | As<'unconsidered', { readonly ground: 'repeat-refusal' | 'late-complaint' | 'incapacity' }>
  /** `because`: which of the grounds of KR-3.3 there is, each a whole clause. */
  | As<'unconsidered', { readonly ground: 'anonymous'; readonly because: readonly string[] }>
  | As<'withdrawn', unknown>;

type SenderNotice = Omit<Told, 'extended' | 'returned' | 'forwarded' | 'ended'> & { readonly what: SenderEvent };

/**
 * Tells whoever sent an appeal on what became of it instead of an answer, or before one (повідомлення тому, хто надіслав
 * звернення): their number and date, whose appeal it was, what happened and by which clause. It is their letter: nothing
 * in it speaks to the citizen.
 */
export function senderNotice({ what, ...notice }: SenderNotice): Sheet {
  const ground = what.event === 'unconsidered' ? what.ground : null;
  const sheet = letter({
    ...notice,
    extended: what.event === 'extended' ? what : null,
    returned: what.event === 'returned' ? what : null,
    forwarded: what.event === 'forwarded' ? what : null,
    ended:
      what.event === 'unconsidered' || what.event === 'withdrawn'
        ? {
            unconsidered: ground !== null,
            repeat: ground === 'repeat-refusal',
            late: ground === 'late-complaint',
            anonymous: ground === 'anonymous',
            because: 'because' in what ? what.because : [],
            withdrawn: ground === null,
          }
        : null,
  });
  return { ...sheet, matter: what.event };
}

/** Whether a letter tells of more time, to the citizen or to whoever sent the appeal on: once it is answered, it tells a thing past. */
export const tellsOfExtension = ({ kind, title, matter }: Sheet): boolean =>
  kind === 'extension-notice' ||
  // Of a letter drawn up before its words were a template’s, only the title says what it tells of.
  (kind === 'sender-notice' &&
    (matter ?? title) === (matter ? 'extended' : 'Про продовження строку розгляду звернення'));
