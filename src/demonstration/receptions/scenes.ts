import { kyivInstant } from '../../domain/kyiv-time.js';
import { plainDate } from '../../domain/plain-date.js';
import { citizen } from '../letters/paper.js';
import type { Answer } from '../story.js';
import type { Scene } from './scene.js';

/** Whoever sits in room 129. */
export const clerk = 'registrar-1';

interface Request {
  readonly at: string;
  /** The day of the reception asked for. */
  readonly day: string;
  readonly key: string;
  readonly name: string;
  readonly channel: 'room' | 'telephone' | 'email';
  readonly asks: readonly [topic: string, gist: string];
  readonly categories?: readonly string[];
  /** Whoever asks for what is not the leader's is not booked (KR-2.13). */
  readonly powers?: 'yes' | 'no';
}

/** A citizen asks for a place (запис на прийом). */
export function booking({ at, day, key, name, channel, asks, categories = [], powers = 'yes' }: Request): Scene {
  const request = {
    channel,
    visitor: citizen(name, 'м. Кривий Ріг, Саксаганський район, вул. Зразкова, буд. 7', { categories }),
    questions: [{ topic: asks[0], gist: asks[1] }],
    answers: { leaderPowers: powers },
  };
  return { at, by: clerk, about: key, does: (stage, by) => stage.book(by, day, key, request, powers === 'yes') };
}

const theDay = 'особистий прийом';
const hour = (day: string, time: string) => `${day}T${time}`;

/** Which task of a case is done, with what answer, and what is told of it besides the task's name. */
interface Deed {
  readonly at: string;
  readonly by: string;
  readonly task: string;
  readonly answer: Answer;
  readonly tells: string;
}

/** A task of the day or of its preparation. */
export const dayTask = (day: string, { at, by, task, answer, tells }: Deed): Scene => ({
  ...{ at, by, about: theDay },
  does: async (stage, who) => `${await stage.complete(who, stage.receptionOf(day), task, answer)}: ${tells}`,
});

/** A task of one citizen's visit. */
export const visitTask = (key: string, { at, by, task, answer, tells }: Deed): Scene => ({
  ...{ at, by, about: key },
  does: async (stage, who) => `${await stage.complete(who, stage.visitOf(key), task, answer)}: ${tells}`,
});

/** A citizen comes; what the registrar sees decides at once whether they are let in (KR-2.23). */
export const arrival = (at: string, key: string, seen: Answer = {}): Scene => ({
  ...{ at, by: clerk, about: key },
  does: (stage, by) => stage.arrive(by, key, seen),
});

/** A citizen is told who receives instead, and says whether they agree (KR-2.15, 2.16). */
export const consent = (at: string, key: string, agrees: 'yes' | 'no'): Scene =>
  visitTask(key, {
    ...{ at, by: clerk, task: 'ask-consent', answer: { agrees } },
    tells:
      agrees === 'yes'
        ? 'згоден [п. 2.15 Положення № 225-р]'
        : 'не згоден: наступного разу перше місце [п. 2.16 Положення № 225-р]',
  });

/** The first of the queue goes in: it must be this citizen. */
export const call = (day: string, time: string, key: string): Scene => ({
  ...{ at: hour(day, time), by: clerk, about: key },
  does: (stage, by) => stage.call(by, day, key),
});

/** The question is settled there and then, and explained. */
export const settles = (at: string, by: string, key: string, explanation: string): Scene =>
  visitTask(key, {
    ...{ at, by, task: 'receive', tells: 'вирішено на прийомі, роз’яснено [ст. 22 Закону «Про звернення громадян»]' },
    answer: { questions: [{ position: 1, decision: 'settled', explanation }] },
  });

/** The siren, and the all-clear (KR-2.34). */
export const alarm = (day: string, from: string, to: string): readonly Scene[] => [
  {
    ...{ at: hour(day, from), by: clerk, about: theDay },
    does: (stage, by) => stage.soundAlarm(by, kyivInstant(plainDate(day), from)),
  },
  {
    ...{ at: hour(day, to), by: clerk, about: theDay },
    does: (stage, by) => stage.endAlarm(by, kyivInstant(plainDate(day), to)),
  },
];

/** The day is closed; whoever did not come is put down as such. */
export const closing = (day: string, time: string): Scene => ({
  ...{ at: hour(day, time), by: clerk, about: theDay },
  does: (stage, by) => stage.close(by, day),
});

/** What the day stands at, as its board shows it. */
export const look = (day: string, at: string): Scene => ({
  ...{ at, by: clerk, about: theDay },
  does: (stage) => stage.standing(day),
});

/** The question left open has become an appeal like any other (KR-2.28, art. 22). */
export const becomesAppeal = (at: string, key: string): Scene => ({
  ...{ at, by: clerk, about: key },
  does: (stage) => stage.tellAppeal(key),
});

/** A task of the appeal that a citizen's question has become, to its file. */
export const appealTask = (key: string, { at, by, task, answer, tells }: Deed): Scene => ({
  ...{ at, by, about: key },
  does: async (stage, who) => `${await stage.complete(who, (await stage.appealOf(key)).id, task, answer)}: ${tells}`,
});
