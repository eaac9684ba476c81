import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, plainDate, weekday } from '../src/domain/plain-date.js';
import { boardReads } from './board-reads.js';
import { BoardWatcher } from './board-watcher.js';
import { measure, type Measurement, timed } from './measure.js';
import type { DatabaseName } from './office.js';
import { type Client, startService } from './over-http.js';
import { many } from './scale.js';

const clerks = 30;
const rounds = many(4, 2);
/** How many times the board is changed: as many moments, spread evenly over the second between two looks. */
const changes = many(16, 2);
/** Each over a connection of their own. */
const crowd = many(200, 20);
const boards = [1, crowd];

const plan = { count: clerks * (rounds - 1), atOnce: clerks, warmUp: clerks };

interface ReceptionPage {
  readonly items: readonly { readonly id: string }[];
}

/** Nobody receives twice at one time: every reception has a working day of its own, the first on 10 March. */
const heldOn: readonly string[] = Array.from({ length: 100 }, (_, number) =>
  addDays(plainDate('2026-03-10'), number),
).filter((day) => weekday(day) <= 5);

/** Plans a reception; gives its id. */
async function planReception(head: Client, number: number, limited: boolean): Promise<string> {
  const on = heldOn[number];
  await head.ask('POST', '/timetable/entries', {
    ...{ leaderPost: 'deputy-mayor-housing', kind: 'in-person', recurrence: { on }, beginsAt: '10:00' },
    ...{ place: 'кімната 129', limited, inForceFrom: '2026-03-02', inForceTo: null },
  });
  const filter = { leaderPost: 'deputy-mayor-housing', heldOn: on };
  const { items } = await head.ask<ReceptionPage>('POST', '/receptions/search', { filter, limit: 2 });
  const [reception, extra] = items;
  if (!reception || extra) throw new Error(`${items.length} receptions are planned on ${on}`);
  return reception.id;
}

async function planReceptions(head: Client, first: number, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) ids.push(await planReception(head, first + number, true));
  return ids;
}

/** Books a citizen of her own for every turn. */
async function book(registrar: Client, receptionId: string, turn: number): Promise<void> {
  const letters = 'абвгдежзиклмнопрст';
  const name = [0, 1, 2].map((place) => letters.charAt(Math.floor(turn / 18 ** place) % 18)).join('');
  const { booked } = await registrar.ask<{ booked: boolean }>('POST', `/receptions/${receptionId}/visits`, {
    channel: 'telephone',
    visitor: {
      surname: `Прим${name}енко`,
      givenName: 'Марія',
      residence: `м. Кривий Ріг, вул. Зразкова, буд. ${turn}`,
    },
    questions: [{ topic: '090', gist: 'Протікає дах будинку після зливи.' }],
    answers: { leaderPowers: 'yes' },
  });
  if (!booked) throw new Error(`citizen ${turn} was not booked on ${receptionId}`);
}

/** Thirty clerks at one reception of thirty places, to its last one, and the same clerks each at a reception of their own. */
async function measureBooking(head: Client, registrar: Client, database: DatabaseName): Promise<Measurement[]> {
  const contended = await planReceptions(head, 0, rounds);
  const free = await planReceptions(head, rounds, clerks);
  const rows = [
    await measure({ what: 'booking, 30 clerks, one reception', database }, plan, (turn) =>
      book(registrar, contended[Math.floor(turn / clerks)] ?? '', turn),
    ),
    await measure({ what: 'booking, 30 clerks, free receptions', database }, plan, (turn, lane) =>
      book(registrar, free[lane] ?? '', clerks * rounds + turn),
    ),
  ];
  for (const id of contended) {
    const { freePlaces } = await registrar.ask<{ freePlaces: number }>('GET', `/receptions/${id}`);
    if (freePlaces !== 0) throw new Error(`${freePlaces} places of a full reception are free`);
  }
  return rows;
}

/** From the answer to the clerk who changed something until each of the listeners has the new board. */
async function measureBoard(
  registrar: Client,
  receptionId: string,
  listeners: number,
  database: DatabaseName,
): Promise<Measurement[]> {
  const watchers = Array.from({ length: listeners }, () => new BoardWatcher(registrar, receptionId));
  await Promise.all(watchers.map((watcher) => watcher.opened));
  const last: number[] = [];
  const spread: number[] = [];
  for (let turn = 0; turn < changes; turn += 1) {
    await pause((turn * 1000) / changes);
    const heard = watchers.map((watcher) => watcher.next());
    await book(registrar, receptionId, 2000 + listeners + turn);
    const changed = performance.now();
    const times = await Promise.all(heard);
    last.push(Math.max(0, Math.max(...times) - changed));
    spread.push(Math.max(...times) - Math.min(...times));
  }
  for (const watcher of watchers) watcher.leave();
  const named = `${listeners} ${listeners === 1 ? 'listener' : 'listeners'}`;
  const told = timed(`board, change to last of ${named}`, database, last);
  return listeners === 1 ? [told] : [told, timed(`board, first to last of ${named}`, database, spread)];
}

/** Personal receptions over the built service: bookings for the last places, and the live board of a day. */
export async function measureReceptions(env: NodeJS.ProcessEnv, database: DatabaseName): Promise<Measurement[]> {
  const { service, client } = await startService(env);
  const rows: Measurement[] = [];
  try {
    const head = await client.as('office-head');
    const registrar = await client.as('registrar-1');
    rows.push(...(await measureBooking(head, registrar, database)));
    for (const [number, listeners] of boards.entries()) {
      const receptionId = await planReception(head, rounds + clerks + number, false);
      rows.push(...(await measureBoard(registrar, receptionId, listeners, database)));
    }
  } finally {
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
  for (const listeners of boards) rows.push(await boardReads(env, database, listeners));
  return rows;
}

/** What of it may be compared between machines; the rows are of one database. */
export function receptionRatios(rows: readonly Measurement[]): [string, number][] {
  const database = rows[0]?.database ?? '';
  const of = (what: string, figure: 'perSecond' | 'p50' | 'p95' | 'reads'): number =>
    rows.find((row) => row.what === what)?.[figure] ?? Number.NaN;
  const told = (listeners: string, figure: 'p50' | 'p95') => of(`board, change to last of ${listeners}`, figure);
  const reads = (listeners: string) => of(`board, one look, ${listeners}`, 'reads');
  return [
    [
      `booking on one reception against free ones, ${database}`,
      of('booking, 30 clerks, one reception', 'perSecond') / of('booking, 30 clerks, free receptions', 'perSecond'),
    ],
    [`board of ${crowd} against 1, p50, ${database}`, told(`${crowd} listeners`, 'p50') / told('1 listener', 'p50')],
    [`board of ${crowd} against 1, p95, ${database}`, told(`${crowd} listeners`, 'p95') / told('1 listener', 'p95')],
    [`board reads a change, ${crowd} listeners, ${database}`, reads(`${crowd} listeners`)],
    [`board reads of ${crowd} against 1, ${database}`, reads(`${crowd} listeners`) / reads('1 listener')],
  ];
}
