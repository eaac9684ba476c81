import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { AppealRecord } from '../../src/appeals/tables.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { aLetter } from './support/letters.js';

let service: OpenCouncil;
let dataSource: DataSource;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log), { env: { WORKER_POLL_MS: '20' } });
  dataSource = service.council.app.get(DataSource, { strict: false });
});
afterAll(() => service.close());

/** Ends every connection of the service to its database, as a restart of the server or a firewall does. */
async function cutAll(): Promise<void> {
  const url = service.config.DATABASE_URL;
  if (url === undefined) return;
  const outside = await createConnection(url);
  const [rows] = await outside.query(
    'select id from information_schema.processlist where db = database() and id <> connection_id()',
  );
  for (const { id } of rows as { id: number }[]) await outside.query(`kill ${id}`).catch(() => undefined);
  await outside.end();
}

it('answers everybody while its connections are cut off again and again, and does everything once', async () => {
  const registrar = await service.council.as('registrar');
  const statuses: number[] = [];
  const send = async (): Promise<string> => {
    const key = randomUUID();
    for (;;) {
      const { status, body, headers } = await registrar.post('/appeals', aLetter({ gist: `Прошу, ${key}.` }), { key });
      statuses.push(status);
      if (status === 201) return String(body.id);
      expect([status, headers['retry-after']]).toEqual([503, '5']);
    }
  };
  const read = async (): Promise<void> => {
    for (let time = 0; time < 10; time++) {
      const { status } = await registrar.get('/tasks?view=group');
      statuses.push(status);
    }
  };
  const cutting = (async () => {
    for (let time = 0; time < 20; time++) await Promise.all([cutAll(), pause(20)]);
  })();
  const made = await Promise.all([send(), send(), send(), read(), read(), cutting]);
  expect(statuses.filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
  const ids = made.filter((id) => id !== undefined);
  expect(new Set(ids).size).toBe(3);
  expect(await dataSource.getRepository(AppealRecord).count()).toBe(3);
});
