import type { AsOf, Decision, DecisionLog, Explanation, PolicyService } from '../../policy/index.js';
import {
  type Edition,
  refuseForeignFacts,
  type AskedBy,
  auditedRules,
  forAuditor,
  type Bar,
  overrideOf,
  forCitizen,
  forClerk,
} from '../../policy/analysis/index.js';

export const readers = ['citizen', 'clerk', 'auditor'] as const;
/** For whom a decision is explained: the person whose case it is, who works on it, who checks it. */
export type Reader = (typeof readers)[number];

/** A decision with all that explains it; `asked` is null for one that was only tried. */
export interface Explained {
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

/** What is tried, and for whom it is told. */
export interface Trial {
  readonly ruleSet: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly asOf: AsOf;
  readonly reader: Reader;
}

/** A trial as its reader is told it. @throws as `explainFacts` */
export async function explainTrial(policy: PolicyService, { ruleSet, facts, asOf, reader }: Trial): Promise<Told> {
  return tell(await explainFacts(policy, ruleSet, facts, asOf), reader);
}

/** A stored decision, by the edition that made it. @throws NOT_FOUND, EDITION_UNKNOWN */
export async function explainStored(policy: PolicyService, log: DecisionLog, id: string): Promise<Explained> {
  const record = await log.find(id);
  const edition = await log.edition(record.digest);
  const explanation = policy.explain(record, edition);
  return { edition, decision: record, explanation, asked: record, bar: await log.barOf(record) };
}

/** The one explanation as a reader is told it: `text` in Ukrainian, and the parts where the reader may see them. */
export function tell({ edition, decision, explanation, asked, bar }: Explained, reader: Reader) {
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
        asked: asked && askedView(asked),
        explanation,
        rules: auditedRules(edition, decision),
        edition: edition.document,
      };
  }
}

export type Told = ReturnType<typeof tell>;

function askedView(asked: AskedBy): AskedBy {
  const { id, subject, element, byId, byName, at } = asked;
  const { overriddenBy, overriddenAt, overrideOutcome, overrideReason, barId, actsInstead } = asked;
  const changed = { overriddenBy, overriddenAt, overrideOutcome, overrideReason, barId, actsInstead };
  return { id, subject, element, byId, byName, at, ...changed };
}
