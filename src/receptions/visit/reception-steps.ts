import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { clausesOf } from './arrival-steps.js';
import { noted } from './decisions.js';
import type { VisitDesk } from './visit-desk.js';

/** What happens at the leader's table and what ends a visit without it (прийом, KR-2.25, 2.26, 2.34). */
export function addReceptionSteps(steps: Steps, desk: VisitDesk): void {
  steps.add('begin-visit', (context) => beginVisit(desk, context));
  steps.add('stop-visit', (context) => stopVisit(desk, context));
  steps.add('note-heard', (context) => noteHeard(desk, context));
  steps.add('note-no-show', (context) => noteNoShow(desk, context));
  steps.add('carry-over', (context) => carryOver(desk, context));
  steps.add('carry-unheard', (context) => carryUnheard(desk, context));
}

async function beginVisit(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const { receiverPost, leaderPost } = await desk.sittingOf(context);
  await desk.change(context, { status: 'with-leader' });
  await desk.note(context, 'called-in', { receiverPost: receiverPost ?? leaderPost });
  return { place: 'with-leader', receiverPost: receiverPost ?? leaderPost };
}

/**
 * KR-2.26: the ground stands on the card, and bars the day of the reception, though it be written down after midnight.
 * What had been decided before that stays decided and is carried out.
 */
async function stopVisit(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const grounds = clausesOf(context, 'stop', '2.25.');
  const { heldOn: stoppedOn } = await desk.sittingOf(context);
  const { questions } = await desk.change(context, { status: 'stopped', grounds, stoppedOn, endedAt: context.now });
  await desk.note(context, 'visit-stopped', { grounds, stoppedOn });
  return { place: questions.some(({ outcome }) => outcome !== null) ? 'heard' : 'over' };
}

async function noteHeard(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const { questions } = await desk.visitOf(context);
  const settled = questions.every(({ outcome }) => outcome?.settled === true);
  await desk.change(context, { status: settled ? 'settled' : 'heard', endedAt: context.now });
  await desk.note(context, 'heard', { questions: questions.length, settled });
  return { place: 'heard' };
}

async function noteNoShow(desk: VisitDesk, context: StepContext): Promise<void> {
  await desk.end(context, { status: 'no-show' });
  await desk.note(context, 'no-show', {});
}

const alarmNews = { kind: 'moved', reason: 'прийом перервала повітряна тривога' } as const;

/** KR-2.34: to the leader's next reception with the place in the queue kept; either way the citizen is told. */
async function carryOver(desk: VisitDesk, context: StepContext): Promise<void> {
  const { tx, manager } = context;
  const visit = await desk.visitOf(context);
  const from = await desk.store.lock(manager, visit.receptionId);
  const next = await desk.sittings.nextSitting(tx, from);
  if (next !== null) return moveTo(desk, context, { visit, from, next, unheardOnly: false });
  await desk.transfers.release(tx, visit, 'no-later-reception');
  return desk.tidings.tell(tx, visit, { news: alarmNews, from, to: null });
}

/**
 * Who was at the table when the reception ended: what was decided stays decided and is carried out, the rest is heard
 * at the next reception (docs/decisions/0032). Where there is none, the rest is considered as raised orally.
 */
async function carryUnheard(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const visit = await desk.visitOf(context);
  const unheard = visit.questions.filter(({ outcome }) => outcome === null);
  if (unheard.length === visit.questions.length) {
    await carryOver(desk, context);
    return { place: 'over' };
  }
  if (unheard.length > 0) {
    const from = await desk.store.lock(context.manager, visit.receptionId);
    const next = await desk.sittings.nextSitting(context.tx, from);
    if (next !== null) await moveTo(desk, context, { visit, from, next, unheardOnly: true });
    else await considerUnheard(desk, context, visit);
  }
  return noteHeard(desk, context);
}

interface Going {
  readonly visit: VisitRecord;
  readonly from: ReceptionRecord;
  readonly next: ReceptionRecord;
  readonly unheardOnly: boolean;
}

async function moveTo(desk: VisitDesk, { tx, manager }: StepContext, going: Going): Promise<void> {
  const { visit, from, next, unheardOnly } = going;
  const to = await desk.store.lock(manager, next.id);
  const moved = await desk.transfers.transfer(tx, visit, to, { keepRights: true, unheardOnly });
  await desk.tidings.tell(tx, moved, { news: alarmNews, from, to });
}

async function considerUnheard(desk: VisitDesk, context: StepContext, { questions }: VisitRecord): Promise<void> {
  const unreached = noted('Прийом перервала повітряна тривога: питання записано зі слів громадянина за карткою.');
  const all = questions.map((question) => ({ ...question, outcome: question.outcome ?? unreached }));
  await desk.change(context, { questions: all });
}
