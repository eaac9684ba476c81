import type { ProblemCode } from '../../domain/problem.js';

/** What may come of any analysis besides its report. */
export const analysisProblems = [
  'ANALYSES_BUSY',
  'ANALYSIS_TOO_LONG',
  'ANALYSIS_TOO_LARGE',
  'ANALYSIS_CANCELLED',
  'SERVICE_NOT_READY',
] as const satisfies readonly ProblemCode[];
