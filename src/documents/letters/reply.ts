import { Problem } from '../../domain/problem.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { howToAppeal, sentence, yourAppeal, type AppealMention } from './wording.js';

interface ReplyLetter {
  readonly appeal: AppealMention;
  /** What the main executor wrote, a paragraph an item. */
  readonly paragraphs: readonly string[];
  readonly outcome: 'resolved' | 'explained' | 'refused';
  /** What a refusal rests on, in the words of whoever refuses: the act and the reasons; without them it is none (art. 15). */
  readonly refusal: string | null;
  readonly preparedBy: string;
}

/** The council’s answer on the substance (відповідь заявникові, KR-3.12). @throws BODY_INVALID */
export function reply({ appeal, paragraphs, outcome, refusal, preparedBy }: ReplyLetter): Sheet {
  if (outcome === 'refused' && refusal === null) {
    throw new Problem('BODY_INVALID', {
      detail: 'Відмову викладають із посиланням на закон і мотивами (ст. 15 Закону).',
    });
  }
  return sheet(
    'reply',
    'Про розгляд звернення',
    [
      paragraph(`${yourAppeal(appeal)}, розглянуто. За результатами розгляду повідомляємо.`),
      ...paragraphs.map((text) => paragraph(sentence(text))),
      refusal !== null && paragraph('У задоволенні звернення відмовлено з таких підстав.'),
      refusal !== null && paragraph(sentence(refusal)),
      refusal !== null && paragraph(howToAppeal),
    ],
    { preparedBy },
  );
}
