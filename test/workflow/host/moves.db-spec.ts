import { expect, test } from 'vitest';
import { z } from 'zod';
import { JournalEntryRecord } from '../../../src/journal/tables.js';
import { EditionGate } from '../../../src/workflow/definitions/edition-gate.js';
import { defineStep } from '../../../src/workflow/contract/index.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { LastDays } from '../../../src/workflow/host/last-days.js';
import { MoveQueue } from '../../../src/workflow/moving/move-queue.js';
import { Moves } from '../../../src/workflow/moving/moves.js';
import { MovedCaseRecord } from '../../../src/workflow/moving/tables.js';
import { plainDate } from '../../../src/domain/plain-date.js';
import { MessageWaitRecord, ProcessInstanceRecord } from '../../../src/workflow/tables.js';
import { resumeCase, suspendCase } from '../../../src/workflow/host/suspend-case.js';
import { contractWith } from '../contract/small-contract.js';
import { boundaryMessage, boundaryTimer, call, diagram, end, service, start, task } from './diagram.js';
import { anOffice, type Office, person, type OfficeOptions } from './office.js';

const admin = person('admin', ['workflow-admin']);
const reason = 'Нова версія краща.';

const none = new Set<string>();
const names = {
  ...{ forms: none, decisions: none, topics: none, roles: none, units: none, posts: none, held: none },
  acts: new Map(),
};

/** An office with its moves, as the service has them. */
class Moving {
  readonly lastDays = new LastDays();
  readonly moves: Moves;
  private readonly queue: MoveQueue;

  constructor(
    readonly office: Office,
    small: Parameters<typeof contractWith>[0] = {},
  ) {
    const contract = contractWith({ starts: { visit: {} }, ...small });
    const gate = new EditionGate(
      () => names,
      () => contract,
    );
    const { dataSource, workflow } = office;
    const { definitions } = workflow.machinery;
    this.moves = new Moves({ dataSource, workflow, definitions, gate, lastDays: this.lastDays });
    this.queue = new MoveQueue(workflow, this.moves);
  }

  async toEnd(): Promise<void> {
    while ((await this.moves.underWay()).length > 0) await this.queue.run(this.office.clock.now(), () => false);
  }

  /** One round: a handful of cases. */
  round(isStopping = () => false): Promise<number> {
    return this.queue.run(this.office.clock.now(), isStopping);
  }

  async moveAll(request: Parameters<Moves['plan']>[1] = { from: 1, to: 2 }): Promise<readonly (string | null)[][]> {
    const { id } = await this.moves.begin('visit', request, reason, admin);
    await this.toEnd();
    return this.outcomes(id);
  }

  async outcomes(moveId: string): Promise<readonly (string | null)[][]> {
    const rows = await this.office.dataSource.manager.find(MovedCaseRecord, {
      where: { moveId },
      order: { businessKey: 'ASC' },
    });
    return rows.map(({ businessKey, outcome, why }) => [businessKey, outcome, why]);
  }

  async versions(): Promise<readonly string[]> {
    const { manager } = this.office.dataSource;
    const rows = await manager.find(ProcessInstanceRecord, {
      order: { businessKey: 'ASC', startedAt: 'ASC', processKey: 'DESC' },
    });
    const { definitions } = this.office.workflow.machinery;
    return Promise.all(
      rows.map(async ({ businessKey, definitionId, status }) => {
        return `${businessKey} ${(await definitions.get(definitionId)).version} ${status}`;
      }),
    );
  }

  async told(stream: string): Promise<readonly string[]> {
    const entries = await this.office.dataSource.manager.find(JournalEntryRecord, {
      where: { stream },
      order: { seq: 'ASC' },
    });
    return entries
      .filter(({ kind }) => kind.includes('move') || kind.includes('brought'))
      .map(({ kind, byId }) => `${kind} ${byId}`);
  }
}

async function moving(
  diagrams: readonly string[],
  options: OfficeOptions = {},
  small: Parameters<typeof contractWith>[0] = {},
  keys: readonly string[] = ['visit-1'],
  data: Readonly<Record<string, unknown>> = {},
): Promise<Moving> {
  const [first = '', ...later] = diagrams;
  const office = await (await anOffice({ people: [admin], ...options })).publish(first);
  for (const businessKey of keys) await office.workflow.start(admin, { process: 'visit', businessKey, data });
  await office.publish(...later);
  return new Moving(office, small);
}

