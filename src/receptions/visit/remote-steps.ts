import { defineStep, instant, type StepDefinition } from '../../workflow/contract/index.js';
import { connection } from '../processes/visit-data.js';
import type { VisitRecord } from '../tables.js';
import type { RemoteContact, Unreached } from '../values.js';
import type { VisitService } from './visit-service.js';

/** What a reception at a distance asks for besides (прийом на відстані, docs/decisions/0041). */
export const remoteSteps = (visits: VisitService): readonly StepDefinition[] => [
  // Whoever is carried over has been sent the link with the notice of the change.
  defineStep({
    topic: 'send-link',
    async run(context) {
      const visit = await visits.visitOf(context);
      const { previousVisitId } = visit;
      const before = previousVisitId === null ? null : await visits.store.visit(previousVisitId, context.manager);
      if (before?.status === 'transferred') return;
      await visits.notices.invite(context.tx, visit, await visits.receptionOf(context));
    },
  }),
  // Who was there but could not be connected has come: at the end of the day they go over to the next reception with
  // their rights, like all who waited. Who did not answer has not come yet.
  defineStep({
    topic: 'note-unreached',
    reads: { connection, arrivedAt: instant },
    async run(context) {
      const visit = await visits.visitOf(context);
      const { arrivedAt: at } = context.data;
      const why: Unreached = context.data.connection === 'failed' ? 'failed' : 'no-answer';
      const contact = contactOf(visit);
      const remote = { ...contact, unreached: [...contact.unreached, { at, why }] };
      const came = why === 'failed' && visit.status === 'booked';
      await visits.change(context, { remote, ...(came ? { status: 'arrived', arrivedAt: new Date(at) } : {}) });
      await visits.note(context, 'unreached', { why, times: remote.unreached.length });
    },
  }),
];

/** What is known of the connection so far. */
export function contactOf({ remote }: Pick<VisitRecord, 'remote'>): RemoteContact {
  return remote ?? { identity: null, unreached: [], toldOfRecording: false, cutOff: false };
}
