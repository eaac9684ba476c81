import { z } from 'zod';
import type { Role } from '../../domain/actor.js';
import { inUkrainian, type PlainDate } from '../../domain/plain-date.js';
import { capOn, lastDayToExtend, lawfulTermDueOn, termDueOn, type TermLedger } from '../../domain/term.js';
import { type Decision, refusalBy } from '../../policy/index.js';
import {
  type AnswerDefinition,
  day,
  defineAnswer,
  groupName,
  personId,
  postId,
  type Values,
} from '../../workflow/contract/index.js';
import type { AnswerContext } from '../../workflow/index.js';
import type { TermExtension } from '../appeal-parts.js';
import { extensionAsked, type ExtensionAsked, extensionRequest } from '../case-data.js';
import type { AppealService } from '../appeal-service.js';
import { pendingExtension, standingOf, withDecision } from '../extensions.js';
import type { AppealRecord } from '../tables.js';
import { refusedField } from './answer-fields.js';
import { extensionAllowed } from '../asked-of-rules.js';

const request = { ...extensionRequest, extensionDecider: postId.optional() };
const decision = {
  decision: z.enum(['extend', 'refuse']),
  to: day.optional(),
  objectiveGrounds: z.boolean().default(false),
  grounds: z.string(),
};

type Requested = Values<typeof request>;
type Deciding = AnswerContext<Requested, Values<typeof decision>>;

/** What a leader answers to a request for more time, and whoever asked hears (продовження строку, art. 20). */
export const extensionAnswers = (appeals: AppealService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'decide-extension',
    answer: decision,
    reads: request,
    writes: {
      extensionAsked,
      extensionGranted: z.boolean(),
      refusalLearner: z.object({ person: personId.nullable(), group: groupName }),
    },
    run: (context) => decideExtension(appeals, context),
  }),
  defineAnswer({
    form: 'learn-of-refusal',
    answer: { acquainted: z.boolean(), remarks: z.string().optional() },
    async run(context) {
      const { acquainted, remarks = null } = context.answer;
      if (!acquainted) throw refusedField('acquainted', 'Позначте, що з відмовою ознайомлено.');
      await appeals.note(context, 'extension-refusal-learnt', { remarks });
    },
  }),
];

/** The rules are asked before the leader's word is taken: what they refuse is refused to the leader. */
async function decideExtension(appeals: AppealService, context: Deciding) {
  const { to = null, objectiveGrounds, grounds } = context.answer;
  const extend = context.answer.decision === 'extend';
  const appeal = await appeals.appealOf(context);
  const { term, register } = appeal;
  if (term === null) throw new Error(`${appeal.id} has no term to extend`);
  if (extend && to === null) throw refusedField('to', 'Назвіть день, до якого продовжити строк.');
  if (extend && to !== null && to <= termDueOn(term))
    throw refusedField('to', 'Цей день не пізніший за теперішній граничний день.');
  const today = appeals.office.today(context.now);
  if (extend && to !== null && to < today) throw refusedField('to', 'Цей день уже минув.');
  const asking = pendingExtension(appeal) ?? unkeptRequest(context, today);
  const asked: ExtensionAsked = {
    by: standingOf(appeals.office.directory, register, context.actor.posts),
    objectiveGrounds: extend && objectiveGrounds,
    askedOn: asking.askedOn,
    to: to ?? capOn(term),
    grounds,
  };
  const ruling = extend ? await context.foresee(extensionAllowed, { extensionAsked: asked }) : null;
  if (ruling !== null && ruling.outcome !== 'extend')
    throw await refusedExtension(appeals, context, { ruling, term, asked });
  await appeals.change(context, { extensions: decided(appeals, context, appeal, { asking, asked, ruling }) });
  await appeals.note(context, 'extension-decided', { extend, to, by: asked.by, grounds });
  return { extensionAsked: asked, extensionGranted: extend, refusalLearner: learnerOf(appeals, context, asking) };
}

const roles: readonly Role[] = ['executor', 'unit-head', 'control'];

/**
 * Who learns that the term is not extended: whoever asked, or who stands in for them that day; a request that names
 * nobody is of its whole unit. The group is one they are of, or they could not say that they have learnt it.
 */
