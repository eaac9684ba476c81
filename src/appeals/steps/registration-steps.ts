import { z } from 'zod';
import { registrationDay } from '../../domain/registration-day.js';
import { timeInKyiv } from '../../domain/kyiv-time.js';
import { plainDate, type PlainDate } from '../../domain/plain-date.js';
import {
  day,
  defineStep,
  groupName,
  ruling,
  type StepDefinition,
  unitId,
  type Values,
} from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { groupNotConcerned } from '../complaints/in-charge.js';
import { mayJoin } from '../complaints/joining.js';
import type { AppealService } from '../appeal-service.js';
import { cardFacts } from '../facts/card-facts.js';
import { isInTermFor } from '../intake/confirm-feature.js';
import { findMatches } from '../intake/matches.js';
import { takeIndex } from '../intake/register-of-appeals.js';
import type { AppealRecord } from '../tables.js';
import { admissionOfCard } from '../asked-of-rules.js';

/** Where the rules have an appeal registered, and whether its author asked for a stamp on a copy. */
const toRegister = {
  routing: ruling([
    'register-office',
    'register-unit',
    'hand-on-without-registration',
    'other-regime',
    'urgent-hand-on',
  ]),
  fromReception: z.boolean(),
  receiptAsked: z.boolean().optional(),
};

/** From the search for earlier letters to the index and the stamp (реєстрація, KR-3.1, 3.2, 3.8). */
export const registrationSteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'propose-matches',
    writes: { matchesToConfirm: z.boolean(), confirmsFeature: groupName },
    run: (context) => proposeMatches(appeals, context),
  }),
  defineStep({
    topic: 'register-appeal',
    reads: toRegister,
    writes: { registered: z.boolean(), register: unitId, registeredOn: day },
    run: (context) => registerAppeal(appeals, context),
  }),
];

const mostOfMass = 10;

/**
 * A person has to look only where there is something to look at, and has not yet at the counter. Once they have, they
 * are asked again only about a letter of the same person registered in the meantime.
 */
async function proposeMatches(appeals: AppealService, context: StepContext) {
  const { manager } = context;
  const appeal = await appeals.appealOf(context);
  const registrars = `registrar@${appeal.register}`;
  const isOvertaken = await endedMeanwhile(appeals, context, appeal);
  const wasSaid = appeal.confirmedFeature !== null && !isOvertaken;
  if (wasSaid && appeal.matches.length === 0) return { matchesToConfirm: false, confirmsFeature: registrars };
  const known = new Set(appeal.matches.map(({ appealId }) => appealId));
  const today = appeals.office.today(context.now);
  const matches = await findMatches(manager, appeal, (earlier) =>
    isInTermFor(appeal, earlier) ? mayJoin(appeals.office.directory, appeal, earlier, today) : true,
  );
  const unseen = matches.filter(({ kind, appealId }) => kind !== 'mass' && !known.has(appealId));
  if (!isOvertaken && (matches.length === 0 || (wasSaid && unseen.length === 0)))
    return { matchesToConfirm: false, confirmsFeature: registrars };
  const mass = matches.filter(({ kind }) => kind === 'mass').slice(mostOfMass);
  const shown = matches.filter((match) => !mass.includes(match));
  await appeals.change(context, { matches: shown, confirmedFeature: null, feature: 'first', previousIndexes: [] });
  const confirmsFeature = await groupNotConcerned(appeals, context, appeal, registrars);
  return { matchesToConfirm: true, confirmsFeature };
}

/** Said at the counter to join one that has ended by the time the letter is registered (docs/decisions/0085). */
async function endedMeanwhile(
  appeals: AppealService,
  { manager, tx }: StepContext,
  appeal: AppealRecord,
): Promise<boolean> {
  const { earlierAppealId = null, earlierInTerm = false } = appeal.confirmedFeature ?? {};
  if (earlierAppealId === null || !earlierInTerm) return false;
  await tx.holdCase(earlierAppealId);
  return !isInTermFor(appeal, await appeals.store.get(earlierAppealId, manager));
}

/** The day a letter is registered: today, or the next working day after hours and on days off (D1). */
export function registrationDayAt(appeals: AppealService, now: Date): PlainDate {
  const { office } = appeals;
  const day = office.today(now);
  const closes = String(office.policy.parameter('param.office.closesAt', day));
  return registrationDay({ day, time: timeInKyiv(now) }, office.calendar, { closes });
}

type Routing = Values<typeof toRegister>['routing'];

/** KR-3.2: a letter to a unit is kept in that unit's own register. */
function registerOf({ office }: AppealService, { addressee }: AppealRecord, { outcome }: Routing): string {
  return outcome === 'register-unit' && addressee.id !== null ? addressee.id : office.directory.office.id;
}

async function registerAppeal(appeals: AppealService, context: StepContext<Values<typeof toRegister>>) {
  const { manager, data } = context;
  const { routing, fromReception: isFromReception, receiptAsked = false } = data;
  const letter = await appeals.appealOf(context);
  const register = registerOf(appeals, letter, routing);
  // A question from a reception was registered with its card that day, whenever it turned out to need consideration.
  const registeredOn = isFromReception
    ? appeals.office.calendar.rollForward(letter.receivedOn)
    : registrationDayAt(appeals, context.now);
  const { directory } = appeals.office;
  const registerCode = directory.keeperOf(register) === 'office' ? null : directory.unit(register).registerCode;
  const duplicateOf = await firstOfDuplicate(appeals, context, letter);
  // Whoever stands before a leader is no unknown author, whatever their paper lacks.
  const anonymous = !isFromReception && (await isAnonymous(appeals, context, letter));
  const place = await takeIndex(manager, { appeal: letter, anonymous, registerCode, registeredOn, duplicateOf });
  const appeal = await appeals.change(context, { status: 'registered', register, registeredOn, ...place });
  await appeals.store.involve(manager, appeal.id, [register]);
  const receiptId = receiptAsked ? await appeals.correspondence.stampCopy(context, appeal) : null;
  await appeals.note(context, 'registered', { index: place.registrationIndex, register, registeredOn, receiptId });
  return { registered: true, register, registeredOn: plainDate(registeredOn) };
}

/** The number of an anonymous letter says so (БП), and it is given before the letter is admitted: the same rules are asked. */
async function isAnonymous(
  { office, rulings }: AppealService,
  { now }: StepContext,
  letter: AppealRecord,
): Promise<boolean> {
  const { outcome } = await rulings.consider(admissionOfCard, cardFacts(letter, office), { of: letter, now });
  return outcome === 'anonymous';
}

async function firstOfDuplicate(
  appeals: AppealService,
  context: StepContext,
  letter: AppealRecord,
): Promise<AppealRecord | null> {
  const confirmed = letter.confirmedFeature;
  if (confirmed?.feature !== 'duplicate' || confirmed.earlierAppealId === null) return null;
  return appeals.store.get(confirmed.earlierAppealId, context.manager);
}
