import { type Files, perhaps } from '../../platform/files/index.js';
import type { RuleCase } from '../../policy/analysis/index.js';
import type { PolicyService } from '../../policy/index.js';
import type { RulesSource } from '../command/rules-source.js';
import { Misuse } from '../command/verb.js';

/** The sets that words name, each once; all of them when there are no words. @throws Misuse for an unknown one */
export function setsNamed(words: readonly string[], { catalogue: { ruleSets } }: PolicyService): string[] {
  for (const word of words) {
    if (!ruleSets.has(word)) throw new Misuse(`Набору «${word}» немає.${perhaps(word, ruleSets.keys())}`);
  }
  return words.length === 0 ? [...ruleSets.keys()] : [...new Set(words)];
}

/** Sets, and the rows of all tables beside them. */
export interface SetsWithRows {
  readonly policy: PolicyService;
  readonly files: Files;
  readonly cases: readonly RuleCase[];
  readonly sets: readonly string[];
}

/** The sets of a source that are named, or all, with its tables. @throws Misuse, FileFaults, TableFaults */
export function setsWithRows(source: RulesSource, words: readonly string[]): SetsWithRows {
  const policy = source.policy();
  const cases = source.tables().flatMap((table) => table.cases);
  return { policy, files: source.files, cases, sets: setsNamed(words, policy) };
}
