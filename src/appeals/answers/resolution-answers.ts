import { z } from 'zod';
import type { Executor } from '../../domain/appeal.js';
import { addDays, inUkrainian, type PlainDate } from '../../domain/plain-date.js';
import { shortenTerm, type TermLedger } from '../../domain/term.js';
import { refusalBy } from '../../policy/index.js';
import { coveringLetter, externalNotice } from '../../documents/index.js';
import {
  type AnswerDefinition,
  day,
  defineAnswer,
  postId,
  rulingOf,
  type Values,
} from '../../workflow/contract/index.js';
import type { AnswerContext, StepContext } from '../../workflow/index.js';
import { tellAuthors } from '../correspondence/authors.js';
import type { AppealResolution } from '../appeal-parts.js';
import { refuseConflict } from '../complaints/conflict.js';
import { noticeAfterReception, raisedAtReception } from '../correspondence/reception-notice.js';
import { applicantOf, mentionOf, noticeFacts, officialAddressee } from '../correspondence/correspondence.js';
import type { AppealService } from '../appeal-service.js';
import type { AppealRecord } from '../tables.js';
import { refusedField } from './answer-fields.js';
import { noticeOwed, termOfResolution } from '../asked-of-rules.js';

/** One named to act, and what they are told to do. */
const instruction = { executorId: z.string(), instruction: z.string() };
type Instruction = Values<typeof instruction>;

const resolved = {
  executors: z.array(z.object(instruction)),
  dueOn: day.optional(),
  control: z.boolean().default(false),
  needsStudy: z.enum(['yes', 'no']),
  text: z.string().default(''),
};
const byLeader = { leader: postId };
const sent = { note: z.string() };
/** Where a district committee answers itself, the decision on the main executor says by which clause (KR-3.19). */
const toSend = { ...raisedAtReception, mainExecutorRule: rulingOf('main-executor') };

/** The leader's resolution and what goes out by it (резолюція керівника, KR-3.9–3.14). */
export const resolutionAnswers = (appeals: AppealService): readonly AnswerDefinition[] => [
  defineAnswer({ form: 'resolve', answer: resolved, reads: byLeader, run: (context) => resolve(appeals, context) }),
  defineAnswer({
    form: 'name-staff-executor',
    answer: instruction,
    run: (context) => nameStaffExecutor(appeals, context),
  }),
  defineAnswer({
    form: 'send-outside',
    answer: sent,
    reads: toSend,
    writes: { termTold: z.boolean(), hasOutsideExecutors: z.boolean() },
    run: (context) => sendOutside(appeals, context),
  }),
  defineAnswer({
    form: 'contribute',
    answer: { text: z.string() },
    async run(context) {
      await appeals.note(context, 'contributed', { unit: context.actor.unit, text: context.answer.text });
    },
  }),
];

/** An employee is named whose post gives no work of executors: a clerk, an inspector. */
export const notAnExecutor = (id: string): string =>
  `«${id}» не готує відповідей у своєму підрозділі: назвіть виконавця чи весь підрозділ.`;

/** One named to act: a unit, a post or a person in one, or an outside body; a leader's own post has nobody to do the work. */
async function executorOf(
  appeals: AppealService,
  context: StepContext,
  appeal: AppealRecord,
  { executorId: id, instruction: task }: Instruction,
): Promise<Executor> {
  const { directory } = appeals.office;
  const unit = appeals.office.unitOf(id);
  const isKnown = directory.units().some((one) => one.id === unit) || directory.bodies().some((one) => one.id === unit);
  if (!isKnown)
    throw refusedField('executors', `Виконавця «${id}» немає серед підрозділів, органів і підприємств довідника.`);
  await refuseConflict(appeals, context, id);
  const person = unit === id ? null : id;
  if (person !== null && !appeals.office.worksAsExecutor(person)) throw refusedField('executors', notAnExecutor(id));
  return { unit, person, staff: appeals.office.isStaffOf(unit, appeal.register), task };
}

async function executorsOf(
  appeals: AppealService,
  context: StepContext,
  appeal: AppealRecord,
  items: readonly Instruction[],
): Promise<Executor[]> {
  const executors: Executor[] = [];
  for (const item of items) executors.push(await executorOf(appeals, context, appeal, item));
  const units = executors.map((executor) => executor.unit);
  if (new Set(units).size !== units.length) throw refusedField('executors', 'Виконавця названо двічі.');
  return executors;
}

async function resolve(
  appeals: AppealService,
  context: AnswerContext<Values<typeof byLeader>, Values<typeof resolved>>,
): Promise<void> {
  const { executors: instructions, dueOn = null, control, needsStudy, text } = context.answer;
  const { leader } = context.data;
  const appeal = await appeals.appealOf(context);
  const executors = await executorsOf(appeals, context, appeal, instructions);
  if (executors.length === 0) throw refusedField('executors', 'Назвіть хоча б одного виконавця.');
  const { actor: by, now: at } = context;
  // Asked of the ledger itself, so that a day it would refuse is refused before anything is written.
  if (dueOn !== null && appeal.term !== null)
    shortenTerm(appeal.term, { by, at, source: [], to: dueOn }, appeals.office.calendar);
  const resolution: AppealResolution = {
    author: by.id,
    authorPost: leader,
    writtenOn: appeals.office.today(at),
    text,
    executors,
    dueOn,
    control,
    needsStudy,
  };
  await appeals.change(context, { resolution, onControl: control });
  if (appeal.term !== null) await refuseInVain(context, appeal.term, { dueOn, today: resolution.writtenOn });
  const named = executors.map(({ unit, person, staff, task }) => ({ unit, person, staff, task }));
  await appeals.note(context, 'resolved', { leader, executors: named, dueOn, control });
}

