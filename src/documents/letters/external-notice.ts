import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import { capital, dotted, groundsThen, yourAppeal, type AppealMention } from './wording.js';

interface ExternalNotice {
  readonly appeal: AppealMention;
  /** Whose resolution it is, in the genitive, and when it was written. */
  readonly resolution: { readonly author: string; readonly writtenOn: PlainDate };
  /** The outside bodies and enterprises, in the genitive. */
  readonly bodies: readonly string[];
  /** Who owes the one summarised reply (KR-3.13), and by when. */
  readonly mainExecutor: string;
  readonly dueOn: PlainDate;
  readonly clauses: readonly ClauseRef[];
}

/** Tells the citizen to whom the resolution sent the appeal (повідомлення заявника, KR-3.14, KR-2.31). */
export function externalNotice({ appeal, resolution, bodies, mainExecutor, dueOn, clauses }: ExternalNotice): Sheet {
  return sheet('external-notice', 'Про направлення звернення на розгляд', [
    paragraph(
      `${capital(`${groundsThen(clauses)}повідомляємо`)}, що за резолюцією ${resolution.author} від ${dotted(resolution.writtenOn)} ${yourAppeal(appeal)}, направлено на розгляд до:`,
    ),
    list(bodies),
    paragraph(
      `Головний виконавець, який надасть Вам узагальнену відповідь з порушених питань, – ${mainExecutor}. Строк розгляду – не пізніше ${dotted(dueOn)}.`,
    ),
  ]);
}
