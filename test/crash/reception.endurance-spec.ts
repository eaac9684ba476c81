import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppealRecord } from '../../src/appeals/tables.js';
import { ReceptionRecord, VisitRecord } from '../../src/receptions/tables.js';
import { JobRecord } from '../../src/workflow/tables.js';
import { everythingTold, tasksCompletedOnce, tooOften } from './promises/done-once.js';
import { chainsHold, noIncidents } from './promises/nothing-stuck.js';
import { waysWhole } from './promises/ways-whole.js';
import { moveClock } from './support/clock-hand.js';
import { Dice } from '../support/dice.js';
import { places, ReceptionPlay } from './support/reception-play.js';
import { ShakenService } from './support/shaken-service.js';
import { Staff } from './support/staff.js';

const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const nodes = 2;
const citizens = places + 6;
const begins = new Date('2026-03-02T09:00:00+02:00');

/** A whole reception while its nodes are killed: nobody loses a place, nobody takes one too many, no word is lost. */
describe(`a reception on ${nodes} node(s) under kill -9, seed ${seed}`, () => {
  const dice = new Dice(seed);
  let service: ShakenService;
  let play: ReceptionPlay;
  let visits: readonly VisitRecord[];
  let repeated: readonly string[];

  beforeAll(async () => {
    service = await ShakenService.start({ nodes, kills: 8, busiestLife: 20, begins });
    const person = (login: string): Staff => new Staff(login, service.lines, service.ledger, dice.of(login));
    const hands = {
      registrars: [person('registrar-1'), person('registrar-2')] as const,
      ...{ head: person('office-head'), leader: person('deputy-mayor-housing'), admin: person('workflow-admin') },
    };
    for (const one of [...hands.registrars, hands.head, hands.leader, hands.admin]) await one.signIn();
    play = new ReceptionPlay(hands, (instant) => moveClock(hands.admin, service.lines, instant), citizens);
    const killer = service.killer(dice.of('killer'));
    await Promise.all([play.run().finally(() => killer.end()), killer.run()]);
    while ((await service.dataSource.manager.count(JobRecord)) > 0) await pause(100);
    repeated = await answersThatChanged(play);
    visits = await service.dataSource.manager.find(VisitRecord, { order: { serial: 'ASC' } });
    await service.stopNodes();
  }, 300_000);
  afterAll(() => service.clear());

  it('says nothing unexpected, however often it is killed', () => {
    if (service.ledger.broken.length > 0) console.error(service.complaints);
    expect(service.ledger.broken).toEqual([]);
    expect(service.ledger.kills).toBeGreaterThanOrEqual(5);
  });

  it('keeps every card it has acknowledged, with its number, and makes no other', () => {
    const made = visits.filter(({ previousVisitId }) => previousVisitId === null);
    const byNumber = (one: string, other: string): number => Number.parseInt(one, 10) - Number.parseInt(other, 10);
    const kept = made.map(({ id, serial, year }) => `${serial}/${year} ${id}`);
    expect(kept).toEqual(play.bookings.map(({ number, visitId }) => `${number} ${visitId}`).toSorted(byNumber));
    expect(visits.map(({ serial }) => serial)).toEqual(visits.map((_, place) => place + 1));
    expect(made).toHaveLength(citizens);
  });

  it('gives each place once, and none too many', async () => {
    expect(play.bookings.filter(({ booked }) => booked)).toHaveLength(places);
    const { booked, status } = await service.dataSource.manager.findOneByOrFail(ReceptionRecord, {
      id: play.receptionId,
    });
    expect([booked, status]).toEqual([play.coming.length, 'held']);
  });

  it('answers a repeated key as the first time', () => expect(repeated).toEqual([]));

  it('calls everybody who has come, each once, and ends every visit as it was told', () => {
    expect(play.called.toSorted()).toEqual(play.coming.toSorted());
    const statusOf = new Map(visits.map(({ id, status }) => [id, status]));
    const ended = (id: string): string =>
      play.handedOn.includes(id) ? 'heard' : play.called.includes(id) ? 'settled' : 'no-show';
    for (const id of play.standing) expect([id, statusOf.get(id)]).toEqual([id, ended(id)]);
    for (const id of play.cancelled) expect(statusOf.get(id)).toBe('cancelled');
  });

  it('makes one appeal of every question that was handed on, and of no other', async () => {
    const appeals = await service.dataSource.manager.find(AppealRecord);
    const raised = visits.flatMap(({ questions }) => questions.flatMap(({ outcome }) => outcome?.appealId ?? []));
    expect(appeals.map(({ id }) => id).toSorted()).toEqual(raised.toSorted());
    expect(raised).toHaveLength(play.handedOn.length);
  });

  it('does nothing twice, tells every story whole, and needs nobody to mend it', async () => {
    const told = await everythingTold(service);
    const once = ['visit-booked', 'arrived', 'called-in', 'received', 'timer-fired', 'day-opened', 'reception-begun'];
    const words = told
      .filter(({ kind }) => once.includes(kind))
      .map(({ stream, kind, payload }) => `${stream} ${kind} ${String(payload['elementId'])}`);
    expect(words.length).toBeGreaterThan(play.called.length * 3);
    expect(tooOften(words)).toEqual([]);
    expect(await tasksCompletedOnce(service)).toEqual([]);
    expect(await waysWhole(service)).toEqual([]);
    expect(await chainsHold(service)).toEqual([]);
    expect(await noIncidents(service)).toEqual([]);
  });
});

async function answersThatChanged({ bookings }: ReceptionPlay): Promise<string[]> {
  const changed: string[] = [];
  for (const { key, by, asking, answer } of bookings) {
    const again = await by.until(asking);
    if (again.headers['idempotency-replayed'] === 'true' && JSON.stringify(again.body) === JSON.stringify(answer))
      continue;
    changed.push(`${key}: ${again.status}`);
  }
  return changed;
}
