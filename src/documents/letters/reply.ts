import { Problem } from '../../domain/problem.js';
import { appeal, earlier, flag, group, list, preparedBy, said, text, texts } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';

const letter = defineLetter('reply', {
  appeal,
  earlier,
  paragraphs: list('що написав головний виконавець, по абзацу', said('абзац')),
  answers: list(
    'питання та результати, якщо результати різні; інакше порожній',
    group('питання', { gist: text('суть питання'), result: text('результат розгляду') }),
  ),
  refusal: said('підстави відмови словами того, хто відмовляє: акт і мотиви (ст. 15)').nullable(),
  refused: texts('номери питань, у яких відмовлено; порожній, якщо відмовлено в усіх'),
  mayAppeal: flag('відмовлено: пояснити, як оскаржити це рішення (ст. 15)'),
  mayGoOn: flag(
    'не відмовлено, але скаргу чи звернення проти відмови задоволено не повністю: куди йти далі (ст. 16, 19)',
  ),
  preparedBy,
});

type ReplyLetter = Omit<Given<typeof letter>, 'answers' | 'earlier' | 'refused' | 'mayAppeal' | 'mayGoOn'> & {
  /** What each question was answered, in the order they stand on the card. */
  readonly answers: readonly { readonly gist: string; readonly result: string; readonly refused: boolean }[];
  readonly earlier?: Given<typeof letter>['earlier'];
  /** A complaint, or what disputes a refusal, that is not wholly satisfied: whoever sent it may go on (art. 16, 19). */
  readonly isUnsatisfied?: boolean;
};

/** The council’s answer on the substance (відповідь заявникові, KR-3.12). @throws BODY_INVALID */
export function reply({ answers, earlier: before = [], isUnsatisfied = false, ...rest }: ReplyLetter) {
  const { refusal } = rest;
  const refused = answers.flatMap((answer, place) => (answer.refused ? [String(place + 1)] : []));
  if (refused.length > 0 && refusal === null) {
    throw new Problem('BODY_INVALID', {
      detail: 'Відмову викладають із посиланням на закон і мотивами (ст. 15 Закону).',
    });
  }
  const differ = new Set(answers.map(({ result }) => result)).size > 1;
  return letter({
    ...rest,
    earlier: before,
    answers: differ ? answers : [],
    // A refusal of one question is none of the whole: a letter with several names which (ст. 15).
    refused: refused.length === answers.length ? [] : refused,
    mayAppeal: refusal !== null,
    // Where nothing is refused there is no decision here that could be appealed.
    mayGoOn: refusal === null && isUnsatisfied,
  });
}
