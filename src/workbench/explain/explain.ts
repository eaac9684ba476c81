import type { AsOf, Decision, DecisionLog, Explanation, PolicyService } from '../../policy/index.js';
import type { Edition } from '../../policy/editions/edition.js';
import { refuseForeignFacts } from '../../policy/evaluation/fact-snapshot.js';
import { type AskedBy, auditedRules, forAuditor } from '../../policy/explain/for-auditor.js';
import { forCitizen, overrideOf } from '../../policy/explain/for-citizen.js';
import { forClerk } from '../../policy/explain/for-clerk.js';

export const readers = ['citizen', 'clerk', 'auditor'] as const;
/** For whom a decision is explained: the person whose case it is, who works on it, who checks it. */
export type Reader = (typeof readers)[number];

/** A decision with all that explains it; `asked` is null for one that was only tried. */
export interface Explained {
  readonly edition: Edition;
  readonly decision: Decision;
  readonly explanation: Explanation;
  readonly asked: AskedBy | null;
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
  return { edition, decision, explanation: policy.explain(decision, edition), asked: null };
}

/** A stored decision, by the edition that made it. @throws NOT_FOUND, EDITION_UNKNOWN */
export async function explainStored(policy: PolicyService, log: DecisionLog, id: string): Promise<Explained> {
  const record = await log.find(id);
  const edition = await log.edition(record.digest);
  return { edition, decision: record, explanation: policy.explain(record, edition), asked: record };
}

/** The one explanation as a reader is told it: `text` in Ukrainian, and the parts where the reader may see them. */
export function tell({ edition, decision, explanation, asked }: Explained, reader: Reader) {
  const override = overrideOf(edition, asked);
  switch (reader) {
    case 'citizen':
      return { for: reader, text: [forCitizen(explanation, override)] };
    case 'clerk':
      return { for: reader, text: forClerk(explanation, override), override, explanation };
    case 'auditor':
      return {
        for: reader,
        text: forAuditor(edition, decision, explanation, asked),
        override,
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
  const { overriddenBy, overriddenAt, overrideOutcome, overrideReason } = asked;
  return { id, subject, element, byId, byName, at, overriddenBy, overriddenAt, overrideOutcome, overrideReason };
}
