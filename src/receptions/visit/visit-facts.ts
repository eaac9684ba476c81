import { z } from 'zod';
import { defineFacts, each, type FactsDefinition, type Values, yesNoUnknown } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { earlierVisits } from '../booking/earlier-visits.js';
import type { VisitRecord } from '../tables.js';
import { leaderSigns, question } from './question-data.js';
import { conduct, entry, person, representation } from './visit-data.js';
import type { VisitDesk } from './visit-desk.js';

/** A visit is its own case; an appeal that came of one tells which, and of which question. */
const asking = {
  visitId: z.string().optional(),
  question: question.optional(),
  person: person.optional(),
  representation: representation.optional(),
  leaderSigns: leaderSigns.optional(),
};

/** Gives the rules what they ask of a visit, from its card and from what was seen (факти прийому громадянина). */
export const visitFacts = (desk: VisitDesk): readonly FactsDefinition[] => [
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
    source: (context) => factsOfVisit(desk, context),
  }),
  defineFacts({
    group: 'entry',
    reads: { entry: entry.nullable() },
    gives: {
      ...each(['entry.bagLongest', 'entry.bagMiddle', 'entry.bagShortest'], z.number()),
      ...each(
        ['entry.intoxicationSigns', 'entry.weapons', 'entry.animal', 'entry.posters', 'entry.disorder'],
        z.boolean(),
      ),
    },
    async source({ data: { entry: seen } }) {
      return {
        'entry.intoxicationSigns': seen?.intoxicationSigns ?? null,
        'entry.weapons': seen?.weapons ?? null,
        'entry.animal': seen?.animal ?? null,
        'entry.bagLongest': seen?.bagLongest ?? null,
        'entry.bagMiddle': seen?.bagMiddle ?? null,
        'entry.bagShortest': seen?.bagShortest ?? null,
        'entry.posters': seen?.posters ?? null,
        'entry.disorder': seen?.disorder ?? null,
      };
    },
  }),
  defineFacts({
    group: 'conduct',
    reads: { conduct },
    gives: {
      ...each(
        [
          'conduct.subversiveCalls',
          'conduct.warPropaganda',
          'conduct.intoxicated',
          'conduct.danger',
          'conduct.insults',
          'conduct.abuse',
        ],
        z.boolean(),
      ),
    },
    async source({ data: { conduct: seen } }) {
      return {
        'conduct.subversiveCalls': seen.subversiveCalls,
        'conduct.warPropaganda': seen.warPropaganda,
        'conduct.intoxicated': seen.intoxicated,
        'conduct.danger': seen.danger,
        'conduct.insults': seen.insults,
        'conduct.abuse': seen.abuse,
      };
    },
  }),
];

async function factsOfVisit(desk: VisitDesk, context: StepContext<Values<typeof asking>>) {
  const { data, businessKey, manager } = context;
  const visit = await desk.store.visit(data.visitId ?? businessKey, manager);
  const outcome = visit.questions.find(({ id }) => id === data.question)?.outcome ?? null;
  return {
    'visit.agreesToSubstitute': visit.agreesToSubstitute,
    'visit.stoppedToday': await stoppedToday(desk, context, visit),
    'visit.person': data.person ?? null,
    'visit.representation': data.representation ?? null,
    'visit.settled': outcome?.settled ?? null,
    'visit.complex': outcome?.complex ?? null,
    'visit.writtenForm': outcome?.writtenForm ?? null,
    'visit.refused': data.visitId !== undefined && (await isRefusal(desk, context)),
    'visit.replyWish': visit.replyWish,
    'visit.sentToOthers': outcome?.sentToOthers ?? null,
    'visit.toldOrally': outcome?.toldOrally ?? null,
    'visit.leaderSigns': data.leaderSigns ?? false,
  };
}

/** Whether the reply that is about to go out refuses any of the questions (art. 15). */
async function isRefusal(desk: VisitDesk, { businessKey, manager }: Pick<StepContext, 'businessKey' | 'manager'>) {
  const { reply } = await desk.appeals.store.get(businessKey, manager);
  return reply?.answers.some(({ result }) => result === '9.2') ?? false;
}

/** KR-2.26: stopped by any leader on this calendar day in Kyiv. */
async function stoppedToday(
  desk: VisitDesk,
  { manager, now }: Pick<StepContext, 'manager' | 'now'>,
  visit: VisitRecord,
) {
  const today = desk.office.today(now);
  const earlier = await earlierVisits(manager, visit.visitor, visit.id);
  return earlier.some((one) => one.sure && one.visit.stoppedOn === today);
}
