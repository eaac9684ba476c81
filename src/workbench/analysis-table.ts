import { candidateAnalysis, replayAnalysis } from './replay/running/replay-analyses.js';
import { policyVerbs } from './policy-verbs.js';
import { verbs } from './verbs.js';
import type { Analysis } from './analyses/analysis.js';

/** Everything that may take long (аналізи): what verbs do, and what a replay needs. */
export const analyses: readonly Analysis[] = [
  ...[...verbs, ...policyVerbs].flatMap(({ analysis }) => analysis ?? []),
  candidateAnalysis,
  replayAnalysis,
];
