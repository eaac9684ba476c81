import { askVerb } from './ask/ask-verb.js';
import type { Verb } from './command/verb.js';
import { lintVerb } from './lint/lint-verb.js';
import { coverageVerb } from './coverage/coverage-verb.js';
import { mutateVerb } from './mutate/mutate-verb.js';
import { explainVerb } from './explain/explain-verb.js';
import { replayVerb } from './replay/replay-verb.js';
import { diffVerb } from './diff/diff-verb.js';
import { testVerb } from './test/test-verb.js';
import { matrixVerb } from './matrix/matrix-verb.js';

/** Everything a reviewer can ask of the rules, in the order of docs/rules/README.md. */
export const verbs: readonly Verb[] = [
  lintVerb,
  testVerb,
  coverageVerb,
  mutateVerb,
  explainVerb,
  askVerb,
  diffVerb,
  replayVerb,
  matrixVerb,
];
