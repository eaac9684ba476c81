import { z } from 'zod';
import { defineStep, postId, type StepDefinition } from '../../workflow/contract/index.js';
import { isDeputy } from '../leader-of.js';
import { listId } from '../processes/day-data.js';
import type { DayService } from './day-service.js';

const listedBefore = { listId: listId.optional() };

/** What is done before the day of a reception (підготовка прийому, KR-2.6, 2.11, 2.14). */
export const preparingSteps = (day: DayService): readonly StepDefinition[] => [
  defineStep({
    topic: 'close-booking',
    reads: listedBefore,
    writes: { listId },
    async run(context) {
      const { manager, businessKey, tx } = context;
      const reception = await day.locked(context);
      await day.store.changeReception(manager, businessKey, { status: 'closed' });
      const list = await day.drawList(context, reception);
      await tx.note(businessKey, 'booking-closed', { booked: list.booked, listId: list.listId });
      return { listId: list.listId };
    },
  }),
  // The leader is told who comes even when nobody does; deputies only of what citizens ask about.
  defineStep({
    topic: 'draw-up-for-eve',
    reads: listedBefore,
    writes: { listId, acquainted: z.array(z.object({ post: postId })) },
    async run(context) {
      const reception = await day.locked(context);
      const list = await day.drawList(context, reception);
      const told = new Set([reception.leaderPost, ...(list.booked > 0 ? deputies(day) : [])]);
      return { listId: list.listId, acquainted: [...told].map((post) => ({ post })) };
    },
  }),
  // An order came that the timetable had not yet carried out: whoever is booked goes over as under any order.
  defineStep({
    topic: 'record-suspension',
    async run(context) {
      const { manager, businessKey, tx } = context;
      const reception = await day.locked(context);
      const order = await day.suspensions.orderOver(manager, reception);
      if (order === null) throw new Error(`${businessKey} is suspended by no order`);
      const { id: suspensionId, orderNumber } = order;
      await day.store.changeReception(manager, businessKey, { status: 'suspended', suspensionId });
      const carried = await day.suspensions.carryOver(tx, reception, order);
      await tx.note(businessKey, 'reception-suspended', { suspensionId, orderNumber, ...carried });
    },
  }),
];

function deputies({ directory }: DayService): string[] {
  return directory
    .posts()
    .filter(isDeputy)
    .map(({ id }) => id);
}
