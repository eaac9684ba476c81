import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { DataSource } from 'typeorm';
import { systemActor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { EditionInForce, Editions } from '../../src/edition/index.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { EditionFolder, withoutWalks } from './edition-folder.js';
import { aDatabaseFor, type Node } from './nodes.js';

// A check gives way to whoever registers letters, and to the other tests too.
vi.setConfig({ testTimeout: 180_000 });

const file = 'council/kryvyi-rih/units.json';
const [was, becomes] = ['управління транспорту та телекомунікацій', 'управління мобільності'];
const renamed = [file, was, becomes] as const;
const comment = { comment: 'Звірено з рішенням про структуру.' };

/** What the lists on the screens of clerks say of a unit, and of its head. */
async function called({ council }: Node) {
  const clerk = await council.as('registrar');
  const { body: units } = await clerk.get('/directory/units').expect(200);
  const { body: posts } = await clerk.get('/directory/posts').expect(200);
  const of = (items: readonly { id: string }[], id: string) => items.find((one) => one.id === id);
  const unit = of(units.items, 'transport') as unknown as { name: string; headPostId: string };
  const head = of(posts.items, unit.headPostId) as unknown as { title: string };
  return [unit.name, head.title];
}

test('a unit is renamed by an edition, for every node and with its posts, without a restart, and back', async () => {
  const node = await aDatabaseFor();
  const [first, other] = [
    await node(new EditionFolder()),
    await node(new EditionFolder(), { EDITION_FROM_FOLDER: 'no' }),
  ];
  const [admin, reviewer] = [await first.council.as('workflow-admin'), await first.council.as('compliance-reviewer')];
  const { inForce } = (await admin.get('/editions').expect(200)).body;
  const files = { ...withoutWalks, [file]: new EditionFolder(renamed).read(file) };
  const { digest } = (await admin.post('/editions', { title: 'Управління перейменовано', files }).expect(201)).body;
  await reviewer.post(`/editions/${digest}/signatures`, comment).expect(201);
  const force = { reason: 'Рішення сесії', fromOn: null };
  expect(await called(first)).toEqual([was, `Начальник ${was}`]);
  await admin.post('/editions/force', { digest, replaces: inForce, ...force }).expect(201);
  expect(await called(first)).toEqual([becomes, `Начальник ${becomes}`]);
  await pause(1000);
  expect(await called(other)).toEqual([becomes, `Начальник ${becomes}`]);
  await admin.post('/editions/force', { digest: inForce, replaces: digest, ...force }).expect(201);
  expect(await called(first)).toEqual([was, `Начальник ${was}`]);
}, 120_000);

test('a folder with a renamed unit comes into force with the start; one with a broken council does not, and is told', async () => {
  const node = await aDatabaseFor();
  const fresh = await node(new EditionFolder(renamed));
  expect(await called(fresh)).toEqual([becomes, `Начальник ${becomes}`]);
  await fresh.stop();
  const broken = await node(new EditionFolder([file, '"id": "transport"', '"id": transport']));
  expect([await called(broken), await broken.remarks()]).toEqual([
    [becomes, `Начальник ${becomes}`],
    ['folder:faulty'],
  ]);
  expect(JSON.stringify(broken.lines.filter((line) => 'faults' in line))).toMatch(/units\.json:\d+:\d+/);
});

test('nothing of the council that cases may name can go: the fault says which, and where', async () => {
  const { council } = await (await aDatabaseFor())(new EditionFolder(), { EDITION_FROM_FOLDER: 'no' });
  const [admin, reviewer] = [await council.as('workflow-admin'), await council.as('compliance-reviewer')];
  const people = 'council/kryvyi-rih/people.json';
  const folder = new EditionFolder([people, '"id": "p-registrar-2"', '"id": "p-registrar-9"']);
  const walk = 'processes/tests/anonymous.md';
  const files = { ...withoutWalks, [walk]: folder.read(walk), [people]: folder.read(people) };
  const { digest } = (await admin.post('/editions', { title: 'Без працівника', files }).expect(201)).body;
  const { body: report } = await admin.post(`/editions/${digest}/check`).expect(200);
  expect([report.passed, report.walks]).toEqual([false, 1]);
  const { body } = await reviewer.post(`/editions/${digest}/signatures`, comment).expect(422);
  expect([body.code, JSON.stringify(body.errors)]).toEqual([
    'EDITION_FAULTY',
    expect.stringMatching(/people\.json:1.*«p-registrar-2» є в чинній раді/),
  ]);
});

test('an edition from before the council was a part of it goes on beside the council of the installation', async () => {
  const node = await aDatabaseFor();
  const first = await node(new EditionFolder());
  const [editions, inForce] = [
    first.council.app.get(Editions, { strict: false }),
    first.council.app.get(EditionInForce, { strict: false }),
  ];
  const whole = await editions.files(inForce.digest);
  const rules = new Map([...whole].filter(([path]) => !/^council\/[^/]+\/[^/]+$/.test(path)));
  expect(whole.size - rules.size).toBeGreaterThan(6);
  await unitOfWork(first.council.app.get(DataSource, { strict: false }), async (manager) => {
    await editions.lock(manager);
    const act = { by: systemActor, at: new Date() };
    const digest = await editions.keep(manager, rules, 'Давніша', act);
    await editions.putIntoForce(
      manager,
      { digest, kind: 'start', fromOn: plainDate('2026-03-02'), reason: 'Давніша', ...act },
      true,
    );
  });
  await first.stop();
  const later = await node(new EditionFolder(renamed), { EDITION_FROM_FOLDER: 'no' });
  expect([await called(later), await later.remarks()]).toEqual([[was, `Начальник ${was}`], ['folder:differs']]);
});
