import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { complete } from './desk-work.js';
import type { Asking, Reply } from './http.js';
import { codeOf, Staff, taskLine } from './staff.js';

const planned = z.object({ items: z.array(z.object({ id: z.string(), heldOn: z.string() })) });
const booking = z.looseObject({
  booked: z.boolean(),
  card: z.looseObject({ id: z.string(), number: z.string(), status: z.string() }),
});
const called = z.object({ visitId: z.string() });
const alarm = z.looseObject({ id: z.string() });
const found = z.object({ items: z.array(taskLine) });

const leaderPost = 'deputy-mayor-housing';
const heldOn = '2026-03-10';
export const places = 30;

/** A booking that the service has said «done» to, under its key. */
interface AcknowledgedBooking {
  readonly key: string;
  readonly by: Staff;
  readonly asking: Asking;
  readonly answer: unknown;
  readonly visitId: string;
  readonly number: string;
  readonly booked: boolean;
}

/** The staff of one reception, hands for every desk (приймальня одного прийому). */
interface Hands {
  readonly registrars: readonly [Staff, Staff];
  readonly head: Staff;
  readonly leader: Staff;
  readonly admin: Staff;
}

/**
 * One leader's reception from the timetable to its end: every step is asked under a key until somebody answers.
 * What was acknowledged is kept here, outside the service.
 */
export class ReceptionPlay {
  readonly bookings: AcknowledgedBooking[] = [];
  readonly cancelled: string[] = [];
  readonly called: string[] = [];
  /** The visits whose question was handed to executors. */
  readonly handedOn: string[] = [];
  receptionId = '';

  constructor(
    private readonly hands: Hands,
    private readonly moveClockTo: (instant: Date) => Promise<void>,
    private readonly citizens: number,
  ) {}

  async run(): Promise<void> {
    await this.plan();
    await inParallel(6, this.citizens, (turn) => this.book(turn));
    for (const { visitId } of this.bookings.filter(({ booked }) => booked).slice(0, 3)) await this.cancel(visitId);
    await this.moveClockTo(new Date('2026-03-09T15:01:00+02:00'));
    await this.moveClockTo(new Date('2026-03-10T09:05:00+02:00'));
    await this.does(this.hands.registrars[0], this.receptionId, 'open-day', { leaderAway: 'no' });
    const coming = this.coming;
    await inParallel(4, coming.length, (turn) => this.arrive(coming[turn] ?? ''));
    for (let turn = 0; turn < coming.length; turn++) {
      if (turn === Math.floor(coming.length / 2)) await this.shelter();
      await this.receive(turn);
    }
    await this.post(this.hands.registrars[1], `/receptions/${this.receptionId}/closing`, 'closing', {});
  }

  /** Everybody whose booking stands, but for two who do not come. */
  get coming(): readonly string[] {
    return this.standing.slice(2);
  }

  get standing(): readonly string[] {
    const gone = new Set(this.cancelled);
    return this.bookings.flatMap(({ booked, visitId }) => (booked && !gone.has(visitId) ? [visitId] : []));
  }

  private async plan(): Promise<void> {
    for (const on of [heldOn, '2026-03-24']) {
      const entry = { leaderPost, kind: 'in-person', recurrence: { on }, beginsAt: '10:00', inForceFrom: '2026-03-02' };
      await this.post(this.hands.head, '/timetable/entries', `entry-${on}`, { ...entry, place: 'кімната 129' });
    }
    const { body } = await this.hands.head.until({
      method: 'GET',
      path: `/api/v1/receptions?leaderPost=${leaderPost}`,
    });
    this.receptionId = planned.parse(body).items.find((one) => one.heldOn === heldOn)?.id ?? '';
  }

