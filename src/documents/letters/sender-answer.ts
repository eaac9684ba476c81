import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import type { PlainDate } from '../../domain/plain-date.js';
import {
  byAuthor,
  dotted,
  sentence,
  toSender,
  type AppealMention,
  type ApplicantMention,
  type TheirLetter,
} from './wording.js';

interface SenderAnswer {
  /** Their covering letter: the number and the date they look it up by; one of them may be missing. */
  readonly theirs: TheirLetter;
  /** The appeal that came with it, under our number. */
  readonly appeal: AppealMention;
  readonly applicant: ApplicantMention;
  readonly questions: readonly { readonly gist: string; readonly result: string | null }[];
  /** Whether the answer says why the rest cannot be resolved in the term (KR-3.15). */
  readonly final: boolean;
  /** What the citizen was answered, a paragraph an item. */
  readonly answered: readonly string[];
  /** The council’s letter to the citizen, signed also where it was told by word of mouth (KR-2.28). */
  readonly reply: { readonly number: string; readonly signedOn: PlainDate };
  readonly preparedBy: string;
}

/**
 * Tells whoever sent an appeal on what came of it (інформація про результати розгляду): their number and date, whose
 * appeal it was, what each question ended with and what the citizen was answered. It is their letter: nothing in it
 * speaks to the citizen.
 */
export function senderAnswer(answer: SenderAnswer): Sheet {
  const { theirs, appeal, applicant, questions, final, answered, reply, preparedBy } = answer;
  return sheet(
    'sender-answer',
    'Про результати розгляду звернення',
    [
      paragraph(toSender(theirs, appeal, 'розглянуто.')),
      paragraph(byAuthor(applicant)),
      questions.length > 0 && paragraph('Порушені питання та результат їх розгляду:'),
      questions.length > 0 &&
        list(questions.map(({ gist, result }) => (result === null ? gist : `${gist} – ${result}`))),
      paragraph(
        `Заявникові надано ${final ? 'остаточну відповідь' : 'відповідь'} від ${dotted(reply.signedOn)} № ${reply.number} такого змісту.`,
      ),
      ...answered.map((text) => paragraph(sentence(text))),
    ],
    { attachments: ['копія відповіді заявникові в 1 прим.'], preparedBy },
  );
}
