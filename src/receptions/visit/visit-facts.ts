import { z } from 'zod';
import { defineFacts, each, type FactsDefinition, type Values, yesNoUnknown } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { earlierVisits } from '../cards/earlier-visits.js';
import { leaderSigns, question } from '../processes/question-data.js';
import { conduct, entry, person, representation } from '../processes/visit-data.js';
import type { VisitRecord } from '../tables.js';
import type { VisitService } from './visit-service.js';

/** A visit is its own case; an appeal that came of one tells which, and of which question. */
const asking = {
  visitId: z.string().optional(),
  question: question.optional(),
  person: person.optional(),
  representation: representation.optional(),
  leaderSigns: leaderSigns.optional(),
};

/** Gives the rules what they ask of a visit, from its card and from what was seen (факти прийому громадянина). */
export const visitFacts = (visits: VisitService): readonly FactsDefinition[] => [
  defineFacts({
    group: 'visit',
    reads: asking,
    gives: {
      'visit.agreesToSubstitute': yesNoUnknown,
      'visit.person': person,
      'visit.representation': representation,
      'visit.writtenForm': z.enum(['not-offered', 'submitted', 'declined', 'unanswered']),
      'visit.replyWish': z.enum(['written', 'orally', 'unknown']),
      'visit.toldOrally': z.enum(['yes', 'no', 'not-yet']),
      ...each(
        [
          'visit.stoppedToday',
          'visit.settled',
          'visit.complex',
          'visit.refused',
          'visit.sentToOthers',
          'visit.leaderSigns',
        ],
        z.boolean(),
      ),
    },
    source: (context) => factsOfVisit(visits, context),
  }),
  defineFacts({
    group: 'entry',
    reads: { entry: entry.nullable() },
    gives: grouped('entry', entry.shape),
    // Nobody enters a reception at a distance: nothing was seen there.
    source: async ({ data }) => grouped('entry', data.entry ?? each(entry.keyof().options, null)),
  }),
  defineFacts({
    group: 'conduct',
    reads: { conduct },
    gives: grouped('conduct', conduct.shape),
    source: async ({ data }) => grouped('conduct', data.conduct),
  }),
];

/** Facts of a group by their whole ids: `entry.bagLongest` of `bagLongest`. */
function grouped<Group extends string, Known extends object>(group: Group, known: Known) {
  const named = Object.entries(known).map(([name, value]) => [`${group}.${name}`, value]);
  return Object.fromEntries(named) as { readonly [Name in keyof Known & string as `${Group}.${Name}`]: Known[Name] };
}

async function factsOfVisit(visits: VisitService, context: StepContext<Values<typeof asking>>) {
  const { data, businessKey, manager } = context;
  const visit = await visits.store.visit(data.visitId ?? businessKey, manager);
  const outcome = visit.questions.find(({ id }) => id === data.question)?.outcome ?? null;
  return {
    'visit.agreesToSubstitute': visit.agreesToSubstitute,
    'visit.stoppedToday': await stoppedToday(visits, context, visit),
    'visit.person': data.person ?? null,
    'visit.representation': data.representation ?? null,
    'visit.settled': outcome?.settled ?? null,
    'visit.complex': outcome?.complex ?? null,
    'visit.writtenForm': outcome?.writtenForm ?? null,
    'visit.refused': data.visitId !== undefined && (await isRefusal(visits, context)),
    'visit.replyWish': visit.replyWish,
    'visit.sentToOthers': outcome?.sentToOthers ?? null,
    'visit.toldOrally': outcome?.toldOrally ?? null,
    'visit.leaderSigns': data.leaderSigns ?? false,
  };
}

/** Whether the reply that is about to go out refuses any of the questions (art. 15). */
async function isRefusal(visits: VisitService, { businessKey, manager }: Pick<StepContext, 'businessKey' | 'manager'>) {
  const { reply } = await visits.appeals.store.get(businessKey, manager);
  return reply?.answers.some(({ result }) => result === '9.2') ?? false;
}

/** KR-2.26: stopped by any leader on this calendar day in Kyiv. */
async function stoppedToday(
  visits: VisitService,
  { manager, now }: Pick<StepContext, 'manager' | 'now'>,
  visit: VisitRecord,
) {
  const today = visits.appeals.office.today(now);
  const earlier = await earlierVisits(manager, visit.visitor, visit.id);
  return earlier.some((one) => one.sure && one.visit.stoppedOn === today);
}
