import { In } from 'typeorm';
import { z } from 'zod';
import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import {
  applyCoveringLetter,
  capOn,
  extendTerm,
  isTermBroken,
  lastDayToExtend,
  lawfulTermDueOn,
  openTerm,
  shortenByLaw,
  shortenTerm,
  termDueOn,
  termPlannedOn,
  type TermAct,
  type TermLedger,
  type TermLength,
} from '../../domain/term.js';
import { extensionNotice } from '../../documents/index.js';
import { day, defineStep, ruling, type StepDefinition, type Values } from '../../workflow/contract/index.js';
import { type StepContext, TaskRecord } from '../../workflow/index.js';
import { extensionAsked, term as termRuling, termChanged, termMoments } from '../case-data.js';
import { tellAuthors } from '../correspondence/authors.js';
import { accountBy, liftBreach, noteBreach } from '../breaches.js';
import type { ExtensionTold } from '../correspondence/correspondence.js';
import type { AppealService } from '../appeal-service.js';
import type { TermDays } from '../office.js';
import { tellSenders } from '../correspondence/senders.js';
import type { AppealRecord } from '../tables.js';

type TermRuling = z.output<typeof termRuling>;

const ruled = { term: termRuling };
const granted = {
  extension: ruling(['extend', 'refuse-authority', 'refuse-late', 'refuse-no-grounds', 'refuse-over-cap']),
  extensionAsked,
  termTold: z.boolean().optional(),
};

/** The ledger of the term, moved by rulings, and the watch over it (строк і нагляд, art. 20, KR-3.11). */
export const termSteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'set-term',
    reads: ruled,
    writes: termMoments,
    run: (context) => setTerm(appeals, context),
  }),
  defineStep({
    topic: 'extend-term',
    reads: granted,
    writes: { ...termMoments, termTold: z.boolean() },
    run: (context) => extend(appeals, context),
  }),
  defineStep({
    topic: 'remind',
    properties: { when: z.enum(['before', 'on-day']) },
    async run(context) {
      const appeal = await appeals.appealOf(context);
      if (appeal.status === 'answered') return;
      const to = concerned(appeal);
      await appeals.note(context, 'reminded', { when: context.properties.when, dueOn: appeal.dueOn, to });
    },
  }),
  defineStep({
    topic: 'escalate',
    writes: { termBroken: z.boolean(), accountBy: day.nullable() },
    run: (context) => escalate(appeals, context),
  }),
];

/** Opened by the first ruling; a later one, after the resolution, can only shorten it. */
async function setTerm(appeals: AppealService, context: StepContext<Values<typeof ruled>>) {
  const appeal = await appeals.appealOf(context);
  const { term: ruling } = context.data;
  const act: TermAct = { by: context.actor, at: context.now, source: ruling.clauses };
  const before = appeal.term;
  const term = before === null ? opened(appeals, appeal, ruling, act) : shortened(appeals, appeal, before, ruling, act);
  if (term === before) return momentsOf(appeals, term);
  return saveTerm(appeals, context, term, { changed: before !== null });
}

const momentsOf = ({ office }: AppealService, term: TermLedger): Values<typeof termMoments> => ({
  termDue: office.termDays(term),
  timers: office.timersOf(term),
});

function opened(appeals: AppealService, appeal: AppealRecord, ruling: TermRuling, act: TermAct): TermLedger {
  const { office } = appeals;
  const registeredOn = office.dayZeroOf(appeal);
  const lateOn = appeal.registeredOn !== null && appeal.registeredOn > registeredOn ? appeal.registeredOn : null;
  const capDays = office.parameterNumber('param.term.cap', appeal.receivedOn);
  const cap = {
    days: capDays,
    judged: 'rolled' as const,
    source: office.sourceOf('param.term.cap', appeal.receivedOn),
  };
  const ordinary = { months: office.parameterNumber('param.term.ordinary', appeal.receivedOn) };
  const byLetter = ruling.outcome === 'by-covering-letter';
  const ordinarySource = byLetter ? office.sourceOf('param.term.ordinary', appeal.receivedOn) : act.source;
  const opening = {
    ...act,
    source: ordinarySource,
    registeredOn,
    lateOn,
    length: lengthOf(ruling.values) ?? ordinary,
    cap,
  };
  const ledger = openTerm(opening, office.calendar);
  const answerBy = appeal.coveringLetter?.answerBy ?? null;
  if (!byLetter || answerBy === null) return ledger;
  return applyCoveringLetter(ledger, { ...act, to: answerBy }, office.calendar);
}

function lengthOf({ days, months }: TermRuling['values']): TermLength | null {
  if (days !== undefined) return { days };
  return months === undefined ? null : { months };
}

/**
 * What needs no study has the shorter term of the Law, and that is no leader's to move (docs/decisions/0137); a leader's own is
 * shorter still. A leader who writes too late for a shorter term has not shortened it: the day must lie ahead.
 */
function shortened(
  appeals: AppealService,
  appeal: AppealRecord,
  before: TermLedger,
  ruling: TermRuling,
  act: TermAct,
): TermLedger {
  const { office } = appeals;
  const { receivedOn, resolution } = appeal;
  const noStudy = { days: office.parameterNumber('param.term.noStudy', receivedOn) };
  const byLaw = { ...act, source: office.sourceOf('param.term.noStudy', receivedOn), length: noStudy };
  const ledger = resolution?.needsStudy === 'no' ? shortenByLaw(before, byLaw, office.calendar) : before;
  const to = ruling.outcome === 'by-leader' ? (resolution?.dueOn ?? null) : null;
  const isShorter = to !== null && to < termPlannedOn(ledger) && to >= office.today(act.at);
  return isShorter ? shortenTerm(ledger, { ...act, to }, office.calendar) : ledger;
}

