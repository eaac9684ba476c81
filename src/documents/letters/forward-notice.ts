import { appeal, clauses, day, flag, group, joined, list, text, texts } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';
import { z } from 'zod';

const letter = defineLetter('forward-notice', {
  appeal,
  bodies: list(
    'куди переслано: «до Пенсійного фонду»',
    z.string().transform((body) => `до ${body}`),
  ),
  part: flag('переслано лише частину: решту розглядає рада'),
  questions: texts('переслані питання, якщо переслано частину одному органові; інакше порожній'),
  byBody: list(
    'кому які питання переслано, якщо органів кілька; інакше порожній',
    group('орган', { body: text('«до Пенсійного фонду»'), questions: joined('питання') }),
  ),
  ownAnswerBy: day('останній день відповіді на решту питань').nullable(),
  clauses,
});

type ForwardNotice = Pick<Given<typeof letter>, 'appeal' | 'ownAnswerBy' | 'clauses'> & {
  /** Each with what it is to answer, in words. */
  readonly sentTo: readonly { readonly body: string; readonly questions: readonly string[] }[];
  readonly isPart: boolean;
};

/** Tells the citizen where the appeal has gone, to each body what (повідомлення про пересилання, art. 7, KR-3.7). */
export function forwardNotice({ sentTo, isPart, ...notice }: ForwardNotice) {
  const isToSeveral = sentTo.length > 1;
  return letter({
    ...notice,
    bodies: sentTo.map(({ body }) => body),
    part: isPart,
    questions: isPart && !isToSeveral ? sentTo.flatMap(({ questions }) => questions) : [],
    byBody: isToSeveral ? sentTo.map(({ body, questions }) => ({ body: `до ${body}`, questions })) : [],
  });
}
