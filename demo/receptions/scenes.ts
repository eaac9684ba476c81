import type { Posted, Schema } from '../../client/index.js';
import { kyivInstant } from '../../src/domain/kyiv-time.js';
import { plainDate } from '../../src/domain/plain-date.js';
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
  readonly categories?: string[];
  /** Whoever asks for what is not the leader's is not booked (KR-2.13). */
  readonly powers?: 'yes' | 'no';
  /** Asked of whoever wants to see the acting mayor: whether a deputy has answered before, without settling it (KR-2.7, 2.9). */
  readonly earlierReply?: 'yes' | 'no';
  /** How the citizen can be reached. */
  readonly contact?: { readonly email?: string; readonly phone?: string };
  /** Whether the rules must book them; as a rule they do whatever is the leader's. */
  readonly booked?: boolean;
}

/** A citizen asks for a place (запис на прийом). */
export function booking(asked: Request): Scene {
  const { at, day, key, name, channel, asks, categories = [], powers = 'yes', earlierReply, contact = {} } = asked;
  const request = {
    channel,
    ...whoAsks(name, asks, { categories, ...contact }),
    answers: {
      leaderPowers: powers,
      ...(earlierReply === undefined ? {} : { earlierReply, earlierResolved: 'no' as const }),
    },
  };
  const { booked = powers === 'yes' } = asked;
  return { at, by: clerk, about: key, does: (stage, by) => stage.book(by, day, key, request, booked) };
}

/** Who they are and what they ask: what every card begins with (KR-2.4). */
export const whoAsks = (name: string, [topic, gist]: Request['asks'], more: Schema<'NewApplicant'> = {}) => ({
  visitor: citizen(name, 'м. Кривий Ріг, Саксаганський район, вул. Зразкова, буд. 7', more),
  questions: [{ topic, gist }],
});

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
export const arrival = (at: string, key: string, seen: Posted<'/api/v1/visits/{id}/arrival'> = {}): Scene => ({
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
export const settles = (
  at: string,
  by: string,
  key: string,
  explanation: string,
  replyWish?: 'written' | 'oral',
): Scene =>
  visitTask(key, {
    ...{ at, by, task: 'receive', tells: 'вирішено на прийомі, роз’яснено [ст. 22 Закону «Про звернення громадян»]' },
    answer: {
      questions: [{ position: 1, decision: 'settled', explanation }],
      ...(replyWish === undefined ? {} : { replyWish }),
    },
  });

/** The leader has come, and the office opens the day. */
export const opening = (day: string, time: string): Scene =>
  dayTask(day, {
    ...{ at: hour(day, time), by: clerk, task: 'open-day', answer: { leaderAway: 'no' } },
    tells: 'приймає посадовець за графіком [п. 2.1 Положення № 225-р]',
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
