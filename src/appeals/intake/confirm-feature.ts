import { type EntityManager, In, IsNull } from 'typeorm';
import type { AppealFeature } from '../../domain/appeal.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { refusedAt } from '../../domain/problem.js';
import type { StepContext } from '../../workflow/index.js';
import { type ConfirmedFeature, joinEarlier } from '../appeal-parts.js';
import { mayJoin, refuseJoining } from '../complaints/joining.js';
import type { AtCase, AppealService } from '../appeal-service.js';
import { AppealRecord } from '../tables.js';

/** What a clerk says of how a letter stands to an earlier one. */
interface FeatureAnswer {
  readonly feature: AppealFeature | typeof joinEarlier;
  readonly earlierAppealId: string | null;
  readonly resolvedInSubstance: 'yes' | 'no' | 'unknown';
  readonly note: string | null;
}

/** From the day it is admitted: one that is only registered may yet be returned, forwarded or left (docs/decisions/0085). */
const considered: readonly AppealRecord['status'][] = [
  'awaiting-resolution',
  'under-consideration',
  'awaiting-signature',
];

/** Marks by which the rules have a letter join one in its term. */
const joining: ReadonlySet<AppealFeature> = new Set(['first', 'duplicate']);

/** Who will keep the letter (KR-3.2): the same body is asked again only when it kept the earlier one too. */
function keeperOf({ office }: AppealService, { addressee }: AppealRecord): string {
  return addressee.kind === 'unit' && addressee.id !== null ? addressee.id : office.directory.office.id;
}

/**
 * A person confirms the feature (ознака надходження): only then may the rules leave a repeat unconsidered.
 *
 * @throws BODY_INVALID when a feature that points back names no earlier appeal
 */
export async function confirmFeature(
  appeals: AppealService,
  context: AtCase & Pick<StepContext, 'tx'>,
  answer: FeatureAnswer,
): Promise<void> {
  const appeal = await appeals.appealOf(context);
  // An answer to the earlier one that is being signed at this moment comes before, or waits.
  if (answer.earlierAppealId !== null) await context.tx.holdCase(answer.earlierAppealId);
  const { confirmed, earlier } = await confirmedBy(appeals, context.manager, appeal, answer, context.actor.id);
  if (earlier !== null && confirmed.earlierInTerm && joining.has(confirmed.feature))
    await refuseJoining(appeals, context, appeal, earlier);
  const today = appeals.office.today(context.now);
  const index = earlier?.registrationIndex ?? null;
  const previousIndexes = earlier === null || index === null ? [] : [...earlier.previousIndexes, index];
  const { feature } = confirmed;
  await appeals.change(context, { feature, confirmedFeature: confirmed, previousIndexes });
  await appeals.note(context, 'feature-confirmed', { feature, said: answer.feature, earlier: index, on: today });
  if (feature === 'mass') await markFirstOfMass(appeals, context, appeal);
}

/** The letter that came first of a mass could not be seen to be one: it is counted with the others (docs/decisions/0084). */
async function markFirstOfMass(
  appeals: AppealService,
  context: AtCase & Pick<StepContext, 'tx'>,
  { id, matches }: AppealRecord,
) {
  const { tx, manager } = context;
  const alike = matches.filter(({ kind }) => kind === 'mass').map(({ appealId }) => appealId);
  for (const letter of await manager.findBy(AppealRecord, {
    id: In(alike),
    feature: 'first',
    confirmedFeature: IsNull(),
  })) {
    await tx.holdCase(letter.id);
    await appeals.store.change(manager, letter.id, { feature: 'mass' });
    await tx.note(letter.id, 'found-mass', { by: id });
  }
}

/**
 * What a person's word comes to beside the earlier card: whether that one is still in its term is read off
 * it, never asked.
 *
 * @throws BODY_INVALID
 */
export async function confirmedBy(
  appeals: AppealService,
  manager: EntityManager,
  appeal: AppealRecord,
  answer: FeatureAnswer,
  by: string,
): Promise<{ confirmed: ConfirmedFeature; earlier: AppealRecord | null }> {
  const earlier = await earlierOf(appeals, manager, appeal, answer);
  const isOpen = earlier !== null && considered.includes(earlier.status);
  const earlierInTerm = earlier !== null && isInTermFor(appeal, earlier);
  const mayBeJoined = earlier === null || mayJoin(appeals.office.directory, appeal, earlier, appeal.receivedOn);
  refuseUntrue(answer, earlier, earlierInTerm, mayBeJoined);
  const confirmed: ConfirmedFeature = {
    ...answer,
    // No point of the classifier fits a letter that continues one in its term but that of a first appeal.
    feature: answer.feature === joinEarlier ? 'first' : answer.feature,
    earlierAppealId: earlier?.id ?? null,
    earlierInTerm,
    resolvedInSubstance: isOpen ? 'no' : earlier === null ? 'unknown' : answer.resolvedInSubstance,
    sameBody: earlier !== null && earlier.register === keeperOf(appeals, appeal),
    by,
  };
  return { confirmed, earlier };
}

/** Whether the earlier one is considered and its term runs: the letter may join it. */
export function isInTermFor({ receivedOn }: AppealRecord, { status, dueOn }: AppealRecord): boolean {
  return considered.includes(status) && (dueOn === null || receivedOn <= dueOn);
}

/**
 * A mark that the classifier would count and that is not true (docs/decisions/0080): nothing is repeated while the
 * first letter is in its term, and nothing joins one that is not.
 */
function refuseUntrue(
  { feature }: FeatureAnswer,
  earlier: AppealRecord | null,
  earlierInTerm: boolean,
  mayBeJoined: boolean,
): void {
  if (earlier === null) return;
  const { registrationIndex: index, dueOn, status } = earlier;
  const until = dueOn === null ? '' : ` до ${inUkrainian(dueOn)}`;
  const refuse = (detail: string): never => {
    throw refusedAt('/feature', detail);
  };
  if (earlierInTerm && (feature === 'repeat' || feature === 'recurrent')) {
    refuse(
      `Звернення ${index} ще розглядають у строк${until}: оберіть ${mayBeJoined ? '«приєднати до попереднього»' : '«первинне»'}.`,
    );
  }
  if (status === 'registered' && feature !== 'first' && feature !== 'mass' && feature !== 'duplicate') {
    refuse(`Чи розглядати звернення ${index}, ще не вирішено: оберіть «первинне» або дочекайтеся рішення.`);
  }
  if (!earlierInTerm && feature === joinEarlier) {
    refuse(`Звернення ${index} вже не розглядають у строк: назвіть ознаку — повторне чи неодноразове.`);
  }
}

async function earlierOf(
  appeals: AppealService,
  manager: EntityManager,
  appeal: AppealRecord,
  answer: FeatureAnswer,
): Promise<AppealRecord | null> {
  const { feature, earlierAppealId } = answer;
  if (feature === 'first' || (feature === 'mass' && earlierAppealId === null)) return null;
  const refuse = (detail: string): never => {
    throw refusedAt('/earlierAppealId', detail);
  };
  if (earlierAppealId === null) return refuse('Назвіть попереднє звернення: без нього ознаку не підтвердити.');
  if (earlierAppealId === appeal.id) return refuse('Звернення не може бути повторним до самого себе.');
  const earlier = await appeals.store.find(earlierAppealId, manager);
  if (earlier?.registrationIndex == null) return refuse('Такого зареєстрованого звернення немає.');
  return earlier;
}
