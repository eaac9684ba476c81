import type { PlainDate } from '../../domain/plain-date.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted, howToAppeal, sentence, unended } from './wording.js';

interface ReceptionExplanation {
  /** The card of the reception: `17/2026`. */
  readonly card: string;
  readonly heldOn: PlainDate;
  /** Who received, in the genitive: «заступника міського голови …». */
  readonly leader: string;
  readonly question: string;
  /** What was explained, a paragraph an item. */
  readonly paragraphs: readonly string[];
  /** What is explained to a complaint has not satisfied it: whoever complained may go on (art. 16). */
  readonly isComplaint?: boolean;
}

/** Puts in writing what a question was settled by at the reception (письмове роз’яснення, KR-2.28, 2.29). */
export function receptionExplanation({
  card,
  heldOn,
  leader,
  question,
  paragraphs,
  isComplaint = false,
}: ReceptionExplanation): Sheet {
  return sheet('reception-explanation', 'Про підсумки особистого прийому', [
    paragraph(
      `На особистому прийомі у ${leader} ${dotted(heldOn)} (картка № ${card}) Ви порушили питання: «${unended(question)}».`,
    ),
    paragraph('На Ваше прохання повідомляємо письмово, що Вам роз’яснено.'),
    ...paragraphs.map((text) => paragraph(sentence(text))),
    isComplaint && paragraph(howToAppeal),
  ]);
}
