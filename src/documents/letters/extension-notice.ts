import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { counted } from '../../domain/plural.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted, groundsThen, inYourAppeal, sentence, type AppealMention } from './wording.js';

interface ExtensionNotice {
  readonly appeal: AppealMention;
  /** Why the first term does not suffice, as the leader wrote it: a whole sentence or more. */
  readonly reasons: string;
  /** The day the leader named, on or before the last of the whole term. */
  readonly extendedTo: PlainDate;
  /** Where that day is a day off: which it is, in words, and the working day on which the answer is due instead. */
  readonly answerBy: { readonly dayOff: string; readonly on: PlainDate } | null;
  /** The cap on the whole term, from the parameters in force, and the last of its days. */
  readonly cap: { readonly days: number; readonly on: PlainDate };
  readonly clauses: readonly ClauseRef[];
}

/** Tells the citizen that the term is longer, and why (повідомлення про продовження строку, art. 20). */
export function extensionNotice({ appeal, reasons, extendedTo, answerBy, cap, clauses }: ExtensionNotice): Sheet {
  const longest = counted(cap.days, ['дня', 'днів', 'днів']);
  return sheet('extension-notice', 'Про продовження строку розгляду звернення', [
    paragraph(`Повідомляємо, що вирішити у визначений строк питання, порушені ${inYourAppeal(appeal)}, неможливо.`),
    paragraph(sentence(reasons)),
    paragraph(
      `З огляду на це ${groundsThen(clauses)}строк розгляду звернення продовжено до ${dotted(extendedTo)}. Загальний строк вирішення порушених питань не перевищить ${longest}, останній із яких – ${dotted(cap.on)}.`,
    ),
    answerBy !== null &&
      paragraph(
        `${answerBy.dayOff}, тому відповідь буде надано не пізніше першого робочого дня після нього – ${dotted(answerBy.on)}.`,
      ),
  ]);
}
