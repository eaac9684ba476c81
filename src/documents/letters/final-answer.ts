import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { counted } from '../../domain/plural.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted, groundsThen, howToAppeal, sentence, yourAppeal, type AppealMention } from './wording.js';

interface FinalAnswer {
  readonly appeal: AppealMention;
  /** The objective reasons, a paragraph an item. */
  readonly reasons: readonly string[];
  /** A definite day of execution and the work to be done by it; null when there can be none. */
  readonly promise: { readonly work: string; readonly on: PlainDate; readonly controlledBy: string } | null;
  readonly capDays: number;
  readonly clauses: readonly ClauseRef[];
  readonly preparedBy: string;
}

/**
 * The answer when the question cannot be settled within the longest term (остаточна відповідь, KR-3.15,
 * KR-2.32): the reasons, or a definite day, which then enters the work plans under the main executor. Without a day the
 * citizen is left with nothing, as by a refusal, and is told how to appeal (art. 15, 16; docs/decisions/0123).
 */
export function finalAnswer({ appeal, reasons, promise, capDays, clauses, preparedBy }: FinalAnswer): Sheet {
  return sheet(
    'final-answer',
    'Про результати розгляду звернення',
    [
      paragraph(`${yourAppeal(appeal)}, розглянуто. ${opening(clauses)} надаємо остаточну відповідь.`),
      paragraph(
        `Вирішити порушене питання протягом ${counted(capDays, ['дня', 'днів', 'днів'])} неможливо з об’єктивних причин.`,
      ),
      ...reasons.map((text) => paragraph(sentence(text))),
      promise !== null && paragraph('Для вирішення питання буде виконано такі роботи (заходи).'),
      promise !== null &&
        paragraph(
          `${sentence(promise.work)} Строк виконання – до ${dotted(promise.on)}. Цей строк внесено до плану здійснення робіт; виконання контролює головний виконавець – ${promise.controlledBy}.`,
        ),
      promise === null && paragraph(howToAppeal),
    ],
    { preparedBy },
  );
}

function opening(clauses: readonly ClauseRef[]): string {
  const grounds = groundsThen(clauses).trim();
  return grounds === '' ? 'За результатами розгляду' : `За результатами розгляду ${grounds}`;
}
