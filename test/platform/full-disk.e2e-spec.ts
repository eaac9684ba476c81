import { DataSource } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import { holdings } from '../api/support/faulty-writes.js';
import { aLetter } from '../api/support/letters.js';
import type { Speaker } from '../api/support/speaker.js';

let service: OpenCouncil;
let registrar: Speaker;
let dataSource: DataSource;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log), { env: { WORKER_POLL_MS: '20' } });
  registrar = await service.council.as('registrar');
  dataSource = service.council.app.get(DataSource, { strict: false });
});

const register = (number: number) =>
  registrar.post('/appeals', aLetter({ gist: `Прошу полагодити дах, ${number}.` }), { key: `letter-${number}` });

/** The database may not grow by one page: what SQLite says of a full disk. */
async function fillDisk(): Promise<void> {
  const [{ page_count: pages }] = await dataSource.query('pragma page_count');
  await dataSource.query(`pragma max_page_count = ${pages}`);
}

describe('a disk that is full', () => {
  it('refuses letters in true words, keeps nothing of them, and lets everybody read', async () => {
    await fillDisk();
    let refused = 1;
    let before = await holdings(dataSource);
    // The pages there are may hold a few letters more.
    while ((await register(refused)).status === 201) {
      refused += 1;
      before = await holdings(dataSource);
    }
    for (const attempt of [1, 2, 3]) {
      const answer = await register(refused);
      expect([attempt, answer.status, answer.body.code]).toEqual([attempt, 503, 'STORAGE_FULL']);
      expect(answer.headers['retry-after']).toBe('5');
    }
    expect(await holdings(dataSource)).toEqual(before);
    await registrar.get('/tasks').expect(200);
    await service.council.nobody().get('/health/ready').expect(200);

    await dataSource.query('pragma max_page_count = 1073741823');
    const { body } = await register(refused).expect(201);
    expect((await register(refused).expect(201)).body).toEqual(body);
    expect(body.status).toBe('awaiting-resolution');
  });

  it('does not hold up the end of the service', async () => {
    await fillDisk();
    await service.close();
  });
});
