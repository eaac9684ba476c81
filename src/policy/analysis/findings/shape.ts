import type { Diagram } from '../diagrams.js';

/** What the analysis of one edition can find (знахідки аналізу). */
export const analysisCodes = [
  'rule-never-true',
  'rule-impossible',
  'rule-never-decides',
  'rule-repeats',
  'rule-changes-nothing',
  'rule-always-decides',
  'rule-always-holds',
  'rules-conflict',
  'rules-overlap',
  'values-conflict',
  'gap',
  'default-unreachable',
  'condition-redundant',
  'condition-idle',
] as const;
export type AnalysisCode = (typeof analysisCodes)[number];

/** One thing that is so in an edition, proved over all its combinations of facts. */
export interface EditionFinding {
  readonly code: AnalysisCode;
  /** Names of the rules it is about; the first is where it stands. Empty speaks of the default. */
  readonly rules: readonly string[];
  /** Names of the rules that make it so: those that win, that repeat, that decide instead. */
  readonly because: readonly string[];
  /** Ids of the invariants that make it so. */
  readonly invariants: readonly string[];
  /** JSON Pointer from the rule to the part it is about; empty for the whole rule. */
  readonly part: string;
  /** Where it is so; null where it is so of every combination or of none. */
  readonly region: Diagram | null;
}

/** A finding without what most findings do not have. */
export function finding(
  code: AnalysisCode,
  rules: readonly string[],
  about: Partial<Omit<EditionFinding, 'code' | 'rules'>> = {},
): EditionFinding {
  return { code, rules, because: [], invariants: [], part: '', region: null, ...about };
}
