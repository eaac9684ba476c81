import type { Analysis } from '../../analyses/analysis.js';
import { type CandidateView, type Proposed, proposedCandidate, viewOfCandidate } from '../candidate.js';
import { carrySlice, type ReplaySlice } from './carry-slice.js';
import type { RunEnding } from './run-replay.js';

/** What is proposed, read as rules. */
export const candidateAnalysis: Analysis<Proposed & { readonly ruleSet: string | null }, CandidateView> = {
  name: 'candidate',
  carry: ({ ruleSet, ...proposed }) => viewOfCandidate(proposedCandidate(proposed, ruleSet)),
};

/** A stretch of a replay. */
export const replayAnalysis: Analysis<ReplaySlice, RunEnding> = {
  name: 'replay',
  carry: (slice) => carrySlice(slice),
};
