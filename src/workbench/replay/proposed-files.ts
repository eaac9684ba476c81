import { Problem } from '../../domain/problem.js';
import { PolicyService, RuleFaults } from '../../policy/index.js';
import { pointerTo, ChangedFiles, type RuleFiles } from '../../policy/analysis/index.js';
import { type Candidate, candidateOf } from './candidate.js';

export type PostedFiles = Readonly<Record<string, string>>;

/** Posted files standing on the present rules (подані файли). */
export function proposedFiles(files: PostedFiles, present: RuleFiles): RuleFiles {
  return new ChangedFiles('подані правила', present, new Map(Object.entries(files)));
}

/** The rules that posted files make. @throws BODY_INVALID naming file, line and fault */
function proposedPolicy(files: PostedFiles, present: RuleFiles): PolicyService {
  try {
    return PolicyService.load(proposedFiles(files, present));
  } catch (error) {
    if (!(error instanceof RuleFaults)) throw error;
    const errors = error.faults.map(({ file, line, pointer, text }) => ({
      pointer: pointerTo('/files', file.slice(file.indexOf('/') + 1)),
      detail: `рядок ${line}, ${pointer || '/'}: ${text}`,
    }));
    throw new Problem('BODY_INVALID', { detail: `Правила не прийнято, помилок: ${errors.length}.`, errors });
  }
}

/** The candidate that posted files make. @throws BODY_INVALID */
export function proposedCandidate(files: PostedFiles, ruleSet: string | null, present: RuleFiles): Candidate {
  return candidateOf(proposedPolicy(files, present), { name: Object.keys(files).join(', '), files, ruleSet });
}
