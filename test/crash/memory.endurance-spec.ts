import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import type { Asking } from './support/http.js';
import { ServiceNode } from './support/service-node.js';

/** Some sixteen letters fill the cache of live cases at default settings: most of these push others out. */
const letters = Number(process.env['MEMORY_LETTERS'] ?? '200');
const atOnce = 8;

/** The README's figure for a node, and the start it names. */
const readme = readFileSync('README.md', 'utf8');
const [, promised] = /A node needs (\d+) MB/.exec(readme) ?? [];
const [, options] = /NODE_OPTIONS=(--max-old-space-size=\d+)/.exec(readme) ?? [];

let database: FreshDatabase;
let node: ServiceNode;
const faults: string[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  const env = { ...database.env, CLOCK: 'manual:2026-03-02T09:00:00+02:00', LOG_LEVEL: 'error', NODE_OPTIONS: options };
  node = await ServiceNode.prepare('node', env, (what) => void faults.push(what));
  await node.start();
}, 300_000);
afterAll(async () => {
  await node.stop();
  await database.drop();
});

async function asked(asking: Asking): Promise<unknown> {
  const { status, body } = await node.line.ask({ ...asking, path: `/api/v1${asking.path}` });
  if (status >= 300)
    throw new Error(`${asking.method} ${asking.path}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
  return body;
}

async function signIn(login: string): Promise<string> {
  const credentials = { login, password: 'demo-council' };
  return z.object({ token: z.string() }).parse(await asked({ method: 'POST', path: '/sessions', body: credentials }))
    .token;
}

const surnames = ['Нагорна', 'Коваленко', 'Шевчук', 'Литвин', 'Бондар', 'Гнатюк', 'Їжакевич', 'Петренко', 'Ярова'];

/** No two of one person or one wording: a street of neighbours. */
const letter = (turn: number) => ({
  applicant: {
    surname: surnames[turn % surnames.length],
    givenName: turn % 2 === 0 ? 'Марія' : 'Ольга',
    residence: `м. Кривий Ріг, вул. Соборності, ${turn}`,
  },
  gist: `У будинку № ${turn} другий тиждень немає опалення, прошу відновити.`,
  questions: [{ topic: '080', gist: 'Відновити опалення' }],
  assessment: { kind: 'statement' },
  confirmedFeature: { feature: 'first' },
});

it(`a node at default settings stays under ${promised} MB while an office takes in ${letters} letters`, async () => {
  expect([promised, options]).toEqual([expect.any(String), expect.any(String)]);
  const [registrar, leader] = [await signIn('registrar-1'), await signIn('deputy-mayor-housing')];
  let taken = 0;
  let highest = 0;
  /** One clerk: a letter, then what is looked at around it. */
  const work = async (): Promise<void> => {
    while (taken < letters) {
      const body = await asked({ method: 'POST', path: '/appeals', token: registrar, body: letter((taken += 1)) });
      const { id } = z.object({ id: z.string() }).parse(body);
      await asked({ method: 'GET', path: '/tasks?view=group&limit=50', token: leader });
      await asked({ method: 'GET', path: `/appeals/${id}`, token: registrar });
      await asked({ method: 'GET', path: `/appeals/${id}/history`, token: registrar });
      const filter = { businessKey: id, isOpen: true };
      await asked({ method: 'POST', path: '/tasks/search', token: leader, body: { filter } });
      highest = Math.max(highest, node.residentMegabytes);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  console.log(`at most ${Math.round(highest)} MB`);
  expect(faults).toEqual([]);
  expect(highest).toBeGreaterThan(100);
  expect(highest).toBeLessThan(Number(promised));
}, 900_000);
