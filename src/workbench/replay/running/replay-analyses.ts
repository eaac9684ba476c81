import type { Analysis } from '../../analyses/analysis.js';
import type { PostedFiles } from '../../command/posted-rules.js';
import { type CandidateView, postedCandidate, viewOfCandidate } from '../candidate.js';
import { carrySlice, type ReplaySlice } from './carry-slice.js';
import type { RunEnding } from './run-replay.js';

interface Proposed {
  readonly files: PostedFiles;
  readonly ruleSet: string | null;
}

/** What posted files make of the rules. */
export const candidateAnalysis: Analysis<Proposed, CandidateView> = {
  name: 'candidate',
  carry: ({ files, ruleSet }) => viewOfCandidate(postedCandidate(files, ruleSet)),
};

/** A stretch of a replay. */
export const replayAnalysis: Analysis<ReplaySlice, RunEnding> = {
  name: 'replay',
  carry: (slice) => carrySlice(slice),
};
