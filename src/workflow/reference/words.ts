import { z } from 'zod';
import type { Declared } from '../contract/contract.js';
import { keysOf, type Shape } from '../contract/shape.js';

/** The file beside the diagrams that tells in Ukrainian what each step, message and key of the data is. */
export const wordsFile = 'words.json';

const meanings = z.record(z.string(), z.string().min(3));
const format = z.strictObject({ steps: meanings, properties: meanings, messages: meanings, data: meanings });

/** What the names that diagrams use mean (слова схем). */
export type Words = z.output<typeof format>;

export function readWords(text: string): Words {
  return format.parse(JSON.parse(text));
}

/** Names without a meaning, and meanings without a name. */
export function wordFaults(words: Words, declared: Declared): string[] {
  const names = {
    steps: new Set(declared.topics.keys()),
    properties: new Set(
      [...declared.topics.values()].flatMap(({ properties = {} }) => Object.keys(keysOf(properties))),
    ),
    messages: new Set(declared.messages.keys()),
    data: new Set(shapesOf(declared).flatMap((shape) => Object.keys(keysOf(shape)))),
  };
  return (['steps', 'properties', 'messages', 'data'] as const).flatMap((section) => [
    ...[...names[section]]
      .filter((name) => !Object.hasOwn(words[section], name))
      .map((name) => `${section}.${name} has no meaning`),
    ...Object.keys(words[section])
      .filter((name) => !names[section].has(name))
      .map((name) => `${section}.${name} is the name of nothing`),
  ]);
}

function shapesOf({ topics, answers, starts, messages }: Declared): readonly Shape[] {
  const handled = [...topics.values(), ...answers.values()].flatMap(({ reads, writes }) => [reads, writes]);
  return [...handled, ...starts.values(), ...messages.values()];
}
