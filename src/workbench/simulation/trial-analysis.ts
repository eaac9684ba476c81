import type { Analysis } from '../analyses/analysis.js';
import { apart, programOf } from '../command/apart.js';
import type { TrialScript } from './script.js';
import type { TrialReport } from './trial-report.js';

/** Editions as they lie in folders, the one in force first, and what is played through them. */
export interface TrialInput {
  readonly folders: readonly string[];
  readonly script: TrialScript;
}

/** Puts a council together for each edition; nothing of it is the service's own. */
export const trialAnalysis: Analysis<TrialInput, TrialReport> = {
  name: 'trial',
  seconds: 900,
  carry: (input, tell) => apart(programOf('simulation', 'run'), [], tell, input),
};
