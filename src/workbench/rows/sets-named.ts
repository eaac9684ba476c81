import { type PolicyService } from '../../policy/index.js';
import { Misuse } from '../command/verb.js';
import { perhaps } from '../../platform/files/index.js';

/** The sets that words name, each once; all of them when there are no words. @throws Misuse for an unknown one */
export function setsNamed(words: readonly string[], { catalogue: { ruleSets } }: PolicyService): string[] {
  for (const word of words) {
    if (!ruleSets.has(word)) throw new Misuse(`Набору «${word}» немає.${perhaps(word, ruleSets.keys())}`);
  }
  return words.length === 0 ? [...ruleSets.keys()] : [...new Set(words)];
}
