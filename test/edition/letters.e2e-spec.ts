import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { expect, test, vi } from 'vitest';
import { receipt } from '../../src/documents/index.js';
import { systemActor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { EditionInForce, Editions } from '../../src/edition/index.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { reworded } from '../support/word.js';
import { EditionFolder } from './edition-folder.js';
import { aDatabaseFor } from './nodes.js';

// A check gives way to whoever registers letters, and to the other tests too.
vi.setConfig({ testTimeout: 180_000 });

const file = 'letters/receipt.docx';
const [was, becomes] = ['Звернення одержано та зареєстровано', 'Ваше звернення зареєстровано'];
const today = plainDate('2026-03-02');
const titled = () => receipt({ index: 'К-1', registeredOn: today, receivedOn: today, sheets: null }).title;

async function folderWith(from: string, to: string): Promise<EditionFolder> {
  const folder = new EditionFolder();
  const path = join(folder.path, file);
  writeFileSync(path, await reworded(readFileSync(path), from, to));
  return folder;
}

test('a sentence changed in Word is said in letters while its edition is in force; sent as base64 it is the same edition', async () => {
  const node = await aDatabaseFor();
  const { council } = await node(new EditionFolder(), { EDITION_FROM_FOLDER: 'no' });
  const admin = await council.as('workflow-admin');
  const inForce = async (): Promise<string> => (await admin.get('/editions').expect(200)).body.inForce;
  const [begins, folder] = [await inForce(), await folderWith(was, becomes)];
  const bytes = readFileSync(join(folder.path, file));
  // As `base64` writes it where nobody asks for one line.
  const files = { [file]: bytes.toString('base64').replace(/.{76}/gu, '$&\n') };
  const { digest } = (await admin.post('/editions', { title: 'Інша відмітка', files }).expect(201)).body;
  expect(titled()).toBe(was);
  const given = await admin.get(`/editions/${digest}/file?path=${file}`).responseType('blob').expect(200);
  expect([given.headers['content-disposition'], bytes.equals(given.body)]).toEqual([
    'attachment; filename="receipt.docx"',
    true,
  ]);
  await node(folder);
  // The other node goes by it within a second.
  await pause(1000);
  expect([titled(), await inForce()]).toEqual([becomes, digest]);
  const back = { digest: begins, replaces: digest, reason: 'Було краще', fromOn: null };
  await admin.post('/editions/force', back).expect(201);
  expect(titled()).toBe(was);
});

test('a template with a fault comes into force neither with the start nor by an act, and is told with its paragraph', async () => {
  const node = await aDatabaseFor();
  await (await node(new EditionFolder())).stop();
  const folder = await folderWith('{index}', '{indeks}');
  const broken = await node(folder);
  expect([titled(), await broken.remarks()]).toEqual([was, ['folder:faulty']]);
  expect(JSON.stringify(broken.lines.filter((line) => 'faults' in line))).toContain(
    `${file}:3:1 {indeks}: Поля «indeks» цей лист не має. Можливо, «index»?`,
  );
  const [admin, reviewer] = [await broken.council.as('workflow-admin'), await broken.council.as('compliance-reviewer')];
  const files = { [file]: readFileSync(join(folder.path, file)).toString('base64') };
  const { digest } = (await admin.post('/editions', { title: 'З описком', files }).expect(201)).body;
  const { body } = await reviewer.post(`/editions/${digest}/signatures`, { comment: 'Прочитано.' }).expect(422);
  expect([body.code, JSON.stringify(body.errors)]).toEqual(['EDITION_FAULTY', expect.stringContaining('«indeks»')]);
});

test('an edition from before letters were a part of it goes on with those of the installation', async () => {
  const node = await aDatabaseFor();
  const { council, stop } = await node(new EditionFolder());
  const [editions, inForce] = [
    council.app.get(Editions, { strict: false }),
    council.app.get(EditionInForce, { strict: false }),
  ];
  const older = new Map([...(await editions.files(inForce.digest))].filter(([path]) => !path.startsWith('letters/')));
  await unitOfWork(council.app.get(DataSource, { strict: false }), async (manager) => {
    await editions.lock(manager);
    const act = { by: systemActor, at: new Date() };
    const digest = await editions.keep(manager, older, 'Давніша', act);
    const force = { digest, kind: 'start', fromOn: today, reason: 'Давніша', ...act } as const;
    await editions.putIntoForce(manager, force, true);
  });
  await stop();
  const later = await node(await folderWith(was, becomes), { EDITION_FROM_FOLDER: 'no' });
  expect([titled(), await later.remarks()]).toEqual([was, ['folder:differs']]);
});
