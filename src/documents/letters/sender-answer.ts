import { appeal, applicant, day, earlier, flag, group, list, preparedBy, said, text, theirs } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/**
 * Tells whoever sent an appeal on what came of it (інформація про результати розгляду): their number and date, whose
 * appeal it was, what each question ended with and what the citizen was answered. It is their letter: nothing in it
 * speaks to the citizen.
 */
export const senderAnswer = defineLetter('sender-answer', {
  theirs,
  appeal,
  applicant,
  earlier,
  questions: list(
    'питання звернення',
    group('питання', { gist: text('суть питання'), result: text('результат розгляду').nullable() }),
  ),
  final: flag('відповідь остаточна: чому решту не вирішити у строк (KR-3.15)'),
  answered: list('що відповіли громадянинові, по абзацу', said('абзац')),
  reply: group('лист ради громадянинові', { number: text('номер'), signedOn: day('дата') }),
  preparedBy,
});
