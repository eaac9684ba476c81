import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '../../platform/canonical-json.js';
import type { PolicyService } from '../../policy/index.js';
import { type PostedFiles, rulesOf } from '../command/posted-rules.js';
import { rulesNamed, type RulesSource } from '../command/rules-source.js';
import type { EditionDigests } from './tables.js';

/** How rules call their sets and outcomes, by the id of the set. */
export type Titles = Readonly<
  Record<string, { readonly title: string; readonly outcomes: Readonly<Record<string, string>> }>
>;

/** What the service keeps in mind of a candidate: no rules, but what proves which ones they were. */
export interface CandidateView {
  /** How it was named; null for the present rules. */
  readonly name: string | null;
  /** Posted files, kept with the replay so that any node can go on with it. */
  readonly files: PostedFiles | null;
  /** The whole edition whose rules they are; null for any others. */
  readonly edition: string | null;
  readonly digest: string;
  readonly editions: EditionDigests;
  readonly titles: Titles;
}

/** Rules that stored decisions are put to (кандидат), with what proves that they are still the same ones. */
export interface Candidate extends CandidateView {
  readonly policy: PolicyService;
}

/** The candidate that a source of rules makes; with `ruleSet`, only that set of it counts. */
export function candidateOf(
  policy: PolicyService,
  {
    name = null,
    files = null,
    edition = null,
    ruleSet = null,
  }: Partial<Pick<Candidate, 'name' | 'files' | 'edition'>> & { ruleSet?: string | null },
): Candidate {
  const sets = policy.ruleSets().filter(({ id }) => ruleSet === null || id === ruleSet);
  const editions = Object.fromEntries(
    sets.map(({ id }) => [id, policy.allEditions(id).map(({ digest }) => digest)] as const),
  );
  // Editions do not tell when they end, and the length of a term may lie in a parameter alone.
  const spans = sets.map(({ id, rules }) => [id, rules.map(({ name: rule, effective }) => [rule, effective])]);
  const parameters = [...policy.catalogue.parameters.values()];
  const digest = createHash('sha256').update(canonicalJson({ editions, spans, parameters })).digest('hex');
  return { name, files, edition, policy, digest, editions, titles: titlesOf(policy) };
}

/** Which rules are meant: those of a whole edition, else what posted files make of the present ones, else these. */
export interface Proposed {
  readonly files: PostedFiles | null;
  readonly edition: string | null;
  /** Where that edition lies. */
  readonly folder: string | null;
}

export const rulesProposed = ({ files, folder }: Proposed): RulesSource =>
  folder === null ? rulesOf(files) : rulesNamed(undefined, join(folder, 'rules'));

/** @throws FileFaults */
export function proposedCandidate(proposed: Proposed, ruleSet: string | null): Candidate {
  const { files, edition } = proposed;
  const name = edition === null ? files && Object.keys(files).join(', ') : `редакція ${edition.slice(0, 12)}`;
  return candidateOf(rulesProposed(proposed).policy(), { name, files, edition, ruleSet });
}

/** A candidate without its rules. */
export function viewOfCandidate({ name, files, edition, digest, editions, titles }: Candidate): CandidateView {
  return { name, files, edition, digest, editions, titles };
}

export function titlesOf(policy: PolicyService): Titles {
  const labels = policy.ruleSets().map(({ id, title, outcomes }) => {
    const words = Object.entries(outcomes).map(([outcome, { label }]) => [outcome, label] as const);
    return [id, { title, outcomes: Object.fromEntries(words) }] as const;
  });
  return Object.fromEntries(labels);
}
