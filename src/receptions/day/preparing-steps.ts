import { z } from 'zod';
import { defineStep, type StepDefinition } from '../../workflow/contract/index.js';
import { isDeputy } from '../leader-of.js';
import { listId } from './day-data.js';
import type { DayDesk } from './day-desk.js';

const listedBefore = { listId: listId.optional() };

/** What is done before the day of a reception (підготовка прийому, KR-2.6, 2.11, 2.14). */
export const preparingSteps = (desk: DayDesk): readonly StepDefinition[] => [
  defineStep({
    topic: 'close-booking',
    reads: listedBefore,
    writes: { listId },
    async run(context) {
      const { manager, businessKey, tx } = context;
      const reception = await desk.locked(context);
      await desk.store.changeReception(manager, businessKey, { status: 'closed' });
      const list = await desk.drawList(context, reception);
      await tx.note(businessKey, 'booking-closed', { booked: list.booked, listId: list.listId });
      return { listId: list.listId };
    },
  }),
  // The leader is told who comes even when nobody does; deputies only of what citizens ask about.
  defineStep({
    topic: 'draw-up-for-eve',
    reads: listedBefore,
    writes: { listId, acquainted: z.array(z.object({ post: z.string() })) },
    async run(context) {
      const reception = await desk.locked(context);
      const list = await desk.drawList(context, reception);
      const told = new Set([reception.leaderPost, ...(list.booked > 0 ? deputies(desk) : [])]);
      return { listId: list.listId, acquainted: [...told].map((post) => ({ post })) };
    },
  }),
  // An order came that the timetable had not yet carried out: whoever is booked goes over as under any order.
  defineStep({
    topic: 'record-suspension',
    async run(context) {
      const { manager, businessKey, tx } = context;
      const reception = await desk.locked(context);
      const order = await desk.suspensions.orderOver(manager, reception);
      if (order === null) throw new Error(`${businessKey} is suspended by no order`);
      const { id: suspensionId, orderNumber, orderOn, until } = order;
      await desk.store.changeReception(manager, businessKey, { status: 'suspended', suspensionId });
      const to = reception.booked === 0 ? null : await desk.planning.nextReception(tx, reception);
      const news = { kind: 'suspended', orderNumber, orderOn, until } as const;
      const told = await desk.rehousing.rehouse(tx, reception, to, news, 'suspended');
      await tx.note(businessKey, 'reception-suspended', { suspensionId, orderNumber, told, to: to?.id ?? null });
    },
  }),
];

function deputies({ directory }: DayDesk): string[] {
  return directory
    .posts()
    .filter(isDeputy)
    .map(({ id }) => id);
}
