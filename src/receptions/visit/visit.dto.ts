import { z } from 'zod';
import { choice } from '../../platform/http/index.js';
import { companion, question, visitor } from '../booking/booking.dto.js';
import { enteredInstant, RemoteIdentity } from '../values.js';

const side = z.int().min(0).max(1000);

/** What the registrar sees at the entrance (допуск, KR-2.23): absent means that it was not there. */
export const entry = z
  .strictObject({
    intoxicationSigns: z.boolean().describe('Чи є ознаки сп’яніння').default(false),
    weapons: z.boolean().describe('Чи є зброя').default(false),
    animal: z.boolean().describe('Чи з твариною').default(false),
    bag: z
      .array(side)
      .length(3)
      .nullable()
      .describe(
        'Сторони найбільшої сумки в цілих сантиметрах, початий рахують цілим, за будь-яким порядком; null без сумки',
      )
      .default(null),
    posters: z.boolean().describe('Чи з плакатами').default(false),
    disorder: z.boolean().describe('Чи порушує порядок').default(false),
  })
  .meta({
    id: 'SeenAtEntrance',
    description: 'Що побачив реєстратор на вході (п. 2.23); чого не сказано, того немає.',
  });

/** A citizen is connected at a distance, or could not be (зв’язок, docs/decisions/0041). */
export const connection = z
  .strictObject({
    state: choice('ConnectionState', 'Чи з’єднано: так, не відповів чи зв’язок не встановився.', [
      'made',
      'no-answer',
      'failed',
    ]),
    identity: RemoteIdentity.default('as-said'),
    toldOfRecording: z.boolean().describe('Чи сказано громадянинові, що розмову записують (п. 2.24)').default(false),
  })
  .meta({ id: 'Connection', description: 'Зв’язок із громадянином, якого приймають на відстані.' });

/** A call on the direct line (дзвінок на пряму лінію): who calls, as they say, and what about. */
export const lineCall = z
  .strictObject({
    calledAt: enteredInstant.describe('Коли подзвонив, якщо записують згодом того ж дня').optional(),
    visitor,
    questions: z.array(question).min(1).max(20).describe('З якими питаннями'),
    toldOfRecording: z.boolean().describe('Чи сказано громадянинові, що розмову записують (п. 2.24)').default(false),
  })
  .meta({ id: 'NewLineCall', description: 'Дзвінок на пряму лінію.' });
export type LineCall = z.infer<typeof lineCall>;

/** A citizen has come (прихід громадянина). */
export const arrival = z
  .strictObject({
    arrivedAt: enteredInstant.describe('Коли прийшов, якщо записують згодом того ж дня').optional(),
    /** Of a reception in a room only; absent where nothing was seen. */
    entry: entry.optional(),
    /** Of a reception at a distance only: whether there is a connection. */
    connection: connection.optional(),
    /** A minor as the card says, unless a representative comes instead. */
    person: choice('WhoCame', 'Хто прийшов: громадянин, неповнолітній чи представник.', [
      'citizen',
      'minor',
      'representative',
    ]).optional(),
    representation: choice('Representation', 'Як підтверджено, що представник діє за громадянина.', [
      'proper',
      'unproven',
      'none',
    ]).default('none'),
    companions: z.array(companion).max(10).describe('Хто прийшов із громадянином, якщо картка каже інше').optional(),
  })
  .meta({ id: 'VisitArrival', description: 'Громадянин прийшов або з’єднаний.' });
export type Arrival = z.infer<typeof arrival>;
