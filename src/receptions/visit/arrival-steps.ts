import { z } from 'zod';
import type { ClauseRef } from '../../domain/clause.js';
import { defineStep, groupName, instant, rulingOf, type StepDefinition } from '../../workflow/contract/index.js';
import { presenceOfCompanion } from '../asked-of-rules.js';
import { groupsPreparing } from '../cards/responsible-units.js';
import { districts, kind, person, place, representation, standsAt, units } from '../processes/visit-data.js';
import { ofVisit } from '../rulings.js';
import type { VisitService, VisitPlaceOf } from './visit-service.js';

/** From the booking to the door of the leader (від запису до запрошення, KR-2.11–2.23). */
export const arrivalSteps = (visits: VisitService): readonly StepDefinition[] => [
  // KR-2.11: what citizens ask about is told at once to the units and to the heads of districts.
  defineStep({
    topic: 'call-for-materials',
    reads: { units, districts },
    writes: { preparing: z.array(z.object({ group: groupName })), hasPreparing: z.boolean() },
    async run(context) {
      const groups = groupsPreparing(context.data.units, context.data.districts, visits.directory);
      if (groups.length > 0) await visits.note(context, 'told-units', context.data);
      return { preparing: groups.map((group) => ({ group })), hasPreparing: groups.length > 0 };
    },
  }),
  defineStep({
    topic: 'note-arrival',
    reads: { kind, person, representation, arrivedAt: instant },
    async run(context) {
      // Who could not be connected at first has been there since then.
      const before = await visits.visitOf(context);
      const { arrivedAt, ...came } = context.data;
      await visits.change(context, { status: 'arrived', arrivedAt: before.arrivedAt ?? new Date(arrivedAt) });
      await visits.note(context, 'arrived', {
        ...came,
        cameAt: (before.arrivedAt ?? new Date(arrivedAt)).toISOString(),
      });
    },
  }),
  // KR-2.26; a citizen who has not come yet has nothing to be turned away from, so the booking ends.
  defineStep({
    topic: 'refuse-today',
    reads: { returning: rulingOf('after-stop') },
    writes: { place },
    async run(context) {
      const { status } = await visits.visitOf(context);
      const grounds = clausesUnder('2.26', context.data.returning.clauses);
      await visits.end(context, { status: status === 'booked' ? 'cancelled' : 'not-admitted', grounds });
      await visits.note(context, 'not-today', { grounds });
      return standsAt('over');
    },
  }),
  defineStep({
    topic: 'not-admit',
    reads: { entryRuling: rulingOf('reception-admission') },
    writes: { place },
    async run(context) {
      const grounds = clausesUnder('2.23.', context.data.entryRuling.clauses);
      await visits.end(context, { status: 'not-admitted', grounds });
      await visits.note(context, 'not-admitted', { grounds });
      return standsAt('over');
    },
  }),
  defineStep({ topic: 'judge-companions', run: (context) => judgeCompanions(visits, context) }),
  // KR-2.16: the citizen will be booked first for this leader's next reception; booking looks for this status.
  defineStep({
    topic: 'decline-substitute',
    writes: { place },
    async run(context) {
      await visits.end(context, { status: 'substitute-declined' });
      await visits.note(context, 'substitute-declined', { right: 'first-place' });
      return standsAt('over');
    },
  }),
  defineStep({
    topic: 'admit-visitor',
    writes: { place },
    async run(context) {
      await visits.note(context, 'admitted', {});
      return standsAt('in-queue');
    },
  }),
];

/** Every ground that held, as the clause that names it: the set answers with all of them. */
export function clausesUnder(prefix: string, clauses: readonly ClauseRef[]): string[] {
  return [...new Set(clauses.map(({ clause }) => clause).filter((clause) => clause.startsWith(prefix)))];
}

/** KR-2.18–2.20: each by the rules, and the card says who may stay. */
async function judgeCompanions(visits: VisitService, context: VisitPlaceOf): Promise<void> {
  const visit = await visits.visitOf(context);
  const judged = [];
  for (const companion of visit.companions) {
    const facts = { 'companion.role': companion.role, 'companion.papers': companion.papers };
    const { outcome } = await visits.appeals.rulings.decide(presenceOfCompanion, facts, {
      ...context,
      of: ofVisit(visit),
    });
    judged.push({ ...companion, present: outcome === 'present' });
  }
  if (judged.length === 0) return;
  await visits.change(context, { companions: judged });
  await visits.note(context, 'companions-judged', { roles: judged.map(({ role, present }) => ({ role, present })) });
}
