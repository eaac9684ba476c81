import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { RemoteContact, Unreached } from '../reception-parts.js';
import type { VisitRecord } from '../tables.js';
import { visitData } from './visit-data.js';
import type { VisitDesk } from './visit-desk.js';

/** What a reception at a distance asks for besides (прийом на відстані, docs/decisions/0041). */
export function addRemoteSteps(steps: Steps, desk: VisitDesk): void {
  steps.add('send-link', (context) => sendLink(desk, context));
  steps.add('note-unreached', (context) => noteUnreached(desk, context));
}

/** Whoever is carried over has been sent the link with the notice of the change. */
async function sendLink(desk: VisitDesk, context: StepContext): Promise<void> {
  const visit = await desk.visitOf(context);
  const before = visit.previousVisitId === null ? null : await desk.store.visit(visit.previousVisitId, context.manager);
  if (before?.status === 'transferred') return;
  await desk.tidings.invite(context.tx, visit, await desk.sittingOf(context));
}

/**
 * Who was there but could not be connected has come: at the end of the day they go over to the next reception with
 * their rights, like all who waited. Who did not answer has not come yet.
 */
async function noteUnreached(desk: VisitDesk, context: StepContext): Promise<void> {
  const visit = await desk.visitOf(context);
  const { connection } = visitData(context.data);
  const why: Unreached = connection === 'failed' ? 'failed' : 'no-answer';
  const contact = contactOf(visit);
  const remote = { ...contact, unreached: [...contact.unreached, { at: context.now.toISOString(), why }] };
  const came = why === 'failed' && visit.status === 'booked';
  await desk.change(context, { remote, ...(came ? { status: 'arrived', arrivedAt: context.now } : {}) });
  await desk.note(context, 'unreached', { why, times: remote.unreached.length });
}

/** What is known of the connection so far. */
export function contactOf({ remote }: Pick<VisitRecord, 'remote'>): RemoteContact {
  return remote ?? { identity: null, unreached: [], toldOfRecording: false, cutOff: false };
}
