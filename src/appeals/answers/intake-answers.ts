import { z } from 'zod';
import { appealFeatures, appealKinds, impossibleDay, regimes } from '../../domain/appeal.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { type AnswerDefinition, day, defineAnswer, personId, type Values } from '../../workflow/contract/index.js';
import type { AnswerContext, StepContext } from '../../workflow/index.js';
import { joinEarlier, powers, properBodies, type Assessment } from '../appeal-parts.js';
import {
  type ComplainedOf,
  complainedOfFault,
  isAboutKnown,
  keptOf,
  refusedComplainedOf,
  refuseOwn,
  saidOther,
} from '../complaints/complained-of.js';
import { admission, archive } from '../case-data.js';
import { confirmFeature } from '../intake/confirm-feature.js';
import type { AppealService } from '../appeal-service.js';
import { questionsOf } from '../intake/questions.js';
import { isProperBodyUnsaid, properBodyUnsaid } from '../intake/take-in.js';
import { refuseImpossible, refusedField } from './answer-fields.js';
import { confirmIdentical } from './mass-letters.js';
import { complaintRestoration } from '../asked-of-rules.js';

const keysOf = <T extends string>(table: Readonly<Record<T, unknown>>): readonly T[] => Object.keys(table) as T[];

const complainedOf = {
  complainedOf: z.string().optional(),
  complainedOfOther: z.string().optional(),
  complainedOfNotListed: z.boolean().optional(),
};
/** The same as somebody answers it: what was left empty is not there. */
interface SaidOf {
  readonly complainedOf?: string | null | undefined;
  readonly complainedOfOther?: string | null | undefined;
  readonly complainedOfNotListed?: boolean | undefined;
}

const ticked = z.boolean().default(false);

/** Without any of these an appeal is anonymous or goes back: silence must not decide that (ст. 5, 7, 8). */
const whatLetterHas = {
  signed: z.boolean().optional(),
  identifiable: z.boolean().optional(),
  substanceStated: z.boolean().optional(),
  dataSufficient: z.boolean().optional(),
};

/** What the registrar sees in a letter, as the form asks for it. */
const seen = {
  ...complainedOf,
  kind: z.enum(keysOf(appealKinds)),
  regime: z.enum(regimes),
  powers: z.enum(powers),
  properBody: z.enum(properBodies).optional(),
  councilPowers: ticked,
  corruptionReport: ticked,
  threatToLife: ticked,
  ...whatLetterHas,
  incapacitated: z.enum(['yes', 'no', 'unknown']),
  decidedOn: day.optional(),
  learnedOn: day.optional(),
  postedOn: day.optional(),
  questions: z.array(z.object({ topic: z.string(), text: z.string() })),
};
type Seen = Values<typeof seen>;

/** How a letter stands to earlier ones. */
const likeness = {
  feature: z.enum([...keysOf(appealFeatures), joinEarlier]),
  earlierAppealId: z.string().optional(),
  resolvedInSubstance: z.enum(['yes', 'no', 'unknown']).optional(),
  alsoIdentical: z.boolean().optional(),
  note: z.string().optional(),
};

/** What clerks answer before an appeal is admitted, and when it is filed (реєстраторські завдання). */
export const intakeAnswers = (appeals: AppealService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'look-through',
    answer: seen,
    writes: { lookedThrough: z.boolean() },
    run: (context) => lookThrough(appeals, context),
  }),
  defineAnswer({
    form: 'name-complained-of',
    answer: complainedOf,
    run: (context) => nameComplainedOf(appeals, context),
  }),
  defineAnswer({
    form: 'hand-on',
    answer: {
      handedTo: z.string(),
      handedOn: day.optional(),
      receipt: z.string().optional(),
      note: z.string().optional(),
    },
    async run(context) {
      const today = appeals.office.today(context.now);
      const { handedTo, handedOn: on = today, receipt = null, note = null } = context.answer;
      const { receivedOn: from } = await appeals.appealOf(context);
      refuseImpossible('handedOn', on, { from, to: today, why: 'того дня лист надійшов' });
      await appeals.change(context, { status: 'handed-on' });
      await appeals.note(context, 'handed-on', { to: handedTo, on, receipt, note });
    },
  }),
  defineAnswer({ form: 'confirm-feature', answer: likeness, run: (context) => confirm(appeals, context) }),
  defineAnswer({
    form: 'decide-unconsidered',
    answer: { decision: z.enum(['stop', 'consider']), reasons: z.string() },
    reads: { admission },
    writes: { decidedUnconsidered: z.boolean(), unconsideredBy: personId, unconsideredReasons: z.string() },
    async run(context) {
      const { decision, reasons } = context.answer;
      const on = inUkrainian(appeals.office.today(context.now));
      await appeals.note(context, 'unconsidered-decided', { decision, on, reasons });
      const { outcome, decisionId } = context.data.admission;
      if (outcome === 'late-complaint') await decideRestoration(appeals, context, decision === 'consider');
      if (decision === 'consider') {
        const of = await appeals.appealOf(context);
        await appeals.rulings.override(decisionId, { outcome: 'consider', reason: reasons }, { ...context, of });
      }
      return {
        decidedUnconsidered: decision === 'stop',
        unconsideredBy: context.actor.id,
        unconsideredReasons: reasons,
      };
    },
  }),
  defineAnswer({
    form: 'file-away',
    answer: { caseFile: z.string(), volume: z.number().optional(), sheets: z.number() },
    writes: { archive },
    async run(context) {
      await appeals.correspondence.refuseUnsent(context);
      const { caseFile, volume, sheets } = context.answer;
      return { archive: { file: caseFile, volume: volume?.toString() ?? null, sheets: String(sheets) } };
    },
  }),
];