const plain = diagram('visit', {
  nodes: [start(), task('meet'), task('sign'), end()],
  flows: ['begun meet', 'meet sign', 'sign done'],
});
const checked = diagram('visit', {
  nodes: [start(), task('meet'), task('check'), task('sign'), end()],
  flows: ['begun meet', 'meet check', 'check sign', 'sign done'],
});

test('a case goes over where it stands, its holder keeps the task, and goes on by the other version', async () => {
  const one = await moving([plain, checked]);
  const { office } = one;
  const before = await office.task('visit-1', 'meet');
  await office.dataSource.manager.update('task', { id: before.id }, { assignee: 'olha', state: 'reserved' });
  expect(await one.moveAll()).toEqual([['visit-1', 'moved', null]]);
  expect(await one.versions()).toEqual(['visit-1 2 running']);
  expect(await office.task('visit-1', 'meet')).toMatchObject({
    id: before.id,
    assignee: 'olha',
    executionId: before.executionId,
  });
  await office.complete('visit-1', 'meet');
  expect(await office.stands('visit-1')).toEqual(['check']);
  await office.complete('visit-1', 'check');
  await office.complete('visit-1', 'sign');
  expect(await one.versions()).toEqual(['visit-1 2 completed']);
  expect(await one.told('visit-1')).toEqual(['case-moved admin']);
  expect(await one.told('process:visit')).toEqual(['cases-move-begun admin', 'cases-move-ended admin']);
});

const renamed = diagram('visit', {
  nodes: [start(), task('greet'), task('sign'), end()],
  flows: ['begun greet', 'greet sign', 'sign done'],
});

test('a place that is renamed is proposed and marked, refused until it is confirmed, and then keeps its task', async () => {
  const one = await moving([plain, renamed]);
  const { elements, added, faults } = await one.moves.plan('visit', { from: 1, to: 2 });
  const found = elements.find(({ from }) => from === 'meet');
  expect([found?.to, found?.how, found?.standing, added, faults]).toEqual(['greet', 'by-place', 1, [], []]);
  expect(await one.moveAll()).toEqual([
    ['visit-1', 'refused', 'Справа стоїть на «meet», а в новій версії такого місця немає.'],
  ]);
  const before = await one.office.task('visit-1', 'meet');
  const confirmed = { from: 1, to: 2, elements: { meet: 'greet' } };
  const [tried] = await one.moves.tryOut('visit', confirmed, admin, 10);
  expect(tried).toMatchObject({
    outcome: 'moves',
    stands: ['greet'],
    tasks: [{ from: 'meet', to: 'greet', taskId: before.id }],
  });
  expect(await one.versions()).toEqual(['visit-1 1 running']);
  expect(await one.moveAll(confirmed)).toEqual([['visit-1', 'moved', null]]);
  const after = await one.office.task('visit-1', 'greet');
  expect([after.id, after.name, after.executionId]).toEqual([
    before.id,
    'greet',
    before.executionId.replace('meet_', 'greet_'),
  ]);
  await one.office.neighbour().complete('visit-1', 'greet');
  await one.office.complete('visit-1', 'sign');
  expect(await one.versions()).toEqual(['visit-1 2 completed']);
  expect(await one.told('visit-1')).toEqual(['case-move-refused admin', 'case-moved admin']);
});

test('a plan that joins what is of another kind, elsewhere or unknown is refused, and the refusal is told', async () => {
  const one = await moving([plain, checked]);
  const given = { from: 1, to: 2, elements: { meet: 'begun', sign: 'gone', other: 'sign' } };
  const refusal = await one.moves.begin('visit', given, reason, admin).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: 'MOVE_PLAN_INVALID',
    details: { errors: [{ pointer: '/elements/other' }, { pointer: '/elements/meet' }, { pointer: '/elements/sign' }] },
  });
  await expect(one.moves.begin('visit', { from: 2, to: 2 }, reason, admin)).rejects.toMatchObject({
    code: 'MOVE_TO_SAME',
  });
  expect(await one.told('process:visit')).toEqual(['cases-move-refused admin', 'cases-move-refused admin']);
});

const watched = (timer: string, path: string, more: readonly string[] = []) =>
  diagram('visit', {
    messages: ['news'],
    nodes: [
      start(),
      task('meet', { due: '${variables.data.by}' }),
      boundaryTimer(timer, 'meet', path, false),
      end(),
      end('late'),
      ...more,
    ],
    flows: ['begun meet', 'meet done', `${timer} late`, ...(more.length > 0 ? ['news told'] : [])],
  });
