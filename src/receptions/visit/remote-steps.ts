import { defineStep, instant, type StepDefinition } from '../../workflow/contract/index.js';
import type { RemoteContact, Unreached } from '../reception-parts.js';
import type { VisitRecord } from '../tables.js';
import { connection } from './visit-data.js';
import type { VisitDesk } from './visit-desk.js';

/** What a reception at a distance asks for besides (прийом на відстані, docs/decisions/0041). */
export const remoteSteps = (desk: VisitDesk): readonly StepDefinition[] => [
  // Whoever is carried over has been sent the link with the notice of the change.
  defineStep({
    topic: 'send-link',
    async run(context) {
      const visit = await desk.visitOf(context);
      const { previousVisitId } = visit;
      const before = previousVisitId === null ? null : await desk.store.visit(previousVisitId, context.manager);
      if (before?.status === 'transferred') return;
      await desk.tidings.invite(context.tx, visit, await desk.receptionOf(context));
    },
  }),
  // Who was there but could not be connected has come: at the end of the day they go over to the next reception with
  // their rights, like all who waited. Who did not answer has not come yet.
  defineStep({
    topic: 'note-unreached',
    reads: { connection, arrivedAt: instant },
    async run(context) {
      const visit = await desk.visitOf(context);
      const { arrivedAt: at } = context.data;
      const why: Unreached = context.data.connection === 'failed' ? 'failed' : 'no-answer';
      const contact = contactOf(visit);
      const remote = { ...contact, unreached: [...contact.unreached, { at, why }] };
      const came = why === 'failed' && visit.status === 'booked';
      await desk.change(context, { remote, ...(came ? { status: 'arrived', arrivedAt: new Date(at) } : {}) });
      await desk.note(context, 'unreached', { why, times: remote.unreached.length });
    },
  }),
];

/** What is known of the connection so far. */
export function contactOf({ remote }: Pick<VisitRecord, 'remote'>): RemoteContact {
  return remote ?? { identity: null, unreached: [], toldOfRecording: false, cutOff: false };
}