async function lookThrough(appeals: AppealService, context: AnswerContext<StepContext['data'], Seen>) {
  const { kind, regime, questions: asked } = context.answer;
  const appeal = await appeals.appealOf(context);
  const raised = asked.map(({ topic, text }) => ({ topic, gist: text }));
  const questions = questionsOf(raised, appeals.office.classifier, appeal.receivedOn);
  const impossible = impossibleDay(context.answer, appeal.receivedOn);
  if (impossible !== null) throw refusedField(impossible.field, impossible.detail);
  refuseUnsaid(context.answer);
  const assessment = assessmentOf(appeals, context.answer);
  refuseOwn(appeals.office, appeal.register, assessment.complaint, context);
  const mainTopic = questions.find((question) => question.main)?.topic ?? null;
  await appeals.change(context, { kind, regime, assessment, questions, mainTopic });
  await appeals.note(context, 'looked-through', {
    kind,
    regime,
    powers: assessment.powers,
    topics: questions.map((q) => q.topic),
  });
  return { lookedThrough: true };
}

/** @throws BODY_INVALID where a right of the citizen would be lost because a field was left out */
function refuseUnsaid(answer: Seen): void {
  const names = Object.keys(whatLetterHas) as (keyof typeof whatLetterHas)[];
  const unsaid = names.find((name) => answer[name] === undefined);
  if (unsaid !== undefined)
    throw refusedField(unsaid, 'Скажіть, так чи ні: від цього залежить, чи розглянуть звернення.');
  if (isProperBodyUnsaid(answer)) throw refusedField('properBody', properBodyUnsaid);
}

/**
 * Whom a complaint is about: somebody of the directory, or in words whom it does not know; both null where nobody said.
 *
 * @throws BODY_INVALID
 */
export function complainedOfIn(
  appeals: Pick<AppealService, 'office'>,
  { complainedOf: ids, complainedOfOther, complainedOfNotListed = false }: SaidOf,
): ComplainedOf {
  const aboutOther = saidOther(complainedOfOther);
  const about = [...new Set((ids ?? '').split(/[\s,;]+/u).filter((id) => id !== ''))];
  const fault = complainedOfFault(appeals.office, { about, aboutOther }, complainedOfNotListed);
  const field = fault?.field === 'about' ? 'complainedOf' : 'complainedOfOther';
  if (fault) throw refusedComplainedOf(`/answer/${field}`, fault);
  return { about, aboutOther };
}

/** Unknown stays unknown until somebody says: then art. 7 can be kept. */
async function nameComplainedOf(
  appeals: AppealService,
  context: AnswerContext<StepContext['data'], SaidOf>,
): Promise<void> {
  const named = complainedOfIn(appeals, context.answer);
  if (!isAboutKnown(named))
    throw refusedField(
      'complainedOf',
      'Назвіть посаду, підрозділ чи орган із довідника або напишіть, на кого чи на що скаржаться.',
    );
  const { assessment } = await appeals.appealOf(context);
  const { complainedOfNotListed: notListed } = context.answer;
  const complaint = { ...assessment?.complaint, ...keptOf(named), ...(notListed ? { notListed } : {}) };
  await appeals.change(context, { assessment: { ...assessment, complaint } });
  const { about = null, alsoAbout } = keptOf(named);
  await appeals.note(context, 'complained-of-named', { about, ...(alsoAbout === undefined ? {} : { alsoAbout }) });
}

function assessmentOf(appeals: AppealService, answer: Seen): Assessment {
  const {
    questions: _asked,
    complainedOf: _about,
    complainedOfOther: _other,
    complainedOfNotListed: notListed,
    decidedOn,
    learnedOn,
    postedOn,
    ...assessed
  } = answer;
  const complaint = {
    ...keptOf(complainedOfIn(appeals, answer)),
    ...(notListed ? { notListed } : {}),
    decidedOn: decidedOn ?? null,
    learnedOn: learnedOn ?? null,
    ...(postedOn === undefined ? {} : { postedOn }),
  };
  return { ...assessed, complaint: answer.kind === 'complaint' ? complaint : null };
}

async function confirm(
  appeals: AppealService,
  context: AnswerContext<StepContext['data'], Values<typeof likeness>>,
): Promise<void> {
  const { feature, earlierAppealId = null, resolvedInSubstance = 'unknown', note = null } = context.answer;
  if (context.answer.alsoIdentical === true) {
    if (feature !== 'mass') throw refusedField('alsoIdentical', 'Разом підтверджують лише масові звернення.');
    await confirmIdentical(appeals, context);
  }
  await confirmFeature(appeals, context, { feature, earlierAppealId, resolvedInSubstance, note });
}

/** Art. 17: to consider a late complaint is to restore its term, for a reason found good; the card says which it was. */
async function decideRestoration(appeals: AppealService, context: StepContext, isGood: boolean): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const facts = { 'complaint.delayReason': isGood ? 'good' : 'not-good' } as const;
  const { outcome } = await appeals.rulings.decide(complaintRestoration, facts, { ...context, of: appeal });
  const { assessment } = appeal;
  const complaint = { ...assessment?.complaint, restored: outcome === 'restore' };
  await appeals.change(context, { assessment: { ...assessment, complaint } });
}
