import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import { capital, dotted, groundsThen } from './wording.js';

interface ReceptionForward {
  /** The card of the reception: `17/2026`. */
  readonly card: string;
  readonly heldOn: PlainDate;
  /** Who received, in the genitive: «заступника міського голови …». */
  readonly leader: string;
  readonly questions: readonly string[];
  /** To whom they were sent, in the genitive, in the order of the instruction. */
  readonly bodies: readonly string[];
  /** Who owes the one summarised reply (KR-2.30), and by when; null while it is not known. */
  readonly mainExecutor: string | null;
  readonly dueOn: PlainDate | null;
  readonly clauses: readonly ClauseRef[];
}

/**
 * Tells a citizen who was not told at the reception where the questions were sent (повідомлення про направлення,
 * KR-2.31). The head of the office signs it, or the deputy head in the head's absence.
 */
export function receptionForward(notice: ReceptionForward): Sheet {
  const { card, heldOn, leader, questions, bodies, mainExecutor, dueOn, clauses } = notice;
  const one = questions.length === 1;
  const what = one ? 'питання' : 'питання, зазначені нижче,';
  return sheet('reception-forward', 'Про направлення питань з особистого прийому', [
    paragraph(
      `${capital(`${groundsThen(clauses)}повідомляємо`)}, що ${what} з Вашого особистого прийому у ${leader} ${dotted(heldOn)} (картка № ${card}) направлено на розгляд:`,
    ),
    list(bodies.map((body) => `до ${body}`)),
    paragraph(one ? 'Суть питання:' : 'Суть питань:'),
    list(questions),
    mainExecutor !== null &&
      paragraph(`Узагальнену відповідь надасть головний виконавець – ${mainExecutor}${until(dueOn)}.`),
    mainExecutor === null && dueOn !== null && paragraph(`Строк розгляду – не пізніше ${dotted(dueOn)}.`),
  ]);
}

const until = (dueOn: PlainDate | null): string => (dueOn === null ? '' : `, не пізніше ${dotted(dueOn)}`);
