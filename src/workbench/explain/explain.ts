import { z } from 'zod';
import { choice, either, open, shownAs, texts, type View, view } from '../../platform/http/index.js';
import {
  type AsOf,
  type Decision,
  type DecisionLog,
  type Explanation,
  ExplanationView,
  type PolicyService,
} from '../../policy/index.js';
import {
  type Edition,
  refuseForeignFacts,
  type AskedBy,
  AskedByView,
  auditedRules,
  AuditedRuleView,
  forAuditor,
  type Bar,
  BarView,
  OverrideView,
  overrideOf,
  forCitizen,
  forClerk,
} from '../../policy/analysis/index.js';

/** For whom a decision is explained: the person whose case it is, who works on it, who checks it. */
export const ReaderView = choice('ExplanationReader', 'Кому пояснюють.', ['citizen', 'clerk', 'auditor']);
type Reader = z.output<typeof ReaderView>;

/** A decision with all that explains it; `asked` is null for one that was only tried. */
interface Explained {
  readonly edition: Edition;
  readonly decision: Decision;
  readonly explanation: Explanation;
  readonly asked: AskedBy | null;
  readonly bar: Bar | null;
}

/** Facts put to a set as a trial. @throws as `PolicyService.decide`, and FACTS_INVALID for facts the set has no use for */
export async function explainFacts(
  policy: PolicyService,
  setId: string,
  facts: Readonly<Record<string, unknown>>,
  asOf: AsOf,
): Promise<Explained> {
  refuseForeignFacts(policy.ruleSet(setId), facts);
  const decision = await policy.decide(setId, facts, asOf);
  const edition = policy.edition(setId, asOf);
  return { edition, decision, explanation: policy.explain(decision, edition), asked: null, bar: null };
}

/** A stored decision, by the edition that made it. @throws NOT_FOUND, EDITION_UNKNOWN */
export async function explainStored(policy: PolicyService, log: DecisionLog, id: string): Promise<Explained> {
  const record = await log.find(id);
  const edition = await log.edition(record.digest);
  const explanation = policy.explain(record, edition);
  return { edition, decision: record, explanation, asked: record, bar: await log.barOf(record) };
}

const told = { text: texts('Пояснення, абзац за абзацом') };
const changes = {
  override: OverrideView.nullable().describe('null, якщо посадова особа не вирішувала інакше'),
  bar: BarView.nullable().describe('null, якщо нікого не усунуто'),
  explanation: ExplanationView,
};

export const ToldView = either('ToldExplanation', 'Пояснення рішення одному з трьох читачів.', 'for', [
  view('ToldToCitizen', 'Абзац для громадянина.', { for: z.literal('citizen').describe('Кому'), ...told }),
  view('ToldToClerk', 'Пояснення працівникові.', { for: z.literal('clerk').describe('Кому'), ...told, ...changes }),
  view('ToldToAuditor', 'Пояснення аудиторові.', {
    for: z.literal('auditor').describe('Кому'),
    ...told,
    ...changes,
    asked: AskedByView.nullable().describe('null для проби'),
    rules: z.array(AuditedRuleView).describe('Усі правила редакції'),
    edition: open('Редакція цілком, як її збережено'),
  }),
]);
type Told = View<typeof ToldView>;

/** The one explanation as a reader is told it: `text` in Ukrainian, and the parts where the reader may see them. */
export function tell({ edition, decision, explanation, asked, bar }: Explained, reader: Reader): Told {
  const override = overrideOf(edition, asked);
  switch (reader) {
    case 'citizen':
      return { for: reader, text: [forCitizen(explanation, { override, bar })] };
    case 'clerk':
      return { for: reader, text: forClerk(explanation, { override, bar }), override, bar, explanation };
    case 'auditor':
      return {
        for: reader,
        text: forAuditor(edition, decision, explanation, asked, bar),
        override,
        bar,
        asked: asked && shownAs(AskedByView, asked),
        explanation,
        rules: auditedRules(edition, decision),
        edition: { ...edition.document },
      };
  }
}
