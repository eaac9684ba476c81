import type { DocumentKind } from '../documents/index.js';
import { inUkrainian, type PlainDate } from '../domain/plain-date.js';
import { defineReads } from '../workflow/contract/index.js';
import { TaskRecord, type WorkflowTransaction } from '../workflow/index.js';
import type { Breach, BreachAccount, LateAct } from './appeal-parts.js';
import { accountedFor, breachNoted } from './case-data.js';
import type { TakenBack } from './correspondence/mailroom.js';
import { groupNotConcerned } from './complaints/in-charge.js';
import type { AtCase, AppealService } from './appeal-service.js';

/** What is done by the leaving of a letter and has a last day of its own by the Law (art. 5, 7, 20). A reply is given by its signing (docs/decisions/0096). */
export const actByLetter: Readonly<Partial<Record<DocumentKind, LateAct>>> = {
  'return-notice': 'returning',
  'covering-letter': 'forwarding',
  'forward-notice': 'forwarding',
  'extension-notice': 'telling-of-extension',
};

const owed: Readonly<Record<LateAct, string>> = {
  considering: 'Звернення належало вирішити',
  returning: 'Звернення належало повернути',
  forwarding: 'Звернення належало переслати',
  'telling-of-extension': 'Про продовження строку належало повідомити',
};

type At = AtCase & { readonly tx: WorkflowTransaction };
type Late = Pick<Breach, 'act' | 'lastDay'>;

const isOf =
  ({ act, lastDay }: Late) =>
  (breach: Late): boolean =>
    breach.act === act && breach.lastDay === lastDay;

/**
 * A term is broken (строк порушено): the card shows it for good, and control is asked why, apart from the appeal, which may
 * be over before anybody has found out (KR-3.18; docs/decisions/0146). What two letters do is one act.
 *
 * @param leftOn when the letter left that does the act; null where it never will
 */
export async function noteBreach(
  appeals: AppealService,
  context: At,
  late: Late,
  leftOn: PlainDate | null = null,
): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const before = appeal.breaches ?? [];
  if (before.some(isOf(late))) return;
  const { act, lastDay } = late;
  const seenOn = appeals.office.today(context.now);
  const noted = { act, lastDay, seenOn, account: null };
  await appeals.change(context, { termBroken: true, breaches: [...before, noted] });
  const left = leftOn === null ? 'листа не надіслано' : `лист пішов ${inUkrainian(leftOn)}`;
  const sent = act === 'considering' ? '' : `; ${left}`;
  await context.tx.start(
    breachNoted.of(appeal.id, {
      breach: { act, lastDay, words: `${owed[act]} до ${inUkrainian(lastDay)}${sent}.` },
      accountsForBreach: await groupNotConcerned(appeals, context, appeal, 'control'),
      accountBy: accountBy(appeals, seenOn),
    }),
  );
}

/** An act whose letter is taken back after its last day was not done in time either: the letter never left. */
export async function noteUnsent(appeals: AppealService, context: At, takenBack: readonly TakenBack[]): Promise<void> {
  const today = appeals.office.today(context.now);
  for (const { letter, lastDay } of takenBack) {
    const act = actByLetter[letter.kind];
    if (act === undefined || lastDay === null || today <= lastDay) continue;
    await noteBreach(appeals, context, { act, lastDay });
  }
}

/** What was late, each with why, as far as that is known, as the card prints it; null where nothing was. */
export function breachesInWords(
  breaches: readonly Breach[],
): { reason: string | null; measures: string | null } | null {
  if (breaches.length === 0) return null;
  const [first, ...others] = breaches;
  const isTermAlone = others.length === 0 && first?.act === 'considering';
  const told = breaches.map(({ act, lastDay, account }) => {
    return `${owed[act]} до ${inUkrainian(lastDay)}: ${account?.reason ?? 'причини ще не пояснено'}`;
  });
  const measures = breaches.flatMap(({ account }) => account?.measures ?? []);
  return { reason: isTermAlone ? (first.account?.reason ?? null) : listed(told), measures: listed(measures) };
}

/** Sentences that people wrote, one after another; null where there is none. */
const listed = (sentences: readonly string[]): string | null =>
  sentences.length === 0 ? null : sentences.map((one) => one.replace(/[\s.;]+$/u, '')).join('; ');

/** By when control finds out why. */
export function accountBy({ office }: AppealService, today: PlainDate): PlainDate {
  return office.calendar.addWorkingDays(today, office.parameterNumber('param.office.breachDays', today));
}

/** Why a term was broken goes on the card, beside what was late (KR-3.18). @param late undefined in a case of before 0146 */
export async function accountForBreach(
  appeals: AppealService,
  context: At,
  late: Late | undefined,
  account: BreachAccount,
): Promise<void> {
  const before = (await appeals.appealOf(context)).breaches ?? [];
  const at = before.findLastIndex(late === undefined ? ({ act }) => act === 'considering' : isOf(late));
  const breaches = before.map((breach, place) => (place === at ? { ...breach, account } : breach));
  await appeals.change(context, { breach: account, breaches });
}

const asked = defineReads(accountedFor);

/** More time that was asked for in time: the term that ran out meanwhile was not broken (docs/decisions/0126), and nobody is asked why. */
export async function liftBreach(appeals: AppealService, context: At, lastDay: PlainDate): Promise<void> {
  const before = (await appeals.appealOf(context)).breaches ?? [];
  const isLifted = isOf({ act: 'considering', lastDay });
  const breaches = before.filter((breach) => !isLifted(breach));
  const breach = breaches.findLast(({ account }) => account !== null)?.account ?? null;
  await appeals.change(context, { termBroken: breaches.length > 0, breaches, breach });
  const { tx, manager, businessKey } = context;
  const open = { businessKey, formKey: 'account-for-breach', processKey: breachNoted.process, isOpen: true };
  for (const { id, rootId, instanceId } of await manager.findBy(TaskRecord, open)) {
    const { live } = await (await tx.case(rootId)).open(instanceId);
    const { breach: late } = asked.of(live.data);
    if (late !== undefined && isLifted(late)) await tx.withdraw(id);
  }
}