async function saveTerm(
  appeals: AppealService,
  context: StepContext,
  term: TermLedger,
  { changed }: { changed: boolean },
): Promise<Values<typeof termMoments>> {
  const moments = momentsOf(appeals, term);
  const days = moments.termDue;
  await appeals.change(context, { term, dueOn: days.dueOn });
  await appeals.note(context, changed ? 'term-changed' : 'term-opened', days);
  if (changed) {
    await moveDueDays(context, days);
    await context.tx.message(termChanged.to(context.businessKey, moments));
  }
  return moments;
}

/** Work that waits already is shown with the new days: what goes on inside with the earlier, what binds with the last. */
async function moveDueDays({ manager, businessKey }: StepContext, { internalDueOn, dueOn }: TermDays): Promise<void> {
  const move = async (elements: readonly string[], day: PlainDate): Promise<void> => {
    const waiting = { businessKey, isOpen: true, elementId: In([...elements]) };
    await manager.update(TaskRecord, waiting, { dueOn: day, sortOn: day, version: () => 'version + 1' });
  };
  await move(['prepare-reply', 'contribute', 'agree-reply'], internalDueOn);
  await move(['sign-reply', 'check-questions', 'decide-extension'], dueOn);
}

/** The leader’s word has been judged before it was taken; of whom to tell, the rules are asked (docs/decisions/0067). */
async function extend(appeals: AppealService, context: StepContext<Values<typeof granted>>) {
  const { extension, extensionAsked: asked, termTold = false } = context.data;
  const { outcome, clauses } = extension;
  const appeal = await appeals.appealOf(context);
  if (appeal.term === null) throw new Error(`${appeal.id} has no term to extend`);
  if (outcome !== 'extend') throw new Error(`${appeal.id}: the rules have not let the term be extended: ${outcome}`);
  const act = { by: context.actor, at: context.now, source: clauses, to: asked.to, askedOn: asked.askedOn };
  const term = extendTerm(appeal.term, act, appeals.office.calendar);
  const moments = await saveTerm(appeals, context, term, { changed: true });
  // Asked for in time: the term that has run out meanwhile has not been broken (docs/decisions/0126).
  const today = appeals.office.today(context.now);
  if (isTermBroken(appeal.term, today)) await liftBreach(appeals, context, termDueOn(appeal.term));
  const lengthened = { beyondMonth: asked.to > lawfulTermDueOn(term), termTold };
  const lastDay = lastDayToTell(appeal.term, today);
  const told = await tellCitizens(appeals, context, appeal, {
    term,
    lastDay,
    reasons: asked.grounds,
    clauses,
    extension: lengthened,
  });
  const what = {
    event: 'extended',
    to: termPlannedOn(term),
    reasons: asked.grounds,
    answerBy: answerBy(appeals, term)?.on ?? null,
  } as const;
  await tellSenders(appeals, context, appeal, { what, clauses, told, lastDay });
  return { ...moments, termTold: told !== null };
}

/** Whoever waits is told while the term that they wait by runs; one that ran out before it was decided, while the month does. */
const lastDayToTell = (before: TermLedger, today: PlainDate): PlainDate =>
  termDueOn(before) < today ? lastDayToExtend(before) : termDueOn(before);

interface Lengthened {
  readonly term: TermLedger;
  readonly lastDay: PlainDate;
  readonly reasons: string;
  readonly clauses: readonly ClauseRef[];
  readonly extension: ExtensionTold;
}

function tellCitizens(
  appeals: AppealService,
  context: StepContext,
  appeal: AppealRecord,
  { term, lastDay, extension, ...said }: Lengthened,
) {
  const until = {
    extendedTo: termPlannedOn(term),
    answerBy: answerBy(appeals, term),
    cap: { days: term.cap.days, on: capOn(term) },
  };
  return tellAuthors(appeals, context, appeal, {
    event: 'extended',
    extension,
    lastDay,
    sheetOn: (letters) => extensionNotice({ ...said, appeal: letters, ...until }),
  });
}

/** Where the planned end is a day off: why, and the working day to which it moves. */
function answerBy(
  { office }: AppealService,
  term: TermLedger,
): { readonly dayOff: string; readonly on: PlainDate } | null {
  const planned = termPlannedOn(term);
  return office.calendar.isWorkingDay(planned)
    ? null
    : { dayOff: office.calendar.explainDay(planned), on: termDueOn(term) };
}

/** Who must hear of the term: those who have been named to act, or the leader who has not named them yet. */
function concerned(appeal: AppealRecord): readonly string[] {
  const executors = appeal.resolution?.executors.map((executor) => executor.unit) ?? [];
  return executors.length > 0 ? executors : [appeal.leader ?? appeal.register];
}

/** The last day has passed unanswered: control and the leader are told. What is written is read by diagrams of before (docs/decisions/0146). */
async function escalate(appeals: AppealService, context: StepContext) {
  const appeal = await appeals.appealOf(context);
  if (appeal.status === 'answered') return { termBroken: false, accountBy: null };
  const today = appeals.office.today(context.now);
  await noteBreach(appeals, context, { act: 'considering', lastDay: appeal.dueOn ?? today });
  const to: readonly (string | PlainDate | null)[] = ['control', appeal.leader];
  await appeals.note(context, 'term-broken', { dueOn: appeal.dueOn, mainExecutor: appeal.mainExecutor, to });
  return { termBroken: true, accountBy: accountBy(appeals, today) };
}
