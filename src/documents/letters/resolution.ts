import type { PlainDate } from '../../domain/plain-date.js';
import { fields, list, paragraph, sheet, type Sheet } from '../sheet.js';
import { executorLine } from './appeal-card.js';
import { authorFor, dotted, type AppealMention, type ApplicantMention } from './wording.js';

interface ResolutionSheet {
  readonly appeal: AppealMention;
  readonly applicant: ApplicantMention;
  readonly text: string;
  /** In the order the leader named them: it decides who owes the reply. */
  readonly executors: readonly { readonly name: string; readonly task: string | null; readonly main: boolean }[];
  readonly dueOn: PlainDate;
  readonly writtenOn: PlainDate;
}

/** A leader’s instruction on an appeal, as the executors get it (резолюція, KR-3.12). */
export function resolution({ appeal, applicant, text, executors, dueOn, writtenOn }: ResolutionSheet): Sheet {
  const named = executors.map(executorLine);
  return sheet('resolution', `Резолюція до звернення № ${appeal.index} від ${dotted(appeal.registeredOn)}`, [
    fields([
      ['Автор звернення', authorFor(applicant)],
      ['Дата резолюції', dotted(writtenOn)],
      ['Строк виконання', `до ${dotted(dueOn)}`],
    ]),
    list(named),
    paragraph(text),
  ]);
}
