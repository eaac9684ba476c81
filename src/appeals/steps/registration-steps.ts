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
import { atDesk } from '../complaints/in-charge.js';
import { mayJoin } from '../complaints/joining.js';
import type { Desk } from '../appeal-service.js';
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
export const registrationSteps = (desk: Desk): readonly StepDefinition[] => [
  defineStep({
    topic: 'propose-matches',
    writes: { matchesToConfirm: z.boolean(), confirmsFeature: groupName },
    run: (context) => proposeMatches(desk, context),
  }),
  defineStep({
    topic: 'register-appeal',
    reads: toRegister,
    writes: { registered: z.boolean(), register: unitId, registeredOn: day },
    run: (context) => registerAppeal(desk, context),
  }),
];

const mostOfMass = 10;

/**
 * A person has to look only where there is something to look at, and has not yet at the counter. Once they have, they
 * are asked again only about a letter of the same person registered in the meantime.
 */
async function proposeMatches(desk: Desk, context: StepContext) {
  const { manager } = context;
  const appeal = await desk.appealOf(context);
  const registrars = `registrar@${appeal.register}`;
  const isOvertaken = await endedMeanwhile(desk, context, appeal);
  const wasSaid = appeal.confirmedFeature !== null && !isOvertaken;
  if (wasSaid && appeal.matches.length === 0) return { matchesToConfirm: false, confirmsFeature: registrars };
  const known = new Set(appeal.matches.map(({ appealId }) => appealId));
  const today = desk.office.today(context.now);
  const matches = await findMatches(manager, appeal, (earlier) =>
    isInTermFor(appeal, earlier) ? mayJoin(desk.office.directory, appeal, earlier, today) : true,
  );
  const unseen = matches.filter(({ kind, appealId }) => kind !== 'mass' && !known.has(appealId));
  if (!isOvertaken && (matches.length === 0 || (wasSaid && unseen.length === 0)))
    return { matchesToConfirm: false, confirmsFeature: registrars };
  const mass = matches.filter(({ kind }) => kind === 'mass').slice(mostOfMass);
  const shown = matches.filter((match) => !mass.includes(match));
  await desk.change(context, { matches: shown, confirmedFeature: null, feature: 'first', previousIndexes: [] });
  const confirmsFeature = await atDesk(desk, context, appeal, registrars);
  return { matchesToConfirm: true, confirmsFeature };
}

/** Said at the counter to join one that has ended by the time the letter is registered (docs/decisions/0085). */
async function endedMeanwhile(desk: Desk, { manager, tx }: StepContext, appeal: AppealRecord): Promise<boolean> {
  const { earlierAppealId = null, earlierInTerm = false } = appeal.confirmedFeature ?? {};
  if (earlierAppealId === null || !earlierInTerm) return false;
  await tx.holdCase(earlierAppealId);
  return !isInTermFor(appeal, await desk.store.get(earlierAppealId, manager));
}

/** The day a letter is registered: today, or the next working day after hours and on days off (D1). */
export function registrationDayAt(desk: Desk, now: Date): PlainDate {
  const { office } = desk;
  const day = office.today(now);
  const closes = String(office.policy.parameter('param.office.closesAt', day));
  return registrationDay({ day, time: timeInKyiv(now) }, office.calendar, { closes });
}

type Routing = Values<typeof toRegister>['routing'];

/** KR-3.2: a letter to a unit is kept in that unit's own register. */
function registerOf({ office }: Desk, { addressee }: AppealRecord, { outcome }: Routing): string {
  return outcome === 'register-unit' && addressee.id !== null ? addressee.id : office.directory.office.id;
}

async function registerAppeal(desk: Desk, context: StepContext<Values<typeof toRegister>>) {
  const { manager, data } = context;
  const { routing, fromReception: isFromReception, receiptAsked = false } = data;
  const letter = await desk.appealOf(context);
  const register = registerOf(desk, letter, routing);
  // A question from a reception was registered with its card that day, whenever it turned out to need consideration.
  const registeredOn = isFromReception
    ? desk.office.calendar.rollForward(letter.receivedOn)
    : registrationDayAt(desk, context.now);
  const { directory } = desk.office;
  const registerCode = directory.keeperOf(register) === 'office' ? null : directory.unit(register).registerCode;
  const duplicateOf = await firstOfDuplicate(desk, context, letter);
  // Whoever stands before a leader is no unknown author, whatever their paper lacks.
  const anonymous = !isFromReception && (await isAnonymous(desk, context, letter));
  const place = await takeIndex(manager, { appeal: letter, anonymous, registerCode, registeredOn, duplicateOf });
  const appeal = await desk.change(context, { status: 'registered', register, registeredOn, ...place });
  await desk.store.involve(manager, appeal.id, [register]);
  const receiptId = receiptAsked ? await desk.correspondence.stampCopy(context, appeal) : null;
  await desk.note(context, 'registered', { index: place.registrationIndex, register, registeredOn, receiptId });
  return { registered: true, register, registeredOn: plainDate(registeredOn) };
}

/** The number of an anonymous letter says so (БП), and it is given before the letter is admitted: the same rules are asked. */
async function isAnonymous({ office, rulings }: Desk, { now }: StepContext, letter: AppealRecord): Promise<boolean> {
  const { outcome } = await rulings.consider(admissionOfCard, cardFacts(letter, office), { of: letter, now });
  return outcome === 'anonymous';
}

async function firstOfDuplicate(desk: Desk, context: StepContext, letter: AppealRecord): Promise<AppealRecord | null> {
  const confirmed = letter.confirmedFeature;
  if (confirmed?.feature !== 'duplicate' || confirmed.earlierAppealId === null) return null;
  return desk.store.get(confirmed.earlierAppealId, context.manager);
}
