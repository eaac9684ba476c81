import { readFileSync } from 'node:fs';
import { isJsonObject } from '../../domain/json.js';
import { Problem } from '../../domain/problem.js';
import { type PolicyService } from '../../policy/index.js';
import { type Reading, type Scalar, TableVocabulary } from '../../policy/analysis/index.js';
import { Misuse } from './verb.js';
import { perhaps, JsonFault, JsonSource } from '../../platform/files/index.js';

/** A set and the facts that a command puts to it. */
interface FactsGiven {
  readonly ruleSet: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Does the work; a refusal of facts that a file gave then names the file and the line of each. */
  placing<T>(this: void, work: () => T | Promise<T>): Promise<T>;
}

const standardInput = 0;

/**
 * What `<набір> факт=значення…` and `--facts` name: a JSON file of ids and values, «-» for the standard input, over which
 * stand the words `fact=value`, by id or by label.
 *
 * @throws Misuse for whatever cannot be read, with file and line or the likely word
 */
export function factsGiven(words: readonly string[], path: string | undefined, policy: PolicyService): FactsGiven {
  const [id, ...said] = words;
  const { catalogue } = policy;
  if (id === undefined) throw new Misuse('Назвіть набір правил.');
  const ruleSet = catalogue.ruleSets.get(id);
  if (!ruleSet) throw new Misuse(`Набору «${id}» немає.${perhaps(id, catalogue.ruleSets.keys())}`);
  const file = path === undefined ? null : factsIn(path);
  const facts = { ...file?.facts, ...factsSaid(said, new TableVocabulary(ruleSet, catalogue)) };
  return { ruleSet: id, facts, placing: async (work) => (file ? placing(file, work) : work()) };
}

function factsSaid(words: readonly string[], vocabulary: TableVocabulary): Record<string, Scalar> {
  const said = new Map<string, Scalar>();
  for (const word of words) {
    const sign = word.indexOf('=');
    if (sign < 1) throw new Misuse(`«${word}»: факт пишуть як факт=значення, у лапках, якщо в назві є пропуски.`);
    const fact = read(vocabulary.fact(word.slice(0, sign).trim()));
    if (said.has(fact)) throw new Misuse(`Факт «${fact}» названо двічі.`);
    said.set(fact, oneValue(vocabulary, fact, word.slice(sign + 1).trim()));
  }
  return Object.fromEntries(said);
}

/** A range or `*` tells no value: such a fact is not known yet, and is left out. */
function oneValue(vocabulary: TableVocabulary, fact: string, word: string): Scalar {
  const [value, ...others] = read(vocabulary.extent(fact, word));
  if (value && value.from === value.to && others.length === 0) return value.from;
  throw new Misuse(`«${fact}=${word}»: потрібне одне значення; чого ще не відомо, того не пишіть.`);
}

function read<T>(reading: Reading<T>): T {
  if ('read' in reading) return reading.read;
  throw new Misuse(reading.fault);
}

interface FactsFile {
  readonly name: string;
  readonly source: JsonSource;
  readonly facts: object;
}

function factsIn(path: string): FactsFile {
  const name = path === '-' ? 'стандартний ввід' : path;
  const source = parsed(name, textOf(path));
  const { value } = source;
  if (isJsonObject(value)) return { name, source, facts: value };
  throw new Misuse(`${name}:1: тут має бути об’єкт JSON: {"факт": значення}.`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path === '-' ? standardInput : path, 'utf8');
  } catch {
    throw new Misuse(`Файла фактів «${path}» немає, або його не можна прочитати.`);
  }
}

function parsed(name: string, text: string): JsonSource {
  try {
    return new JsonSource(text);
  } catch (error) {
    if (error instanceof JsonFault) throw new Misuse(`${name}:${error.line} ${error.pointer || '/'}: ${error.message}`);
    throw error;
  }
}

async function placing<T>({ name, source }: FactsFile, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || !error.details.errors) throw error;
    const errors = error.details.errors.map(({ pointer, detail }) => {
      const inFile = pointer.replace(/^\/facts/, '') || '/';
      return { pointer: `${name}:${source.lineOf(inFile)} ${inFile}`, detail };
    });
    throw new Problem(error.code, { ...error.details, detail: error.message, errors });
  }
}