function learnerOf({ office }: AppealService, { now, data }: Deciding, { askedBy, unit }: TermExtension) {
  const { directory } = office;
  const on = office.today(now);
  const person = askedBy === null ? null : office.personNamed(askedBy, on);
  const ofUnit = unit ?? data.extensionUnit;
  const groups = person === null ? [] : directory.groupsOf(directory.actorOf(person.id, on));
  const own = roles.map((role) => `${role}@${ofUnit}`).find((group) => groups.includes(group));
  return { person: person?.id ?? null, group: own ?? `executor@${ofUnit}` };
}

interface RefusedExtension {
  readonly ruling: Decision;
  readonly term: TermLedger;
  readonly asked: ExtensionAsked;
}

/**
 * What is possible is said beside the ground: the last day to which the same answer would extend the term, and the last
 * working day not after it; null where it extends to none.
 */
async function refusedExtension(appeals: AppealService, context: Deciding, { ruling, term, asked }: RefusedExtension) {
  const monthEndsOn = lawfulTermDueOn(term);
  const lastOn = await lastPossible(appeals, context, { term, asked }, [capOn(term), monthEndsOn]);
  const lastWorkingOn =
    lastOn === null
      ? null
      : await lastPossible(appeals, context, { term, asked }, [appeals.office.calendar.rollBack(lastOn)]);
  const beyond = `Понад строк статті 20, тобто після ${inUkrainian(monthEndsOn)}, його`;
  const endedOn = asked.askedOn > termDueOn(term) ? termDueOn(term) : lastDayToExtend(term);
  const words: Readonly<Record<string, string>> = {
    'refuse-authority': `${beyond} продовжує лише керівник органу або його заступник.`,
    'refuse-late': `Строк закінчився ${inUkrainian(endedOn)}: його вже не продовжити. Дайте відповідь і поясніть причини затримки.`,
    'refuse-no-grounds': `${beyond} продовжують лише тоді, коли вирішити питання раніше неможливо з об’єктивних причин: зазначте їх.`,
    'refuse-over-cap': `Загальний строк — не більше ${term.cap.days} днів: ${lastOn === null ? 'продовжити його вже нікуди' : `найпізніше можна продовжити до ${inUkrainian(lastOn)}`}.`,
  };
  return refusalBy(ruling, 'ANSWER_REFUSED', {
    detail: words[ruling.outcome] ?? ruling.outcomeLabel,
    extra: { possible: { dueOn: termDueOn(term), monthEndsOn, lastOn, lastWorkingOn } },
  });
}

/** The first of some days that the rules let the same answer name: what a refusal offers must be accepted. */
async function lastPossible(
  { office }: AppealService,
  context: Deciding,
  { term, asked }: Pick<RefusedExtension, 'term' | 'asked'>,
  days: readonly PlainDate[],
): Promise<PlainDate | null> {
  const today = office.today(context.now);
  for (const to of days) {
    if (to <= termDueOn(term) || to < today) continue;
    const { outcome } = await context.foresee(extensionAllowed, { extensionAsked: { ...asked, to } });
    if (outcome === 'extend') return to;
  }
  return null;
}

interface Decided {
  readonly asking: TermExtension;
  readonly asked: ExtensionAsked;
  /** Null where the leader refuses: that needs no leave of the rules. */
  readonly ruling: Decision | null;
}

function decided(
  appeals: AppealService,
  { data, actor, now }: Deciding,
  appeal: AppealRecord,
  { asking, asked, ruling }: Decided,
) {
  return withDecision(appeal, asking, {
    granted: ruling !== null,
    post: data.extensionDecider ?? appeal.leader ?? appeal.register,
    by: actor.id,
    on: appeals.office.today(now),
    to: ruling === null ? null : asked.to,
    grounds: asked.grounds,
    clauses: ruling?.clauses ?? [],
  });
}

/** Asked before requests stood on the card: the process alone has the reasons. */
function unkeptRequest({ data }: Deciding, askedOn: PlainDate): TermExtension {
  return { askedBy: null, unit: null, askedOn, reasons: data.extensionReasons, decision: null };
}
