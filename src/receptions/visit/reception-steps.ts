import { defineStep, rulingOf, type StepDefinition } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { calledAt, place, receiverPost, standsAt } from '../processes/visit-data.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { clausesUnder } from './arrival-steps.js';
import { noted } from './decisions.js';
import type { VisitService, VisitPlaceOf } from './visit-service.js';

/** What happens at the leader's table and what ends a visit without it (прийом, KR-2.25, 2.26, 2.34). */
export const receptionSteps = (visits: VisitService): readonly StepDefinition[] => [
  defineStep({
    topic: 'begin-visit',
    reads: { calledAt },
    writes: { place, receiverPost },
    async run(context) {
      const { receiverPost: substitute, leaderPost } = await visits.receptionOf(context);
      const receives = substitute ?? leaderPost;
      await visits.change(context, { status: 'with-leader' });
      const at = context.data.calledAt ?? context.now.toISOString();
      await visits.note(context, 'called-in', { receiverPost: receives, calledAt: at });
      return { ...standsAt('with-leader'), receiverPost: receives };
    },
  }),
  // KR-2.26: the ground stands on the card, and bars the day of the reception, though it be written down after midnight.
  // What had been decided before that stays decided and is carried out.
  defineStep({
    topic: 'stop-visit',
    reads: { stop: rulingOf('reception-stop') },
    writes: { place },
    async run(context) {
      const grounds = clausesUnder('2.25.', context.data.stop.clauses);
      const { heldOn: stoppedOn } = await visits.receptionOf(context);
      const { questions } = await visits.change(context, {
        status: 'stopped',
        grounds,
        stoppedOn,
        endedAt: context.now,
      });
      await visits.note(context, 'visit-stopped', { grounds, stoppedOn });
      return standsAt(questions.some(({ outcome }) => outcome !== null) ? 'heard' : 'over');
    },
  }),
  defineStep({ topic: 'note-heard', writes: { place }, run: (context) => noteHeard(visits, context) }),
  defineStep({
    topic: 'note-no-show',
    async run(context) {
      await visits.end(context, { status: 'no-show' });
      await visits.note(context, 'no-show', {});
    },
  }),
  defineStep({ topic: 'carry-over', run: (context) => carryOver(visits, context) }),
  defineStep({ topic: 'carry-unheard', writes: { place }, run: (context) => carryUnheard(visits, context) }),
];

type Place = VisitPlaceOf & Pick<StepContext, 'tx'>;

async function noteHeard(visits: VisitService, context: VisitPlaceOf): Promise<ReturnType<typeof standsAt>> {
  const { questions } = await visits.visitOf(context);
  const settled = questions.every(({ outcome }) => outcome?.settled === true);
  await visits.change(context, { status: settled ? 'settled' : 'heard', endedAt: context.now });
  await visits.note(context, 'heard', { questions: questions.length, settled });
  return standsAt('heard');
}

const alarmNews = { kind: 'moved', reason: 'прийом перервала повітряна тривога' } as const;

/** KR-2.34: to the leader's next reception with the place in the queue kept; either way the citizen is told. */
async function carryOver(visits: VisitService, context: Place): Promise<void> {
  const { tx, manager } = context;
  const visit = await visits.visitOf(context);
  const from = await visits.store.lock(manager, visit.receptionId);
  const next = await visits.planning.nextReception(tx, from);
  if (next !== null) return moveTo(visits, context, { visit, from, next, unheardOnly: false });
  await visits.transfers.release(tx, visit, 'no-later-reception');
  return visits.notices.tell(tx, visit, { news: alarmNews, from, to: null });
}

/**
 * Who was at the table when the reception ended: what was decided stays decided and is carried out, the rest is heard
 * at the next reception (docs/decisions/0032). Where there is none, the rest is considered as raised orally.
 */
async function carryUnheard(visits: VisitService, context: Place): Promise<ReturnType<typeof standsAt>> {
  const visit = await visits.visitOf(context);
  const unheard = visit.questions.filter(({ outcome }) => outcome === null);
  if (unheard.length === visit.questions.length) {
    await carryOver(visits, context);
    return standsAt('over');
  }
  if (unheard.length > 0) {
    const from = await visits.store.lock(context.manager, visit.receptionId);
    const next = await visits.planning.nextReception(context.tx, from);
    if (next !== null) await moveTo(visits, context, { visit, from, next, unheardOnly: true });
    else await considerUnheard(visits, context, visit);
  }
  return noteHeard(visits, context);
}

interface Going {
  readonly visit: VisitRecord;
  readonly from: ReceptionRecord;
  readonly next: ReceptionRecord;
  readonly unheardOnly: boolean;
}

async function moveTo(visits: VisitService, { tx, manager }: Place, going: Going): Promise<void> {
  const { visit, from, next, unheardOnly } = going;
  const to = await visits.store.lock(manager, next.id);
  const moved = await visits.transfers.transfer(tx, visit, to, unheardOnly);
  await visits.notices.tell(tx, moved, { news: alarmNews, from, to });
}

async function considerUnheard(visits: VisitService, context: VisitPlaceOf, { questions }: VisitRecord): Promise<void> {
  const unreached = noted('Прийом перервала повітряна тривога: питання записано зі слів громадянина за карткою.');
  const all = questions.map((question) => ({ ...question, outcome: question.outcome ?? unreached }));
  await visits.change(context, { questions: all });
}
