import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyService } from '../../policy/index.js';
import { contractOf } from '../contract/contract-of.js';
import type { Declared } from '../contract/contract.js';
import { Forms } from '../forms/forms.js';
import { Drawing } from './drawn.js';
import type { Told } from './pages.js';
import { readWords, wordFaults, wordsFile } from './words.js';

/**
 * Gathers what the reference tells of from a folder of processes, the rules and what the code declares.
 *
 * @throws when a name has no Ukrainian meaning, or a meaning no name
 */
export async function toldOf(dir: string, declared: Declared, { catalogue }: PolicyService): Promise<Told> {
  const words = readWords(readFileSync(join(dir, wordsFile), 'utf8'));
  const faults = wordFaults(words, declared);
  if (faults.length > 0) throw new Error(`${join(dir, wordsFile)}:\n${faults.join('\n')}`);
  const forms = Forms.load(join(dir, 'forms')).all();
  const sets = [...catalogue.ruleSets.values()];
  return {
    contract: contractOf(declared, forms, catalogue),
    ...{ words, forms, sets, facts: catalogue.facts, drawing: await Drawing.of(diagramsIn(dir)) },
  };
}

function diagramsIn(dir: string): ReadonlyMap<string, string> {
  const suffix = '.bpmn';
  const files = readdirSync(dir).filter((file) => file.endsWith(suffix));
  return new Map(
    files.toSorted().map((file) => [file.slice(0, -suffix.length), readFileSync(join(dir, file), 'utf8')]),
  );
}
