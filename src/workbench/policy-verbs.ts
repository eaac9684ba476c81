import { walkVerb } from './editions/walks.js';
import { simulateVerb } from './simulation/simulate-verb.js';
import type { Verb } from './command/verb.js';
import { checkVerb } from './editions/check-verb.js';
import { editionDiffVerb } from './editions/diff/edition-diff-verb.js';
import { publishVerb, replayEditionVerb, rollbackVerb, signVerb, statusVerb, tryVerb } from './editions/life-verbs.js';

/** Everything that is done with whole editions, from a folder to force and back (дії над редакцією). */
export const policyVerbs: readonly Verb[] = [
  checkVerb,
  walkVerb,
  editionDiffVerb,
  simulateVerb,
  tryVerb,
  replayEditionVerb,
  signVerb,
  publishVerb,
  rollbackVerb,
  statusVerb,
];
