import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { counted } from '../../domain/plural.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted, groundsThen, inYourAppeal, type AppealMention } from './wording.js';

export interface ExtensionNotice {
  readonly appeal: AppealMention;
  /** Why the first term does not suffice, as the leader wrote it: a whole sentence or more. */
  readonly reasons: string;
  readonly extendedTo: PlainDate;
  /** The cap on the whole term, from the parameters in force. */
  readonly capDays: number;
  readonly clauses: readonly ClauseRef[];
}

/** Tells the citizen that the term is longer, and why (повідомлення про продовження строку, art. 20). */
export function extensionNotice({ appeal, reasons, extendedTo, capDays, clauses }: ExtensionNotice): Sheet {
  return sheet('extension-notice', 'Про продовження строку розгляду звернення', [
    paragraph(`Повідомляємо, що вирішити у визначений строк питання, порушені ${inYourAppeal(appeal)}, неможливо.`),
    paragraph(reasons),
    paragraph(
      `З огляду на це ${groundsThen(clauses)}строк розгляду звернення продовжено до ${dotted(extendedTo)}. Загальний строк вирішення порушених питань не перевищить ${counted(capDays, ['дня', 'днів', 'днів'])}.`,
    ),
  ]);
}
