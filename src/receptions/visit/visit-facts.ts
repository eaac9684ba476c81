import type { FactSources, StepContext } from '../../workflow/host/steps.js';
import { earlierVisits } from '../booking/earlier-visits.js';
import type { VisitRecord } from '../tables.js';
import { visitData } from './visit-data.js';
import type { VisitDesk } from './visit-desk.js';

type FactValues = Readonly<Record<string, string | number | boolean | null>>;

/** Gives the rules what they ask of a visit, from its card and from what was seen (факти прийому громадянина). */
export function registerVisitFacts(facts: FactSources, desk: VisitDesk): void {
  facts.provide('visit', (context) => visitFacts(desk, context));
  facts.provide('entry', async ({ data }) => prefixed('entry', visitData(data).entry));
  facts.provide('conduct', async ({ data }) => prefixed('conduct', visitData(data).conduct));
}

function prefixed(group: string, values: object | undefined): FactValues {
  return Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [`${group}.${key}`, value]));
}

async function visitFacts(desk: VisitDesk, context: StepContext): Promise<FactValues> {
  const data = visitData(context.data);
  const visit = await desk.store.visit(visitIdOf(context), context.manager);
  const outcome = visit.questions.find(({ id }) => id === data.question)?.outcome ?? null;
  return {
    'visit.agreesToSubstitute': visit.agreesToSubstitute,
    'visit.stoppedToday': await stoppedToday(desk, context, visit),
    'visit.person': data.person ?? null,
    'visit.representation': data.representation ?? null,
    'visit.settled': outcome?.settled ?? null,
    'visit.complex': outcome?.complex ?? null,
    'visit.writtenForm': outcome?.writtenForm ?? null,
    'visit.refused': await isRefusal(desk, context),
    'visit.replyWish': visit.replyWish,
    'visit.sentToOthers': outcome?.sentToOthers ?? null,
    'visit.toldOrally': outcome?.toldOrally ?? null,
    'visit.leaderSigns': data.leaderSigns ?? false,
  };
}

/** Whether the reply that is about to go out refuses any of the questions (art. 15). */
async function isRefusal(desk: VisitDesk, { businessKey, data, manager }: StepContext): Promise<boolean> {
  if (data['visitId'] === undefined) return false;
  const { reply } = await desk.appeals.store.get(businessKey, manager);
  return reply?.answers.some(({ result }) => result === '9.2') ?? false;
}

/** An appeal that came of a visit tells of it; a visit is its own case. */
function visitIdOf({ businessKey, data }: StepContext): string {
  return typeof data['visitId'] === 'string' ? data['visitId'] : businessKey;
}

/** KR-2.26: stopped by any leader on this calendar day in Kyiv. */
async function stoppedToday(desk: VisitDesk, { manager, now }: StepContext, visit: VisitRecord): Promise<boolean> {
  const today = desk.office.today(now);
  const earlier = await earlierVisits(manager, visit.visitor, visit.id);
  return earlier.some((one) => one.sure && one.visit.stoppedOn === today);
}
