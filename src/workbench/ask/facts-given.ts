import { readFileSync } from 'node:fs';
import type { Catalogue, RuleSet } from '../../policy/index.js';
import { type Scalar, refuseForeignFacts, type Reading, TableVocabulary } from '../../policy/analysis/index.js';
import { Misuse } from '../command/verb.js';

type Given = Readonly<Record<string, unknown>>;

/**
 * The facts a call names: a JSON file of ids and values, over which stand the words `fact=value`, by id or
 * by label.
 *
 * @throws Misuse for a word that cannot be read, with the likely one
 * @throws FACTS_INVALID for a fact of the file that the set does not have
 */
export function factsGiven(
  ruleSet: RuleSet,
  catalogue: Catalogue,
  words: readonly string[],
  file: string | boolean | undefined,
): Given {
  const facts: Record<string, unknown> = typeof file === 'string' ? { ...factsIn(file) } : {};
  refuseForeignFacts(ruleSet, facts);
  const vocabulary = new TableVocabulary(ruleSet, catalogue);
  const said = new Map<string, Scalar>();
  for (const word of words) {
    const sign = word.indexOf('=');
    if (sign < 1) throw new Misuse(`«${word}»: факт пишуть як факт=значення, у лапках, якщо в назві є пропуски.`);
    const fact = read(vocabulary.fact(word.slice(0, sign).trim()));
    if (said.has(fact)) throw new Misuse(`Факт «${fact}» названо двічі.`);
    said.set(fact, oneValue(vocabulary, fact, word.slice(sign + 1).trim()));
  }
  return { ...facts, ...Object.fromEntries(said) };
}

/** A range or `*` tells no value: such a fact is not known yet, and is left out. */
function oneValue(vocabulary: TableVocabulary, fact: string, word: string): Scalar {
  const [value, ...others] = read(vocabulary.extent(fact, word));
  if (value && value.from === value.to && others.length === 0) return value.from;
  throw new Misuse(`«${fact}=${word}»: потрібне одне значення; чого ще не відомо, того не пишіть.`);
}

function factsIn(file: string): Given {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Misuse(`Файл фактів «${file}» не прочитано: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  throw new Misuse(`Файл фактів «${file}» має бути об’єктом JSON: {"факт": значення}.`);
}

function read<T>(reading: Reading<T>): T {
  if ('read' in reading) return reading.read;
  throw new Misuse(reading.fault);
}
