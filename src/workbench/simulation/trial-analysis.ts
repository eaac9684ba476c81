import { type FileFault, FileFaults } from '../../platform/files/index.js';
import { type FieldFault, Problem } from '../../domain/problem.js';
import type { Analysis } from '../analyses/analysis.js';
import { apart } from '../command/apart.js';
import type { TrialScript } from './script.js';
import type { TrialReport } from './trial-report.js';

/** Editions as they lie in folders, the one in force first, and what is played through them. */
export interface TrialInput {
  readonly folders: readonly string[];
  readonly script: TrialScript;
}

/** What came of it; or why an edition does not even come into force, or which letters of the script nobody could take in. */
export type SaidOfTrial =
  TrialReport | { readonly faults: readonly FileFault<string>[] } | { readonly errors: readonly FieldFault[] };

/** Puts a council together for each edition; nothing of it is the service's own. */
export const trialAnalysis: Analysis<TrialInput, TrialReport> = {
  name: 'trial',
  seconds: 900,
  async carry(input, tell) {
    const said = await apart<SaidOfTrial>('simulation/run', [], tell, input);
    if ('faults' in said) throw new FileFaults([...said.faults], 'Редакцію');
    if ('errors' in said) throw new Problem('BODY_INVALID', { errors: said.errors });
    return said;
  },
};
