import { inUkrainian, plainDate } from '../../src/domain/plain-date.js';
import type { Posted } from '../../client/index.js';
import { versionOf } from '../colleague.js';
import { given } from '../given.js';
import { Surprise } from '../surprise.js';
import type { Scene } from './scene.js';
import { visitTask } from './scenes.js';
import { queueOf, type Stage } from './stage.js';

/** Whoever answers for the timetable. */
const head = 'office-head';

type Move = Posted<'/api/v1/receptions/{id}/move'>;

/** A reception is moved with all who are booked (перенесення прийому, docs/decisions/0037). */
export const moving = (at: string, day: string, to: Move): Scene => ({
  ...{ at, by: head, about: 'перенесення' },
  does: async (stage, by) => {
    const { service } = await stage.office.as(by);
    const reception = await stage.reception(day);
    const moved = service.POST('/api/v1/receptions/{id}/move', { ...versionOf(reception), body: to });
    const { booked } = await given(moved);
    await stage.learn();
    const followed = await follow(stage, to.heldOn);
    if (followed.length !== booked) throw new Surprise(`Переписано ${booked}, а знайдено ${followed.length}.`);
    const where = `${inUkrainian(plainDate(to.heldOn))} о ${to.beginsAt}, ${to.place}`;
    return `прийом ${inUkrainian(plainDate(day))} перенесено на ${where}; ${followed.join('; ')} [налаштування виконкому: перенесення прийому]`;
  },
});

type Order = Posted<'/api/v1/timetable/suspensions'> & { readonly until: string };

/** An order suspends receptions; whoever is booked goes over to the next that is held, on this day (art. 22). */
export const suspending = (at: string, order: Order, onto: string): Scene => ({
  ...{ at, by: head, about: 'зупинення' },
  does: async (stage, by) => {
    const { service } = await stage.office.as(by);
    await given(service.POST('/api/v1/timetable/suspensions', { body: order }));
    const days = `з ${inUkrainian(plainDate(order.from))} до ${inUkrainian(plainDate(order.until))}`;
    const followed = await follow(stage, onto);
    return `розпорядженням № ${order.orderNumber} прийоми ${days} зупинено; переписано на ${inUkrainian(plainDate(onto))}: ${followed.join('; ')} [ст. 22 Закону «Про звернення громадян»; налаштування виконкому: зупинення прийому]`;
  },
});

/** A later order lifts an earlier one from a day on, and booking goes on. */
export const lifting = (at: string, earlier: string, later: { orderNumber: string; from: string }): Scene => ({
  ...{ at, by: head, about: 'відновлення' },
  does: async (stage, by) => {
    const { service } = await stage.office.as(by);
    const { items } = await given(service.GET('/api/v1/timetable/suspensions'));
    const order = items.find(({ orderNumber }) => orderNumber === earlier);
    if (!order) throw new Surprise(`Розпорядження № ${earlier} немає.`);
    await given(service.POST('/api/v1/timetable/suspensions/{id}/lift', { ...versionOf(order), body: later }));
    const { statusLabel } = await stage.reception(later.from);
    return `розпорядженням № ${later.orderNumber} прийом відновлено з ${inUkrainian(plainDate(later.from))}: ${statusLabel} [ст. 22 Закону «Про звернення громадян»]`;
  },
});

/**
 * Those who have gone over to a reception, from now on by their new cards; a line for each, with how they are told.
 * @throws Surprise when a right was lost on the way
 */
async function follow(stage: Stage, day: string): Promise<string[]> {
  const clerk = await stage.clerk();
  const { items } = await given(clerk.GET('/api/v1/receptions/{id}/visits', stage.at(day)));
  const lines: string[] = [];
  for (const { id } of items) {
    const now = await given(clerk.GET('/api/v1/visits/{id}', { params: { path: { id } } }));
    if (now.previousVisitId === null) continue;
    const key = stage.keyOf(now.previousVisitId);
    const before = await stage.visit(key);
    if (now.bookedAt !== before.bookedAt || now.queueGroup !== before.queueGroup)
      throw new Surprise(`«${key}» має інше місце в черзі, ніж мав.`, { before, now });
    stage.remember(key, id);
    const how =
      (await stage.papersOf(id)).at(-1)?.channel === 'email'
        ? 'лист надіслано електронною поштою'
        : 'скажуть телефоном';
    lines.push(`«${key}» — ${queueOf(now)}, як і було, ${how}`);
  }
  return lines;
}

/** Whoever gave no e-mail address is telephoned (docs/decisions/0045). */
export const telephoning = (at: string, key: string): Scene =>
  visitTask(key, {
    ...{ at, by: 'registrar-1', task: 'call-citizen', answer: { reply: 'told', tries: 1 } },
    tells: 'про зміну сказано [налаштування виконкому: повідомлення]',
  });
