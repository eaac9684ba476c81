import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import {
  byAuthor,
  capital,
  dotted,
  groundsThen,
  sentence,
  theAppeal,
  type AppealMention,
  type ApplicantMention,
} from './wording.js';

interface CoveringNote {
  readonly appeal: AppealMention;
  readonly applicant: ApplicantMention;
  /**
   * `forward`: theirs to decide. `execute`: named in our resolution, they answer to our main executor. `answer`: the
   * district committee that our resolution makes the main executor; it answers the citizen itself (KR-3.19).
   */
  readonly purpose: 'forward' | 'execute' | 'answer';
  readonly questions: readonly string[];
  /** What the registrar adds in words of their own, a paragraph an item. */
  readonly words: readonly string[];
  /** Who gathers the answers, in the nominative, and by when, for `execute`. */
  readonly answerTo: string | null;
  readonly answerBy: PlainDate | null;
  readonly sheets: number | null;
  readonly clauses: readonly ClauseRef[];
}

/** Goes with the appeal to the body that is to decide or act on it (супровідний лист). */
export function coveringLetter(note: CoveringNote): Sheet {
  const { appeal, applicant, purpose, questions, words, sheets, clauses } = note;
  const aim = purpose === 'forward' ? 'для розгляду за належністю' : 'для розгляду відповідно до резолюції';
  const attachment = `звернення${sheets === null ? '' : ` на ${sheets} арк.`} в 1 прим.`;
  return sheet(
    'covering-letter',
    purpose === 'forward' ? 'Про надсилання звернення за належністю' : 'Про розгляд звернення',
    [
      paragraph(`${capital(`${groundsThen(clauses)}надсилаємо`)} ${aim} ${theAppeal(appeal)}.`),
      paragraph(byAuthor(applicant)),
      questions.length > 0 && paragraph('Питання, що належать до Ваших повноважень:'),
      questions.length > 0 && list(questions),
      ...words.map((text) => paragraph(sentence(text))),
      paragraph(request(note)),
      applicant.confidential &&
        paragraph(
          'Просимо забезпечити додержання статті 10 Закону України «Про звернення громадян»: відомості про автора, зазначені у зверненні, можуть бути повідомлені лише особам, які мають відношення до вирішення справи.',
        ),
    ],
    { attachments: [attachment] },
  );
}

function request({ purpose, answerTo, answerBy }: CoveringNote): string {
  if (purpose === 'forward') {
    return 'Про результати розгляду просимо повідомити заявника у строк, визначений законодавством. Заявника про пересилання звернення повідомлено.';
  }
  const until = answerBy === null ? '' : ` не пізніше ${dotted(answerBy)}`;
  if (purpose === 'answer')
    return `Узагальнену відповідь заявникові та органу, який переслав звернення, просимо надати за підписом голови районної у місті ради${until}.`;
  const asked = 'Інформацію для підготовки узагальненої відповіді просимо надати';
  return answerTo === null
    ? `${asked} виконавчому комітету міської ради${until}.`
    : `${asked} головному виконавцеві${until}. Головний виконавець – ${answerTo}.`;
}
