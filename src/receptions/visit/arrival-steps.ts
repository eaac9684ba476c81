import type { ClauseRef } from '../../domain/clause.js';
import type { StepContext, Steps } from '../../workflow/host/steps.js';
import { groupsPreparing } from '../booking/concerned.js';
import type { VisitDesk } from './visit-desk.js';
import { visitData } from './visit-data.js';

/** From the booking to the door of the leader (від запису до запрошення, KR-2.11–2.23). */
export function addArrivalSteps(steps: Steps, desk: VisitDesk): void {
  steps.add('call-for-materials', (context) => callForMaterials(desk, context));
  steps.add('note-arrival', (context) => noteArrival(desk, context));
  steps.add('refuse-today', (context) => refuseToday(desk, context));
  steps.add('not-admit', (context) => notAdmit(desk, context));
  steps.add('judge-companions', (context) => judgeCompanions(desk, context));
  steps.add('decline-substitute', (context) => declineSubstitute(desk, context));
  steps.add('admit-visitor', (context) => admitVisitor(desk, context));
}

/** KR-2.11: what citizens ask about is told at once to the units and to the heads of districts. */
async function callForMaterials(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const { units, districts } = visitData(context.data);
  const groups = groupsPreparing(units, districts, desk.directory);
  if (groups.length > 0) await desk.note(context, 'told-units', { units, districts });
  return { preparing: groups.map((group) => ({ group })), hasPreparing: groups.length > 0 };
}

async function noteArrival(desk: VisitDesk, context: StepContext): Promise<void> {
  // Who could not be connected at first has been there since then.
  const { arrivedAt } = await desk.visitOf(context);
  const { kind, person, representation, ...said } = visitData(context.data);
  const cameAt = said.arrivedAt === undefined ? context.now : new Date(said.arrivedAt);
  await desk.change(context, { status: 'arrived', arrivedAt: arrivedAt ?? cameAt });
  await desk.note(context, 'arrived', { kind, person, representation });
}

/** KR-2.26; a citizen who has not come yet has nothing to be turned away from, so the booking ends. */
async function refuseToday(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const { status } = await desk.visitOf(context);
  const grounds = clausesOf(context, 'returning', '2.26');
  await desk.end(context, { status: status === 'booked' ? 'cancelled' : 'not-admitted', grounds });
  await desk.note(context, 'not-today', { grounds });
  return { place: 'over' };
}

async function notAdmit(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const grounds = clausesOf(context, 'entryRuling', '2.23.');
  await desk.end(context, { status: 'not-admitted', grounds });
  await desk.note(context, 'not-admitted', { grounds });
  return { place: 'over' };
}

/** Every ground that held, as the clause that names it: the set answers with all of them. */
export function clausesOf({ data }: StepContext, variable: string, prefix: string): string[] {
  const { clauses } = data[variable] as { readonly clauses: readonly ClauseRef[] };
  return [...new Set(clauses.map(({ clause }) => clause).filter((clause) => clause.startsWith(prefix)))];
}

/** KR-2.18–2.20: each by the rules, and the card says who may stay. */
async function judgeCompanions(desk: VisitDesk, context: StepContext): Promise<void> {
  const visit = await desk.visitOf(context);
  const judged = [];
  for (const companion of visit.companions) {
    const facts = { 'companion.role': companion.role, 'companion.papers': companion.papers };
    const { outcome } = await desk.rulings.ofVisit('companion', facts, visit, context);
    judged.push({ ...companion, present: outcome === 'present' });
  }
  if (judged.length === 0) return;
  await desk.change(context, { companions: judged });
  await desk.note(context, 'companions-judged', { roles: judged.map(({ role, present }) => ({ role, present })) });
}

/** KR-2.16: the citizen will be booked first for this leader's next reception; booking looks for this status. */
async function declineSubstitute(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  await desk.end(context, { status: 'substitute-declined' });
  await desk.note(context, 'substitute-declined', { right: 'first-place' });
  return { place: 'over' };
}

async function admitVisitor(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  await desk.note(context, 'admitted', {});
  return { place: 'in-queue' };
}
