import { registrationDay } from '../../domain/registration-day.js';
import { timeInKyiv } from '../../domain/kyiv-time.js';
import { plainDate, type PlainDate } from '../../domain/plain-date.js';
import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { Desk } from '../desk.js';
import { findMatches } from '../intake/matches.js';
import { fromProcess } from '../process-data.js';
import { takeIndex } from '../intake/register-of-appeals.js';
import type { AppealRecord } from '../tables.js';

/** From the search for earlier letters to the index and the stamp (реєстрація, KR-3.1, 3.2, 3.8). */
export function addRegistrationSteps(steps: Steps, desk: Desk): void {
  steps.add('propose-matches', (context) => proposeMatches(desk, context));
  steps.add('register-appeal', (context) => registerAppeal(desk, context));
}

/** A person has to look only where there is something to look at, and has not yet at the counter. */
async function proposeMatches(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const appeal = await desk.appealOf(context);
  if (appeal.confirmedFeature !== null) return { matchesToConfirm: false };
  const matches = await findMatches(context.manager, appeal);
  if (matches.length > 0) await desk.change(context, { matches: matches.slice(0, 10) });
  return { matchesToConfirm: matches.length > 0 };
}

/** The day a letter is registered: today, or the next working day after hours and on days off (D1). */
export function registrationDayAt(desk: Desk, now: Date): PlainDate {
  const { office } = desk;
  const day = office.today(now);
  const closes = String(office.policy.parameter('param.office.closesAt', day));
  return registrationDay({ day, time: timeInKyiv(now) }, office.calendar, { closes });
}

/** KR-3.2: a letter to a unit is kept in that unit's own register. */
function registerOf(appeal: AppealRecord, routing: string): string {
  return routing === 'register-unit' && appeal.addressee.id !== null ? appeal.addressee.id : 'office';
}

async function registerAppeal(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const { manager, data } = context;
  const letter = await desk.appealOf(context);
  const register = registerOf(letter, fromProcess<{ outcome: string }>(data, 'routing').outcome);
  // A question from a reception was registered with its card that day, whenever it turned out to need consideration.
  const isFromReception = data['fromReception'] === true;
  const registeredOn = isFromReception
    ? desk.office.calendar.rollForward(letter.receivedOn)
    : registrationDayAt(desk, context.now);
  const registerCode = register === 'office' ? null : desk.office.directory.unit(register).registerCode;
  const duplicateOf = await firstOfDuplicate(desk, context, letter);
  const place = await takeIndex(manager, { appeal: { ...letter, register }, registerCode, registeredOn, duplicateOf });
  const appeal = await desk.change(context, { status: 'registered', register, registeredOn, ...place });
  await desk.store.involve(manager, appeal.id, [register]);
  const receiptId = data['receiptAsked'] === true ? await desk.correspondence.stampCopy(context, appeal) : null;
  await desk.note(context, 'registered', { index: place.registrationIndex, register, registeredOn, receiptId });
  return { registered: true, register, registeredOn: plainDate(registeredOn) };
}

async function firstOfDuplicate(desk: Desk, context: StepContext, letter: AppealRecord): Promise<AppealRecord | null> {
  const confirmed = letter.confirmedFeature;
  if (confirmed?.feature !== 'duplicate' || confirmed.earlierAppealId === null) return null;
  return desk.store.get(confirmed.earlierAppealId, context.manager);
}
