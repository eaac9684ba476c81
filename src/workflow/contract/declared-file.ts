import { z } from 'zod';
import type { Declared } from './contract.js';
import type { Shape } from './shape.js';

/** The file beside the diagrams in which the code has put down what it declares, for whoever checks them without it. */
export const declaredFile = 'contract.json';

const shape = z.custom<Shape>((value) => typeof value === 'object' && value !== null);
const handled = z.object({ reads: shape, writes: shape, properties: shape.optional() });
const byName = <T extends z.ZodType>(one: T) =>
  z.record(z.string(), one).transform((record) => new Map(Object.entries(record)));

const format = z.object({
  starts: byName(shape),
  topics: byName(handled),
  answers: byName(handled.extend({ answer: shape })),
  messages: byName(shape),
  suppliers: byName(z.object({ reads: shape, gives: shape })),
  questions: byName(z.object({ facts: shape.nullable(), outcomes: byName(shape).nullable() })),
});

/** Reads what `declaredText` wrote. */
export function readDeclared(text: string): Declared {
  return format.parse(JSON.parse(text));
}

/** What the code declares, as the text of the file: names in order, so that a change shows as what it is. */
export function declaredText(declared: Declared): string {
  const record = <T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> =>
    Object.fromEntries([...map].sort(([one], [other]) => (one < other ? -1 : 1)));
  const { starts, topics, answers, messages, suppliers } = declared;
  const questions = new Map(
    [...declared.questions].map(([set, { facts, outcomes }]) => [
      set,
      { facts, outcomes: outcomes && record(outcomes) },
    ]),
  );
  const all = {
    ...{ starts: record(starts), topics: record(topics), answers: record(answers) },
    ...{ messages: record(messages), suppliers: record(suppliers), questions: record(questions) },
  };
  return `${JSON.stringify(all, null, 1)}\n`;
}
