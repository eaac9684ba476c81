import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted, groundsThen, inWords, yourAppeal, type AppealMention } from './wording.js';

interface ForwardNotice {
  readonly appeal: AppealMention;
  /** The bodies it went to, in the genitive: «Головного управління …». */
  readonly bodies: readonly string[];
  /** The questions sent on, when the rest is ours to answer; empty when the whole appeal went. */
  readonly questions: readonly string[];
  /** By when the council answers the part that stayed; null when nothing stayed. */
  readonly ownAnswerBy: PlainDate | null;
  readonly clauses: readonly ClauseRef[];
}

/** Tells the citizen where the appeal has gone (повідомлення про пересилання, art. 7, KR-3.7). */
export function forwardNotice({ appeal, bodies, questions, ownAnswerBy, clauses }: ForwardNotice): Sheet {
  const to = inWords(bodies.map((name) => `до ${name}`));
  const isPart = questions.length > 0;
  const what = isPart ? `${yourAppeal(appeal)}, у частині питань, зазначених нижче,` : `${yourAppeal(appeal)},`;
  const which = isPart ? 'цих питань' : `порушених у ${appeal.joined?.length ? 'них' : 'ньому'} питань`;
  return sheet('forward-notice', 'Про пересилання звернення за належністю', [
    paragraph(
      `Повідомляємо, що ${what} ${groundsThen(clauses)}переслано за належністю ${to}, оскільки вирішення ${which} не належить до повноважень виконавчого комітету міської ради.`,
    ),
    isPart && list(questions),
    paragraph(
      `Про результати розгляду Вас повідомить ${bodies.length > 1 ? 'кожен із зазначених органів' : 'зазначений орган'}.`,
    ),
    ownAnswerBy !== null &&
      paragraph(
        `Решту порушених питань розглядає виконавчий комітет міської ради. Відповідь на них буде надано не пізніше ${dotted(ownAnswerBy)}.`,
      ),
  ]);
}
