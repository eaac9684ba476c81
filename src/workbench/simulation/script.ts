import { z } from 'zod';
import { isPlainDate } from '../../domain/plain-date.js';

const day = z.string().refine(isPlainDate, 'День: РРРР-ММ-ДД.');
const days = z
  .tuple([z.int().min(0).max(400), z.int().min(0).max(400)])
  .refine(([from, to]) => from <= to, 'Спершу менше число днів.')
  .describe('Скільки робочих днів минає: від і до');
const open = z.record(z.string(), z.unknown());
const share = z.number().positive().max(1e6).default(1).describe('Частка серед інших у цьому переліку');

const TaskPolicy = z.strictObject({
  days: days.default([0, 1]),
  minutes: z.number().min(0).max(10_000).default(15).describe('Скільки хвилин роботи'),
  answers: z
    .array(z.strictObject({ share, answer: open }))
    .min(1)
    .max(50),
});
export type TaskPolicy = z.output<typeof TaskPolicy>;

/** What comes to the council and how people act (сценарій проби): nobody real is in it. */
export const TrialScript = z.strictObject({
  title: z.string().min(3).max(200),
  from: day.describe('Перший день, коли надходять листи'),
  to: day.describe('Останній'),
  cases: z.int().min(1).max(50_000).describe('Скільки листів'),
  seed: z.int().default(1).describe('Який жереб: той самий дає те саме'),
  letters: z
    .array(z.strictObject({ name: z.string().min(1).max(100), share, letter: open }))
    .min(1)
    .max(100)
    .describe('Які листи: поля, як у POST /appeals; авторів вигадано'),
  tasks: z.record(z.string(), TaskPolicy).describe('Хто як відповідає, за завданнями схем'),
  acts: z
    .array(
      z.strictObject({
        act: z.enum(['відкликає', 'просить продовжити']),
        share: z.number().min(0).max(1).describe('Яка частина справ'),
        after: days,
        with: open,
      }),
    )
    .max(20)
    .default([]),
});
export type TrialScript = z.output<typeof TrialScript>;
