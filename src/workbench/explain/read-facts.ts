import { readFileSync } from 'node:fs';
import { Problem } from '../../domain/problem.js';
import { JsonFault, JsonSource } from '../../policy/analysis/index.js';
import { Misuse } from '../command/verb.js';

/** Facts as a file gave them, with the lines on which they stand. */
export interface FactsFile {
  readonly facts: Readonly<Record<string, unknown>>;
  /** Does the work; a refusal of facts then names the file and the line of each. */
  placing<T>(work: () => Promise<T>): Promise<T>;
}

const standardInput = 0;

/**
 * Reads `{ "факт": значення }` from a file, or from the standard input for «-».
 *
 * @throws Misuse naming file and line
 */
export function readFacts(word: string): FactsFile {
  const name = word === '-' ? 'стандартний ввід' : word;
  const source = parsed(name, textOf(word));
  const { value } = source;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misuse(`${name}:1: тут має бути об’єкт JSON: {"факт": значення}.`);
  return { facts: { ...value }, placing: (work) => placing(name, source, work) };
}

function textOf(word: string): string {
  try {
    return readFileSync(word === '-' ? standardInput : word, 'utf8');
  } catch {
    throw new Misuse(`Файла фактів «${word}» немає, або його не можна прочитати.`);
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

async function placing<T>(name: string, source: JsonSource, work: () => Promise<T>): Promise<T> {
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

/** For facts that no file gave: refusals name the facts alone. */
export const noFile: FactsFile = { facts: {}, placing: (work) => work() };
