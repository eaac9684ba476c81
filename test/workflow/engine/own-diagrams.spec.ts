import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { compile, revive } from '../../../src/workflow/engine/index.js';
import { tries } from '../../support/counts.js';
import { alike, library, reloaded, type Chances } from './chance.js';

interface Stored {
  readonly context: {
    readonly sequenceFlows: readonly { readonly behaviour: { readonly conditionExpression?: { body: string } } }[];
  };
}

interface Asked {
  readonly fact: string;
  readonly value: unknown;
}

/** Every fact a diagram asks about, with the values it asks for and one it does not. */
function factsOf(serialized: string): ReadonlyMap<string, readonly unknown[]> {
  const { context }: Stored = JSON.parse(serialized);
  const facts = new Map<string, unknown[]>();
  for (const { behaviour } of context.sequenceFlows) {
    if (!behaviour.conditionExpression) continue;
    const { fact, value }: Asked = JSON.parse(behaviour.conditionExpression.body);
    facts.set(fact, [...(facts.get(fact) ?? ['nothing']), ...[value].flat()]);
  }
  return facts;
}

function answersTo(facts: ReadonlyMap<string, readonly unknown[]>): Chances['answer'] {
  return (roll) => {
    const data: Record<string, unknown> = {};
    for (const [fact, values] of facts) {
      const [key = '', inner] = fact.split('.');
      const value = values[roll(values.length)];
      data[key] = inner === undefined ? value : { [inner]: value };
    }
    return data;
  };
}

const instant = '2026-04-17T15:00:00.000Z';

/** All that the council's diagrams look for in the data of a case. */
const letter = {
  register: 'appeals',
  registerBy: '2026-03-05',
  receivedOn: '2026-03-04',
  actBy: '2026-03-09',
  decider: 'mayor',
  decideBy: '2026-03-20',
  fileBy: '2026-04-10',
  accountBy: '2026-04-13',
  sendOutsideBy: '2026-03-16',
  leader: 'mayor',
  resolveBy: '2026-03-10',
  rank: 50,
  finalAnswerBy: 'post:mayor',
  signatoryPost: 'mayor',
  mainExecutor: {
    unit: 'water',
    person: 'one',
  },
  coExecutors: [{ unit: 'roads' }, { unit: 'heat' }],
  about: [{ position: 1, topic: '090' }],
  termDue: {
    dueOn: '2026-04-03',
    internalDueOn: '2026-03-30',
    capOn: '2026-04-18',
  },
  timers: {
    remindAt: instant,
    dueDayAt: instant,
    breachAt: instant,
    extensionOverAt: instant,
    finalAnswerAt: instant,
  },
  obligation: {
    dueOn: '2026-04-17',
    remindAt: instant,
    overdueAt: instant,
  },
};

const folder = new URL('../../../processes/', import.meta.url);
const names = readdirSync(folder).filter((file) => file.endsWith('.bpmn'));

test.each(names)('%s: our motor and the library walk the council’s own diagram alike', async (name) => {
  const { serialized } = await compile(readFileSync(new URL(name, folder), 'utf8'));
  const context = revive(serialized);
  const chances = { start: letter, answer: answersTo(factsOf(serialized)), steps: 40 };
  for (let seed = 1; seed <= tries(10, 40); seed += 1) await alike(context, chances, seed, [reloaded]);
  for (let seed = 1; seed <= tries(1, 5); seed += 1) await alike(context, chances, seed, [library]);
});
