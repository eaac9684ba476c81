import { appeal, clauses, day, list, texts } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';
import { z } from 'zod';

/** Tells the citizen where the appeal has gone (повідомлення про пересилання, art. 7, KR-3.7). */
export const forwardNotice = defineLetter('forward-notice', {
  appeal,
  bodies: list(
    'куди переслано: «до Пенсійного фонду»',
    z.string().transform((body) => `до ${body}`),
  ),
  questions: texts('переслані питання, якщо решту розглядає рада; порожній, якщо переслано все звернення'),
  ownAnswerBy: day('останній день відповіді на решту питань').nullable(),
  clauses,
});