const days = { by: '2026-03-10', first: '2026-03-09T10:00:00Z', second: '2026-03-12T10:00:00Z' };
const timersOf = async ({ office }: Moving): Promise<readonly string[]> =>
  (await office.timers()).map(({ elementId, dueAt }) => `${elementId} ${dueAt.toISOString().slice(0, 10)}`);

test('a timer is kept, reset by the new diagram, or dropped, each by word', async () => {
  const kept = await moving([watched('late-on', 'first'), watched('late-on', 'second')], {}, {}, ['visit-1'], days);
  expect(await kept.moveAll()).toEqual([['visit-1', 'moved', null]]);
  expect(await timersOf(kept)).toEqual(['late-on 2026-03-09']);
  const reset = await moving([watched('late-on', 'first'), watched('late-on', 'second')], {}, {}, ['visit-1'], days);
  expect(await reset.moveAll({ from: 1, to: 2, terms: { 'late-on': 'reset' } })).toEqual([['visit-1', 'moved', null]]);
  expect(await timersOf(reset)).toEqual(['late-on 2026-03-12']);
  reset.office.clock.moveTo(new Date('2026-03-12T11:00:00Z'));
  await reset.office.worker.runDue();
  expect(await timersOf(reset)).toEqual([]);
  const lost = await moving([watched('late-on', 'first'), plain.replaceAll('sign', 'seal')], {}, {}, ['visit-1'], days);
  expect((await lost.moveAll())[0]).toEqual([
    'visit-1',
    'refused',
    'Таймера «late-on» у новій версії немає: скажіть у плані, на що він переходить, або «drop».',
  ]);
  expect(await lost.moveAll({ from: 1, to: 2, terms: { 'late-on': 'drop' } })).toEqual([['visit-1', 'moved', null]]);
  expect(await timersOf(lost)).toEqual([]);
});

test('what would break a term of the law is named and refused; what keeps it goes', async () => {
  const later = watched('late-on', 'second').replace('variables.data.by', 'variables.data.later');
  const one = await moving([watched('late-on', 'first'), later], {}, {}, ['visit-1'], { ...days, later: '2026-03-20' });
  one.lastDays.define(async () => plainDate('2026-03-11'));
  expect(await one.moveAll({ from: 1, to: 2, terms: { meet: 'reset', 'late-on': 'reset' } })).toEqual([
    [
      'visit-1',
      'refused',
      'Завдання «meet» мало б строк 20.03.2026, а за законом строк справи – 11.03.2026. Таймер спрацював би 12.03.2026, а за законом строк справи – 11.03.2026.',
    ],
  ]);
  expect(await one.moveAll()).toEqual([['visit-1', 'moved', null]]);
  expect([(await one.office.task('visit-1', 'meet')).dueOn, await timersOf(one)]).toEqual([
    '2026-03-10',
    ['late-on 2026-03-09'],
  ]);
});

test('a case that does not hold what the other version reads from there on is refused; one that holds it goes', async () => {
  const small = { starts: { visit: {} }, topics: { note: { reads: { said: z.string() } } } };
  const noting = diagram('visit', {
    nodes: [start(), task('meet'), task('sign'), service('note'), end()],
    flows: ['begun meet', 'meet sign', 'sign note', 'note done'],
  });
  const steps = new Steps().define(
    defineStep({ topic: 'note', reads: { said: z.string() }, run: async () => undefined }),
  );
  const lacking = await moving([plain, noting], { steps }, small);
  expect(await lacking.moveAll()).toEqual([
    ['visit-1', 'refused', 'Крок «note» читає «said», а цього ніхто не записує.'],
  ]);
  const holding = await moving([plain, noting], { steps }, small, ['visit-1'], { said: 'так' });
  expect(await holding.moveAll()).toEqual([['visit-1', 'moved', null]]);
  await holding.office.complete('visit-1', 'meet');
  await holding.office.complete('visit-1', 'sign');
  expect(await holding.versions()).toEqual(['visit-1 2 completed']);
});

