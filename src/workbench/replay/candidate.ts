import { createHash } from 'node:crypto';
import { canonicalJson } from '../../journal/canonical-json.js';
import type { PolicyService } from '../../policy/index.js';
import type { EditionDigests } from './tables.js';

/** Rules that stored decisions are put to (кандидат), with what proves that they are still the same ones. */
export interface Candidate {
  /** How it was named; null for the present rules. */
  readonly name: string | null;
  /** Posted files, kept with the replay so that any node can go on with it. */
  readonly files: Readonly<Record<string, string>> | null;
  readonly policy: PolicyService;
  readonly digest: string;
  readonly editions: EditionDigests;
}

/** The candidate that a source of rules makes; with `ruleSet`, only that set of it counts. */
export function candidateOf(
  policy: PolicyService,
  {
    name = null,
    files = null,
    ruleSet = null,
  }: Partial<Pick<Candidate, 'name' | 'files'>> & { ruleSet?: string | null },
): Candidate {
  const sets = policy.ruleSets().filter(({ id }) => ruleSet === null || id === ruleSet);
  const editions = Object.fromEntries(
    sets.map(({ id }) => [id, policy.allEditions(id).map(({ digest }) => digest)] as const),
  );
  // Editions do not tell when they end, and the length of a term may lie in a parameter alone.
  const spans = sets.map(({ id, rules }) => [id, rules.map(({ name: rule, effective }) => [rule, effective])]);
  const parameters = [...policy.catalogue.parameters.values()];
  const digest = createHash('sha256').update(canonicalJson({ editions, spans, parameters })).digest('hex');
  return { name, files, policy, digest, editions };
}
