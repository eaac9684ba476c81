import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import {
  byAuthor,
  dotted,
  groundsThen,
  inWords,
  sentence,
  toSender,
  type AppealMention,
  type ApplicantMention,
  type TheirLetter,
} from './wording.js';

/** What became of an appeal that is not, or not yet, answered to whoever sent it on. */
export type SenderEvent =
  | {
      readonly event: 'extended';
      readonly to: PlainDate;
      readonly reasons: string;
      /** Where that day is a day off: the working day on which the answer is due instead. */
      readonly answerBy: PlainDate | null;
    }
  | { readonly event: 'returned'; readonly lacking: readonly string[] }
  | {
      readonly event: 'forwarded';
      /** In the genitive. */
      readonly body: string;
      /** The questions sent on, when the rest is ours to answer; empty when the whole appeal went. */
      readonly questions: readonly string[];
      readonly ownAnswerBy: PlainDate | null;
    }
  | { readonly event: 'unconsidered'; readonly ground: UnconsideredFor }
  /** `because`: which of the grounds of KR-3.3 there is, each a whole clause. */
  | { readonly event: 'unconsidered'; readonly ground: 'anonymous'; readonly because: readonly string[] }
  | { readonly event: 'withdrawn' };

/** Art. 8: why, as far as a third party is told; that a court found the author incapacitated it is not. */
type UnconsideredFor = 'repeat-refusal' | 'late-complaint' | 'incapacity';

interface SenderNotice {
  /** Their covering letter: the number and the date they look it up by. */
  readonly theirs: TheirLetter;
  readonly appeal: AppealMention;
  /** Null where the author cannot be told or is not known. */
  readonly applicant: ApplicantMention | null;
  readonly what: SenderEvent;
  readonly clauses: readonly ClauseRef[];
  /** The letter by which the citizen is told of it, without a number while it is being signed; null where there was none. */
  readonly told: { readonly number: string | null; readonly on: PlainDate } | null;
}

/**
 * Tells whoever sent an appeal on what became of it instead of an answer, or before one (повідомлення тому, хто надіслав
 * звернення): their number and date, whose appeal it was, what happened and by which clause. It is their letter: nothing
 * in it speaks to the citizen.
 */
export function senderNotice({ theirs, appeal, applicant, what, clauses, told }: SenderNotice): Sheet {
  return sheet('sender-notice', titles[what.event], [
    paragraph(toSender(theirs, appeal, said(what, groundsThen(clauses)))),
    applicant !== null && paragraph(byAuthor(applicant)),
    ...more(what),
    told !== null && paragraph(toldInWords(told)),
  ]);
}

const titles: Readonly<Record<SenderEvent['event'], string>> = {
  extended: 'Про продовження строку розгляду звернення',
  returned: 'Про повернення звернення заявникові',
  forwarded: 'Про пересилання звернення за належністю',
  unconsidered: 'Про припинення розгляду звернення',
  withdrawn: 'Про припинення розгляду звернення',
};

/** Whether a letter tells of more time, to the citizen or to whoever sent the appeal on: once it is answered, it tells a thing past. */
export const tellsOfExtension = ({ kind, title }: Sheet): boolean =>
  kind === 'extension-notice' || (kind === 'sender-notice' && title === titles.extended);

const grounds: Readonly<Record<UnconsideredFor, string>> = {
  'repeat-refusal': ': порушене в ньому питання вже вирішено по суті за попереднім зверненням заявника.',
  'late-complaint': ': скаргу подано з порушенням строку її подання.',
  incapacity: '.',
};

/** `ground` is «відповідно до …» with the space after it, or nothing. */
function said(what: SenderEvent, ground: string): string {
  switch (what.event) {
    case 'extended':
      return `ще розглядається: ${ground}строк розгляду продовжено до ${dotted(what.to)}.`;
    case 'returned':
      return `${ground}повернуто заявникові з роз’ясненнями.`;
    case 'forwarded':
      return what.questions.length === 0
        ? `${ground}переслано за належністю до ${what.body}.`
        : `${ground}переслано за належністю до ${what.body} у частині питань, зазначених нижче.`;
    case 'unconsidered':
      return `${ground}розгляду не підлягає${
        what.ground === 'anonymous' ? `: воно анонімне – ${inWords(what.because)}.` : grounds[what.ground]
      }`;
    case 'withdrawn':
      return 'заявник відкликав, тому його розгляд припинено.';
  }
}

function more(what: SenderEvent) {
  switch (what.event) {
    case 'extended':
      return [
        paragraph(sentence(what.reasons)),
        what.answerBy !== null &&
          paragraph(`Останній день строку вихідний, тому відповідь буде надано не пізніше ${dotted(what.answerBy)}.`),
      ];
    case 'returned':
      return [
        paragraph('Заявникові роз’яснено, чого бракує і що зробити:'),
        list(what.lacking),
        paragraph('Після усунення цих недоліків заявник може звернутися знову.'),
      ];
    case 'forwarded':
      return [
        what.questions.length > 0 && paragraph('Переслані питання:'),
        what.questions.length > 0 && list(what.questions),
        what.ownAnswerBy !== null &&
          paragraph(`Відповідь на решту питань буде надано не пізніше ${dotted(what.ownAnswerBy)}.`),
      ];
    default:
      return [];
  }
}

function toldInWords({ number, on }: NonNullable<SenderNotice['told']>): string {
  return number === null
    ? 'Заявника повідомляють окремим листом.'
    : `Заявника повідомлено листом від ${dotted(on)} № ${number}.`;
}
