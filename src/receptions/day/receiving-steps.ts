import { z } from 'zod';
import { defineStep, postId, ruling, type StepDefinition, type Values } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { listId, opening } from '../processes/day-data.js';
import { receptionEnded } from '../processes/visit-data.js';
import type { DayService } from './day-service.js';

type Place = Pick<StepContext, 'manager' | 'businessKey' | 'now' | 'tx'>;

const toBegin = {
  opening,
  listId: listId.optional(),
  substitution: ruling(['as-scheduled', 'named-head', 'other-deputy', 'find-substitute', 'postpone']),
};

/** Who receives, and how the day begins and ends (проведення прийому, KR-2.15). */
export const receivingSteps = (day: DayService): readonly StepDefinition[] => [
  defineStep({
    topic: 'begin-receiving',
    reads: toBegin,
    writes: { receiverPost: postId, listId, substituted: z.boolean() },
    run: (context) => beginReceiving(day, context),
  }),
  // Nobody can receive: all who are booked go over to the leader's next reception with their rights.
  defineStep({
    topic: 'postpone-sitting',
    async run(context) {
      const carried = await postpone(day, context, 'посадовець відсутній, замінити його нікому');
      await context.tx.note(context.businessKey, 'reception-postponed', { because: 'nobody-to-receive', ...carried });
    },
  }),
  // The office has closed and nobody opened the day: no citizen is left with a reception that never was.
  defineStep({
    topic: 'record-not-held',
    writes: { notHeld: z.boolean() },
    async run(context) {
      const carried = await postpone(day, context, 'у призначений день прийом не відбувся');
      await context.tx.note(context.businessKey, 'reception-not-held', { because: 'not-opened', ...carried });
      return { notHeld: true };
    },
  }),
  defineStep({ topic: 'end-day', run: (context) => endDay(day, context) }),
];

/** The list is drawn up anew for the table: bookings may have been moved here or cancelled since the eve. */
async function beginReceiving(day: DayService, context: StepContext<Values<typeof toBegin>>) {
  const { manager, businessKey, now, tx } = context;
  const { opening: said, substitution } = context.data;
  const reception = await day.locked(context);
  const substituted = substitution.outcome !== 'as-scheduled';
  if (substituted && said.receiverPost === null) throw new Error(`Nobody is named to receive at ${businessKey}`);
  const receiverPost = (substituted ? said.receiverPost : null) ?? reception.leaderPost;
  const namedBy = substitution.outcome === 'named-head' ? said.headNamedBy : 'deputy-himself';
  const receiverNamedBy = substituted ? namedBy : null;
  const openedAt = said.openedAt === undefined ? now : new Date(said.openedAt);
  const opened = { status: 'under-way', receiverPost, receiverNamedBy, openedAt } as const;
  await day.store.changeReception(manager, businessKey, opened);
  const list = await day.drawList(context, reception);
  const announcementId = substituted ? await day.announceSubstitute(context, reception, receiverPost) : null;
  const begun = { receiverPost, receiverNamedBy, substituted, listId: list.listId, announcementId };
  await tx.note(businessKey, 'reception-begun', begun);
  return { receiverPost, listId: list.listId, substituted };
}

async function postpone(day: DayService, context: Place, reason: string): Promise<{ told: number; to: string | null }> {
  const { manager, businessKey, now, tx } = context;
  const reception = await day.locked(context);
  const next = await day.planning.nextReception(tx, reception);
  const ended = { status: 'postponed', movedTo: next?.id ?? null, endedAt: now } as const;
  await day.store.changeReception(manager, businessKey, ended);
  const told = await day.rebooking.rebook(tx, reception, next, { kind: 'moved', reason }, 'no-later-reception');
  await day.planning.planAhead(tx);
  return { told, to: next?.id ?? null };
}

/** Who came and was not reached goes over to the next reception; who did not come is put down as such. */
async function endDay(day: DayService, context: Place): Promise<void> {
  const { manager, businessKey, now, tx } = context;
  const reception = await day.locked(context);
  const absent = await day.store.visitsOf(businessKey, ['booked'], manager);
  for (const { id } of absent) {
    const heard = await tx.message(receptionEnded.to(id));
    if (heard === 0) await day.store.changeVisit(manager, id, { status: 'no-show', endedAt: now });
  }
  const waiting = await day.store.visitsOf(businessKey, ['arrived'], manager);
  const next = waiting.length === 0 ? null : await day.planning.nextReception(tx, reception);
  const news = { kind: 'moved', reason: 'за час прийому не всіх було прийнято' } as const;
  if (waiting.length > 0) await day.rebooking.rebook(tx, reception, next, news, 'no-later-reception');
  await day.store.changeReception(manager, businessKey, { status: 'held', endedAt: now });
  const counts = { absent: absent.length, carriedOver: waiting.length, to: next?.id ?? null };
  await tx.note(businessKey, 'reception-held', counts);
  await day.planning.planAhead(tx);
}
