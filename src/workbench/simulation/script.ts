import { z } from 'zod';
import { choice, day } from '../../platform/http/index.js';

const days = z
  .tuple([z.int().min(0).max(400), z.int().min(0).max(400)])
  .refine(([from, to]) => from <= to, 'Спершу менше число днів.')
  .describe('Скільки робочих днів минає: від і до');
const open = z.record(z.string(), z.unknown());
const share = z.number().positive().max(1e6).default(1).describe('Частка серед інших у цьому переліку');

const TaskPolicy = z
  .strictObject({
    days: days.default([0, 1]),
    minutes: z.number().min(0).max(10_000).default(15).describe('Скільки хвилин роботи'),
    answers: z
      .array(
        z
          .strictObject({ share, answer: open.describe('Поля форми; «сьогодні» і «строк+10» стають днями') })
          .meta({ id: 'TrialAnswer', description: 'Відповідь на завдання і як часто її дають.' }),
      )
      .min(1)
      .max(50)
      .describe('Які відповіді дають'),
  })
  .meta({ id: 'TrialTask', description: 'Як виконують одне завдання схеми.' });
export type TaskPolicy = z.output<typeof TaskPolicy>;

/** What comes to the council and how people act (сценарій проби): nobody real is in it. */
export const TrialScript = z
  .strictObject({
    title: z.string().min(3).max(200).describe('Назва'),
    from: day('Перший день, коли надходять листи'),
    to: day('Останній'),
    cases: z.int().min(1).max(50_000).describe('Скільки листів'),
    seed: z.int().default(1).describe('Який жереб: той самий дає те саме'),
    letters: z
      .array(
        z
          .strictObject({
            name: z.string().min(1).max(100).describe('Як його звати у звіті'),
            share,
            letter: open.describe('Поля, як у POST /appeals; авторів вигадано'),
          })
          .meta({ id: 'TrialLetter', description: 'Лист, який надходить, і як часто.' }),
      )
      .min(1)
      .max(100)
      .describe('Які листи надходять'),
    tasks: z.record(z.string(), TaskPolicy).describe('Хто як відповідає, за завданнями схем'),
    acts: z
      .array(
        z
          .strictObject({
            act: choice('TrialActName', 'Що роблять поза завданнями.', ['відкликає', 'просить продовжити']),
            share: z.number().min(0).max(1).describe('Яка частина справ'),
            after: days,
            with: open.describe('Зміст, як у відповідному запиті'),
          })
          .meta({ id: 'TrialAct', description: 'Дія поза завданнями.' }),
      )
      .max(20)
      .describe('Що роблять поза завданнями')
      .default([]),
  })
  .meta({ id: 'TrialScript', description: 'Сценарій проби: що надходить і як діють люди.' });
export type TrialScript = z.output<typeof TrialScript>;