  private async book(turn: number): Promise<void> {
    const registrar = this.hands.registrars[turn % 2 === 0 ? 0 : 1];
    const key = `visit-${turn}`;
    const letter = 'абвгґдежзиклмнопрстуфхцчшщ'.charAt(turn % 26);
    const visitor = {
      ...{ surname: `Зразко${letter}енко`, givenName: 'Марія', phone: `067 000 ${1000 + turn}` },
      residence: `м. Кривий Ріг, вул. Зразкова, буд. ${turn + 1}`,
    };
    const body = {
      ...{ channel: 'telephone', visitor, answers: { leaderPowers: 'yes' }, waits: false },
      questions: [{ topic: '090', gist: `Протікає дах будинку № ${turn + 1} після зливи.` }],
    };
    const path = `/api/v1/receptions/${this.receptionId}/visits`;
    const asking: Asking = { method: 'POST', path, key, body };
    const reply = await registrar.until(asking);
    if (reply.status !== 201) return registrar.unexpected(`booking ${key}`, reply);
    const { booked, card } = booking.parse(reply.body);
    this.bookings.push({
      key,
      by: registrar,
      asking,
      answer: reply.body,
      visitId: card.id,
      number: card.number,
      booked,
    });
  }

  private async cancel(visitId: string): Promise<void> {
    const body = { by: 'citizen', reason: 'Питання вирішено.' };
    await this.post(this.hands.registrars[0], `/visits/${visitId}/cancellation`, `cancel-${visitId}`, body);
    this.cancelled.push(visitId);
  }

  private async arrive(visitId: string): Promise<void> {
    const entry = { bag: [30, 20, 10] };
    await this.post(this.hands.registrars[0], `/visits/${visitId}/arrival`, `arrival-${visitId}`, { entry });
  }

  /** The next of the queue goes in; every third question is handed to executors, the others are settled. */
  private async receive(turn: number): Promise<void> {
    const [, registrar] = this.hands.registrars;
    const calling = { path: `/receptions/${this.receptionId}/calls`, key: `call-${turn}` };
    const reply = await this.post(registrar, calling.path, calling.key, { tables: 1 });
    if (reply.status !== 200) return;
    const { visitId } = called.parse(reply.body);
    this.called.push(visitId);
    const isHandedOn = turn % 3 === 0;
    const decision = isHandedOn ? 'instruction' : 'settled';
    const executors = isHandedOn ? [{ position: 1, executorId: 'infrastructure', instruction: 'Обстежити дах' }] : [];
    const questions = [{ position: 1, decision, explanation: 'Дах обстежать до 20 березня.' }];
    const result = { questions, executors, replyWish: 'orally' };
    const told = await this.post(registrar, `/visits/${visitId}/result`, `result-${visitId}`, result);
    if (told.status === 200 && isHandedOn) this.handedOn.push(visitId);
  }

  private async shelter(): Promise<void> {
    const [registrar] = this.hands.registrars;
    await this.moveClockTo(new Date('2026-03-10T10:30:00+02:00'));
    const begun = await this.post(registrar, '/alarms', 'alarm', { startedAt: '2026-03-10T10:20:00+02:00' });
    const path = `/alarms/${alarm.parse(begun.body).id}/end`;
    await this.post(registrar, path, 'all-clear', { endedAt: '2026-03-10T10:29:00+02:00' });
    await this.does(this.hands.leader, this.receptionId, 'resume-after-alarm', { decision: 'resume' });
  }

  /** Under a key, so that it may be asked until it is answered. */
  private async post(staff: Staff, path: string, key: string, body: object): Promise<Reply> {
    const reply = await staff.until({ method: 'POST', path: `/api/v1${path}`, key, body });
    if (reply.status >= 300) staff.unexpected(`${path} ${codeOf(reply)}`, reply);
    return reply;
  }

  private async does(staff: Staff, businessKey: string, elementId: string, answer: object): Promise<void> {
    for (;;) {
      const body = { filter: { businessKey, elementId } };
      const reply = await staff.until({ method: 'POST', path: '/api/v1/tasks/search', body });
      const [task] = found.parse(reply.body).items;
      if (task?.state === 'completed') return;
      if (task) await complete(staff, task, answer);
      else await pause(50);
    }
  }
}

async function inParallel(hands: number, count: number, work: (turn: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: hands }, one));
}
