import { Problem } from '../../domain/problem.js';
import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import { howToAppeal, inWords, sentence, yourAppeal, type AppealMention } from './wording.js';

interface ReplyLetter {
  readonly appeal: AppealMention;
  /** What the main executor wrote, a paragraph an item. */
  readonly paragraphs: readonly string[];
  /** What each question was answered, in the order they stand on the card. */
  readonly answers: readonly { readonly gist: string; readonly result: string; readonly refused: boolean }[];
  /** What a refusal rests on, in the words of whoever refuses: the act and the reasons; without them it is none (art. 15). */
  readonly refusal: string | null;
  /** A complaint that is not wholly satisfied, though nothing of it is refused: whoever complained may go on (art. 16). */
  readonly isUnsatisfied?: boolean;
  readonly preparedBy: string;
}

/** The council’s answer on the substance (відповідь заявникові, KR-3.12). @throws BODY_INVALID */
export function reply({ appeal, paragraphs, answers, refusal, isUnsatisfied = false, preparedBy }: ReplyLetter): Sheet {
  const isRefusal = answers.some(({ refused }) => refused);
  if (isRefusal && refusal === null) {
    throw new Problem('BODY_INVALID', {
      detail: 'Відмову викладають із посиланням на закон і мотивами (ст. 15 Закону).',
    });
  }
  const differ = new Set(answers.map(({ result }) => result)).size > 1;
  return sheet(
    'reply',
    'Про розгляд звернення',
    [
      paragraph(`${yourAppeal(appeal)}, розглянуто. За результатами розгляду повідомляємо.`),
      ...paragraphs.map((text) => paragraph(sentence(text))),
      differ && paragraph('Порушені питання та результат їх розгляду:'),
      differ && list(answers.map(({ gist, result }) => `${gist} – ${result}`)),
      refusal !== null && paragraph(`У задоволенні ${whatIsRefused(answers)} відмовлено з таких підстав.`),
      refusal !== null && paragraph(sentence(refusal)),
      (refusal !== null || isUnsatisfied) && paragraph(howToAppeal),
    ],
    { preparedBy },
  );
}

/** A refusal of one question is none of the whole: a letter with several names which (ст. 15). */
function whatIsRefused(answers: ReplyLetter['answers']): string {
  const numbers = answers.flatMap(({ refused }, place) => (refused ? [String(place + 1)] : []));
  if (numbers.length === answers.length) return 'звернення';
  return `звернення в частині ${numbers.length === 1 ? 'питання' : 'питань'} № ${inWords(numbers)}`;
}
