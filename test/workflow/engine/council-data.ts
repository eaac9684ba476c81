import type { Chances } from './chance.js';

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
export function factsOf(serialized: string): ReadonlyMap<string, readonly unknown[]> {
  const { context }: Stored = JSON.parse(serialized);
  const facts = new Map<string, unknown[]>();
  for (const { behaviour } of context.sequenceFlows) {
    if (!behaviour.conditionExpression) continue;
    const { fact, value }: Asked = JSON.parse(behaviour.conditionExpression.body);
    facts.set(fact, [...(facts.get(fact) ?? ['nothing']), ...[value].flat()]);
  }
  return facts;
}

export function answersTo(facts: ReadonlyMap<string, readonly unknown[]>): Chances['answer'] {
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
export const letter = {
  register: 'appeals',
  registerBy: '2026-03-05',
  receivedOn: '2026-03-04',
  actBy: '2026-03-09',
  actPassedAt: instant,
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
  confirmsPromise: 'control',
  accountsForBreach: 'control',
  breach: { words: 'Звернення належало вирішити до 02.04.2026.' },
};