test('a called process goes on for a caller that has gone over, also under another name, and a suspended case stays so', async () => {
  const inner = diagram('inner', { nodes: [start(), task('look'), end()], flows: ['begun look', 'look done'] });
  const outer = (name: string, more: readonly string[] = []) =>
    diagram('visit', {
      messages: ['news'],
      nodes: [start(), call(name, 'inner'), ...more, task('sign'), end(), end('told')],
      flows: [`begun ${name}`, `${name} sign`, 'sign done', ...(more.length > 0 ? ['news told'] : [])],
    });
  const office = await (await anOffice({ people: [admin] })).publish(inner, outer('ask'));
  await office.workflow.start(admin, { process: 'visit', businessKey: 'visit-1' });
  await office.publish(outer('put', [boundaryMessage('news', 'put', 'news')]));
  const one = new Moving(office, { messages: { news: {} } });
  const { rootId } = await office.task('visit-1', 'look');
  await office.workflow.transact(admin, (tx) => suspendCase(tx, rootId, reason));
  expect(await one.moveAll({ from: 1, to: 2, elements: { ask: 'put' } })).toEqual([['visit-1', 'moved', null]]);
  await expect(office.complete('visit-1', 'look')).rejects.toMatchObject({ code: 'CASE_SUSPENDED' });
  await office.workflow.transact(admin, (tx) => resumeCase(tx, rootId));
  expect((await office.dataSource.manager.find(MessageWaitRecord)).map(({ elementId }) => elementId)).toEqual(['news']);
  await office.complete('visit-1', 'look');
  await office.complete('visit-1', 'sign');
  expect(await one.versions()).toEqual(['visit-1 2 completed', 'visit-1 1 completed']);
});

test('two who begin a move of one process at once: one does, the other is told', async () => {
  const one = await moving([plain, checked], {}, {}, ['visit-1', 'visit-2']);
  const both = await Promise.allSettled([1, 2].map(() => one.moves.begin('visit', { from: 1, to: 2 }, reason, admin)));
  const refused = both.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason: why }) => (why as { code: string }).code)).toEqual(['MOVE_UNDER_WAY']);
  await Promise.all([one.toEnd(), new Moving(one.office.neighbour()).toEnd()]);
  expect(await one.versions()).toEqual(['visit-1 2 running', 'visit-2 2 running']);
  expect(await one.told('visit-1')).toEqual(['case-moved admin']);
  expect(await one.told('process:visit')).toEqual([
    'cases-move-begun admin',
    'cases-move-refused admin',
    'cases-move-ended admin',
  ]);
});

test('a move is stopped with cases left, resumed, and undone for those that have not gone on', async () => {
  const one = await moving(
    [watched('late-on', 'first'), renamedWatch],
    {},
    {},
    ['visit-1', 'visit-2', 'visit-3'],
    days,
  );
  const plan = { from: 1, to: 2, elements: { meet: 'greet', 'late-on': 'over-on' }, terms: { meet: 'reset' as const } };
  const { id } = await one.moves.begin('visit', plan, reason, admin);
  let asked = 0;
  await one.round(() => (asked += 1) > 1);
  await one.moves.stop(id, 'Подивимося.', admin);
  await one.round();
  expect((await one.outcomes(id)).map(([, outcome]) => outcome).sort()).toEqual(['moved', 'waiting', 'waiting']);
  await expect(one.moves.stop(id, reason, admin)).rejects.toMatchObject({ code: 'MOVE_STATE_REFUSED' });
  await one.moves.resume(id, 'Добре.', admin);
  await one.toEnd();
  expect((await one.moves.find(id)).state).toBe('done');
  const after = await one.office.task('visit-1', 'greet');
  await one.office.dataSource.manager.update('task', { id: after.id }, { assignee: 'olha', state: 'reserved' });
  await one.office.complete('visit-2', 'greet');
  await one.moves.undo(id, 'Хиба.', admin);
  await one.toEnd();
  expect(await one.outcomes(id)).toEqual([
    ['visit-1', 'undone', null],
    ['visit-2', 'advanced', null],
    ['visit-3', 'undone', null],
  ]);
  expect(await one.office.task('visit-1', 'meet')).toMatchObject({
    id: after.id,
    assignee: 'olha',
    dueOn: '2026-03-10',
  });
  expect(await timersOf(one)).toEqual(['late-on 2026-03-09', 'late-on 2026-03-09']);
  expect((await one.versions()).map((line) => line.slice(0, 9))).toEqual(['visit-1 1', 'visit-2 2', 'visit-3 1']);
  one.office.clock.moveTo(new Date('2026-03-09T11:00:00Z'));
  await one.office.worker.runDue();
  await one.office.complete('visit-1', 'meet');
  await one.office.neighbour().complete('visit-3', 'meet');
  expect(await one.versions()).toEqual(['visit-1 1 completed', 'visit-2 2 completed', 'visit-3 1 completed']);
  expect(await one.told('visit-1')).toEqual(['case-moved admin', 'case-brought-back admin']);
});

const renamedWatch = watched('late-on', 'second')
  .replaceAll('"meet"', '"greet"')
  .replaceAll('meet--', 'greet--')
  .replaceAll('--meet', '--greet')
  .replaceAll('late-on', 'over-on');
