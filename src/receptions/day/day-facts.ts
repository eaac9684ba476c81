import type { FactSources, StepContext } from '../../workflow/index.js';
import { leaderOf } from '../leader-of.js';
import type { ReceptionRecord } from '../tables.js';
import { dayData, type DayOpening, receptionIdOf } from './day-data.js';
import type { DayDesk } from './day-desk.js';

const nothingSaid: DayOpening = {
  leaderAway: false,
  headNamedBy: 'nobody',
  otherDeputy: 'unknown',
  receiverPost: null,
};

/** Gives the rules what they ask of a reception and of the alarms over it; a visit asks of its reception. */
export function addDayFacts(facts: FactSources, desk: DayDesk): void {
  facts.provide('reception', (context) => receptionFacts(desk, context));
  facts.provide('alarm', (context) => alarmFactsOf(desk, context));
}

async function receptionFacts(desk: DayDesk, context: StepContext): Promise<Record<string, unknown>> {
  const { manager, data } = context;
  const reception = await desk.store.reception(receptionIdOf(context), manager);
  const { leaderPost, kind, receiverPost } = reception;
  const waiting = await desk.store.visitsOf(reception.id, ['booked', 'arrived', 'with-leader'], manager);
  return {
    'reception.leader': leaderOf(desk.directory.post(leaderPost)),
    'reception.kind': kind,
    'reception.suspended': (await desk.suspensions.orderOver(manager, reception)) !== null,
    ...absenceFacts(desk, context, reception),
    'reception.substituted': receiverPost !== null && receiverPost !== leaderPost,
    'reception.bookedReceived': waiting.every(({ id }) => id === context.businessKey),
    'reception.leaderAgrees': data['leaderAgrees'] === true,
  };
}

/** A named substitute who is absent too is nobody; a deputy who is absent has yet to be found. */
function absenceFacts(
  desk: DayDesk,
  context: StepContext,
  { leaderPost }: ReceptionRecord,
): Record<string, string | boolean> {
  const { leaderAway, headNamedBy, otherDeputy, receiverPost } = dayData(context).opening ?? nothingSaid;
  const today = desk.today(context);
  const isThere = receiverPost !== null && desk.directory.holderOf(receiverPost, today) !== null;
  return {
    'reception.leaderAway': leaderAway || desk.directory.isAbsent(leaderPost, today),
    'reception.headNamedBy': isThere ? headNamedBy : 'nobody',
    'reception.otherDeputy': otherDeputy === 'yes' && !isThere ? 'unknown' : otherDeputy,
  };
}

async function alarmFactsOf(desk: DayDesk, context: StepContext): Promise<Record<string, unknown>> {
  const { manager, now } = context;
  const { alarmsSettled = [], resumption = null } = dayData(context);
  const reception = await desk.store.reception(receptionIdOf(context), manager);
  const alarm = await desk.alarms.decisive(manager, reception, alarmsSettled, now);
  const { state, minutes, timeCome, timeLeftToday } = desk.alarms.factsOf(alarm, reception, now);
  const answered = alarm !== null && resumption?.alarmId === alarm.id;
  return {
    'alarm.state': state,
    'alarm.minutes': minutes,
    'alarm.timeCome': timeCome,
    'alarm.timeLeftToday': timeLeftToday,
    'alarm.resumption': answered ? resumption.decision : 'unknown',
    'alarm.effect': reception.alarmEffect,
  };
}