/**
 * What the shorter term of a question without study leaves without effect (art. 20): a later day of the leader's, or to say
 * that no study is needed once that term has run out.
 */
async function refuseInVain(
  context: Pick<AnswerContext, 'foresee'>,
  { registeredOn }: TermLedger,
  { dueOn, today }: { readonly dueOn: PlainDate | null; readonly today: PlainDate },
): Promise<void> {
  const ruling = await context.foresee(termOfResolution);
  if (ruling.outcome !== 'no-study') return;
  const { days } = ruling.values;
  const lastOn = addDays(registeredOn, days);
  if (lastOn < today) {
    throw refusalBy(ruling, 'ANSWER_REFUSED', {
      detail: `Що не потребує вивчення, вирішують за ${days} днів, а вони сплили ${inUkrainian(lastOn)}. Зазначте, що вивчення потрібне.`,
      extra: { possible: { needsStudy: 'yes' } },
    });
  }
  if (dueOn === null || dueOn === lastOn) return;
  throw refusalBy(ruling, 'ANSWER_REFUSED', {
    detail: `Що не потребує вивчення, вирішують за ${days} днів: не пізніше ${inUkrainian(lastOn)}. Назвіть раніший день або зазначте, що вивчення потрібне.`,
    extra: { possible: { lastOn } },
  });
}

/** The gap in KR-2.30 and 3.13: nobody named is staff, so the author of the resolution names one. */
async function nameStaffExecutor(
  appeals: AppealService,
  context: AnswerContext<StepContext['data'], Instruction>,
): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const before = appeal.resolution;
  if (before === null) throw new Error(`${appeal.id} has no resolution to complete`);
  const named = await executorOf(appeals, context, appeal, context.answer);
  if (!named.staff)
    throw refusedField('executorId', 'Цей виконавець не є працівником виконкому: назвіть підрозділ виконкому.');
  await appeals.change(context, { resolution: { ...before, executors: [...before.executors, named] } });
  await appeals.note(context, 'staff-executor-named', { unit: named.unit });
}

/** KR-3.14: the outside bodies get the appeal, and the applicant is told that they have it. */
async function sendOutside(appeals: AppealService, context: AnswerContext<Values<typeof toSend>, Values<typeof sent>>) {
  const { directory } = appeals.office;
  const appeal = await appeals.appealOf(context);
  const { resolution, dueOn } = appeal;
  if (resolution === null || dueOn === null) throw new Error(`${appeal.id} has no resolution to send out by`);
  const main = appeal.mainExecutor ?? appeal.register;
  const outside = resolution.executors.filter((executor) => !executor.staff);
  const facts = noticeFacts('external-executors');
  const { clauses } = await appeals.rulings.consider(noticeOwed, facts, { ...context, of: appeal });
  const signatoryPost = await appeals.correspondence.noticeSignatory(context, appeal);
  const words = context.answer.note.split(/\n{2,}/);
  const letters: string[] = [];
  for (const { unit, task } of outside) {
    const sheet = coveringLetter({
      appeal: mentionOf(appeal),
      applicant: applicantOf(appeal),
      purpose: unit === main ? 'answer' : 'execute',
      // What a leader has told an executor to do is no question of the citizen's.
      questions: task === null ? appeal.questions.map(({ gist }) => gist) : [],
      words: task === null ? words : [`Доручення за резолюцією: ${task}`, ...words],
      answerTo: directory.unit(main).name,
      answerBy: dueOn,
      sheets: appeal.sheets,
      clauses: unit === main ? context.data.mainExecutorRule.clauses : clauses,
    });
    const addressee = officialAddressee(directory.dativeOf(unit));
    const sent = await appeals.correspondence.send(context, appeal, {
      sheet,
      addressee,
      signatoryPost,
      signing: 'on-paper',
    });
    letters.push(sent.documentId);
  }
  const author = directory.actedAs(resolution.authorPost, resolution.author).titleGenitive;
  const notice = {
    resolution: { author, writtenOn: resolution.writtenOn },
    bodies: outside.map((executor) => directory.genitiveOf(executor.unit)),
    mainExecutor: directory.unit(main).name,
    dueOn,
    clauses,
  };
  const termTold = context.data.fromReception
    ? await noticeAfterReception(appeals, context, appeal)
    : (await tellAuthors(appeals, context, appeal, {
        event: 'external-executors',
        sheetOn: (letters) => externalNotice({ appeal: letters, ...notice }),
      })) !== null;
  await appeals.note(context, 'sent-outside', { to: outside.map((executor) => executor.unit), letters });
  return { termTold, hasOutsideExecutors: false };
}
