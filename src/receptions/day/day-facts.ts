import { z } from 'zod';
import { receptionKinds } from '../../domain/reception/states.js';
import {
  defineFacts,
  each,
  type FactsDefinition,
  nameIn,
  type Values,
  yesNoUnknown,
} from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { leaderKinds, leaderOf } from '../leader-of.js';
import { alarmsSettled, type DayOpening, opening, resumption } from '../processes/day-data.js';
import type { DayService } from './day-service.js';

const nothingSaid: DayOpening = {
  leaderAway: false,
  headNamedBy: 'nobody',
  otherDeputy: 'unknown',
  receiverPost: null,
};

/** A visit asks about its reception, a day about itself. */
const asking = { receptionId: z.string().optional() };
const askingOfDay = { ...asking, opening: opening.optional() };
const askingOfAlarm = { ...asking, alarmsSettled: alarmsSettled.optional(), resumption: resumption.optional() };

/** Gives the rules what they ask of a reception and of the alarms over it; a visit asks of its reception. */
export const dayFacts = (day: DayService): readonly FactsDefinition[] => [
  defineFacts({
    group: 'reception',
    reads: askingOfDay,
    gives: {
      'reception.leader': z.enum(leaderKinds),
      'reception.kind': nameIn(receptionKinds),
      'reception.headNamedBy': opening.shape.headNamedBy,
      'reception.otherDeputy': opening.shape.otherDeputy,
      ...each(['reception.suspended', 'reception.leaderAway', 'reception.substituted'], z.boolean()),
    },
    source: (context) => receptionFacts(day, context),
  }),
  defineFacts({
    group: 'alarm',
    reads: askingOfAlarm,
    gives: {
      'alarm.state': z.enum(['none', 'sounding', 'over']),
      'alarm.minutes': z.number(),
      'alarm.resumption': yesNoUnknown,
      'alarm.effect': z.enum(['none', 'resume-today', 'next-reception']),
      ...each(['alarm.timeCome', 'alarm.timeLeftToday'], z.boolean()),
    },
    source: (context) => alarmFactsOf(day, context),
  }),
];

async function receptionFacts(day: DayService, context: StepContext<Values<typeof askingOfDay>>) {
  const { manager, businessKey, data } = context;
  const reception = await day.store.reception(data.receptionId ?? businessKey, manager);
  const { leaderPost, kind, receiverPost } = reception;
  return {
    'reception.leader': leaderOf(day.directory.post(leaderPost)),
    'reception.kind': kind,
    'reception.suspended': (await day.suspensions.orderOver(manager, reception)) !== null,
    ...absenceFacts(day, context, leaderPost),
    'reception.substituted': receiverPost !== null && receiverPost !== leaderPost,
  };
}

/** A named substitute who is absent too is nobody; a deputy who is absent has yet to be found. */
function absenceFacts(day: DayService, context: StepContext<Values<typeof askingOfDay>>, leaderPost: string) {
  const { leaderAway, headNamedBy, otherDeputy, receiverPost } = context.data.opening ?? nothingSaid;
  const today = day.today(context);
  const isThere = receiverPost !== null && day.directory.holderOf(receiverPost, today) !== null;
  return {
    'reception.leaderAway': leaderAway || day.directory.isAbsent(leaderPost, today),
    'reception.headNamedBy': isThere ? headNamedBy : 'nobody',
    'reception.otherDeputy': otherDeputy === 'yes' && !isThere ? 'unknown' : otherDeputy,
  };
}

async function alarmFactsOf(
  day: DayService,
  { manager, businessKey, data, now }: StepContext<Values<typeof askingOfAlarm>>,
) {
  const { alarmsSettled: settled = [], resumption: said = null } = data;
  const reception = await day.store.reception(data.receptionId ?? businessKey, manager);
  const alarm = await day.alarms.decisive(manager, reception, settled, now);
  const { state, minutes, timeCome, timeLeftToday } = day.alarms.factsOf(alarm, reception, now);
  const isAnswered = alarm !== null && said?.alarmId === alarm.id;
  return {
    'alarm.state': state,
    'alarm.minutes': minutes,
    'alarm.timeCome': timeCome,
    'alarm.timeLeftToday': timeLeftToday,
    'alarm.resumption': isAnswered ? said.decision : 'unknown',
    'alarm.effect': reception.alarmEffect,
  } as const;
}
