import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import {
  capital,
  dotted,
  groundsThen,
  howToAppeal,
  sentence,
  theAppeal,
  yourAppeal,
  type AppealMention,
} from './wording.js';

/** Why an appeal is not considered (art. 8): a question already decided, a late complaint, incapacity. */
type UnconsideredGround =
  | {
      readonly ground: 'repeat-refusal';
      readonly earlier: Pick<AppealMention, 'index' | 'registeredOn'>;
      readonly answer: { readonly number: string; readonly signedOn: PlainDate } | null;
    }
  | { readonly ground: 'late-complaint'; readonly lastDay: PlainDate }
  | { readonly ground: 'incapacity'; readonly courtDecision: string };

export interface UnconsideredNotice {
  readonly appeal: AppealMention;
  readonly why: UnconsideredGround;
  /** What the official who decided adds, a paragraph an item: why this letter falls under that clause. */
  readonly reasons: readonly string[];
  /** Whose decision it is (KR-3.5, KR-3.6): the post, and the day. */
  readonly decided: { readonly by: string; readonly on: PlainDate };
  readonly clauses: readonly ClauseRef[];
}

/** Tells the citizen that the appeal will not be considered, by which clause, and how to appeal (art. 8). */
export function unconsideredNotice({ appeal, why, reasons, decided, clauses }: UnconsideredNotice): Sheet {
  return sheet('unconsidered-notice', 'Про припинення розгляду звернення', [
    paragraph(`Повідомляємо, що ${whose(appeal, why)}, розгляду не підлягає.`),
    paragraph(capital(`${groundsThen(clauses)}${rule(why)}`)),
    paragraph(circumstance(why)),
    ...reasons.map((text) => paragraph(sentence(text))),
    paragraph(
      `Рішення про припинення розгляду прийнято ${dotted(decided.on)}. Посадова особа, яка його прийняла: ${decided.by}.`,
    ),
    why.ground === 'late-complaint' &&
      paragraph(
        'Строк, пропущений з поважної причини, може бути поновлено: для цього зазначте причину пропуску в новій скарзі.',
      ),
    paragraph(howToAppeal),
  ]);
}

/** An incapacitated author is answered through the representative: to them it is not their appeal. */
function whose(appeal: AppealMention, { ground }: UnconsideredGround): string {
  return ground === 'incapacity' ? `${theAppeal(appeal)}, подане особою, яку Ви представляєте` : yourAppeal(appeal);
}

function rule({ ground }: UnconsideredGround): string {
  switch (ground) {
    case 'repeat-refusal':
      return 'не розглядаються повторні звернення одним і тим самим органом від одного й того самого громадянина з одного й того самого питання, якщо перше вирішено по суті.';
    case 'late-complaint':
      return 'не розглядаються скарги, подані з порушенням строку їх подання.';
    case 'incapacity':
      return 'не розглядаються звернення осіб, визнаних судом недієздатними.';
  }
}

function circumstance(why: UnconsideredGround): string {
  switch (why.ground) {
    case 'repeat-refusal': {
      const told =
        why.answer === null
          ? ''
          : `, про що Вам надано відповідь від ${dotted(why.answer.signedOn)} № ${why.answer.number}`;
      return `Порушене Вами питання вирішено по суті за результатами розгляду звернення, зареєстрованого ${dotted(why.earlier.registeredOn)} за № ${why.earlier.index}${told}.`;
    }
    case 'late-complaint':
      return `Строк подання скарги закінчився ${dotted(why.lastDay)}.`;
    case 'incapacity':
      return `Автора визнано недієздатним за рішенням суду. ${sentence(why.courtDecision)} Звернення в інтересах такої особи може подати її законний представник.`;
  }
}
