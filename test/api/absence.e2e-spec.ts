import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { aLetter } from './support/letters.js';

let service: OpenCouncil;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
});
afterAll(() => service.close());

interface Task {
  readonly id: string;
  readonly version: number;
  readonly assignee: string | null;
  readonly state: string;
  readonly allowed: readonly string[];
  readonly nobodyHolds: string | null;
}

const as = (login: string) => service.council.as(login);

async function aNewLetter(): Promise<string> {
  const registrar = await as('registrar');
  return (await registrar.post('/appeals', aLetter()).expect(201)).body.id;
}

async function openTask(login: string, appealId: string, elementId: string): Promise<Task | undefined> {
  const filter = { businessKey: appealId, elementId, isOpen: true };
  const { body } = await (await as(login)).post('/tasks/search', { filter }).expect(200);
  return body.items[0];
}

async function inList(login: string, view: string, taskId: string): Promise<Task | undefined> {
  const { body } = await (await as(login)).get(`/tasks?view=${view}&limit=200`).expect(200);
  return body.items.find((task: { id: string }) => task.id === taskId);
}

/** A letter whose resolution names an employee, with the task that comes of it. */
async function resolvedFor(executorId: string): Promise<{ appealId: string; task: Task }> {
  const appealId = await aNewLetter();
  const resolve = await openTask('deputy-mayor-housing', appealId, 'resolve');
  const leader = await as('deputy-mayor-housing');
  const answer = { executors: [{ executorId, instruction: 'Відновити.' }], control: true, needsStudy: 'yes' };
  await leader.post(`/tasks/${resolve?.id}/completion`, { answer }, { ifMatch: resolve?.version ?? 0 }).expect(200);
  const task = await openTask('infrastructure-head', appealId, 'prepare-reply');
  if (!task) throw new Error('nobody is to prepare the reply');
  return { appealId, task };
}

async function whileAway(postId: string, substitute: string | null, story: () => Promise<void>): Promise<void> {
  const head = await as('office-head');
  const days = { postId, fromOn: '2026-03-02', toOn: '2026-03-09' };
  const order = { substitutePersonId: substitute, orderNo: substitute === null ? null : '17-р' };
  const { body } = await head.post('/absences', { ...days, ...order }, { key: crypto.randomUUID() }).expect(201);
  await story();
  await head.delete(`/absences/${body.id}`).expect(204);
}

describe('a registrar who is recorded as away', () => {
  it('is told so, and not that a role is missing', async () => {
    const registrar = await as('registrar-2');
    await whileAway('registrar-2', null, async () => {
      const { body } = await registrar.post('/appeals', aLetter()).expect(403);
      expect(body).toMatchObject({ code: 'ROLE_MISSING', detail: expect.stringContaining('відсутнім') });
    });
    const executor = await as('infrastructure-executor-1');
    const { body } = await executor.post('/appeals', aLetter()).expect(403);
    expect(body.detail).toBe('Ваша роль не дозволяє цієї дії.');
  });
});

describe('an employee named in a resolution (KR-3.12)', () => {
  it.each(['infrastructure-executor-1', 'p-infrastructure-executor-1'])('has the task: named as %s', async (named) => {
    const { task } = await resolvedFor(named);
    expect(task).toMatchObject({ assignee: 'p-infrastructure-executor-1', state: 'reserved' });
    expect(await inList('infrastructure-executor-1', 'mine', task.id)).toMatchObject({ nobodyHolds: null });
    expect(await inList('infrastructure-executor-2', 'group', task.id)).toBeUndefined();
    const colleague = await as('infrastructure-executor-2');
    await colleague.post(`/tasks/${task.id}/claim`, {}, { ifMatch: task.version }).expect(409);
  });

  it('is the substitute where the order names one, and the holder whom the head covers where it names nobody', async () => {
    await whileAway('infrastructure-executor-1', 'p-infrastructure-executor-2', async () => {
      expect((await resolvedFor('infrastructure-executor-1')).task.assignee).toBe('p-infrastructure-executor-2');
    });
    await whileAway('infrastructure-executor-1', null, async () => {
      const { task } = await resolvedFor('infrastructure-executor-1');
      expect(task.assignee).toBe('p-infrastructure-executor-1');
      expect(await inList('infrastructure-head', 'substituting', task.id)).toBeDefined();
    });
  });

  it('is none who does not prepare replies', async () => {
    const appealId = await aNewLetter();
    const resolve = await openTask('deputy-mayor-housing', appealId, 'resolve');
    const leader = await as('deputy-mayor-housing');
    const executors = [{ executorId: 'infrastructure-clerk', instruction: 'Відновити.' }];
    const body = { answer: { executors, control: true, needsStudy: 'yes' } };
    await leader.post(`/tasks/${resolve?.id}/completion`, body, { ifMatch: resolve?.version ?? 0 }).expect(422);
  });
});

describe('what somebody away has taken', () => {
  it('is seen, completed and handed on by the substitute and by the head of the unit, and by nobody else', async () => {
    const { task } = await resolvedFor('infrastructure-executor-1');
    expect(await inList('infrastructure-head', 'substituting', task.id)).toBeUndefined();
    await whileAway('infrastructure-executor-1', 'p-culture-executor-1', async () => {
      for (const login of ['culture-executor-1', 'infrastructure-head']) {
        const seen = await inList(login, 'substituting', task.id);
        expect(seen?.allowed, login).toEqual(expect.arrayContaining(['claim', 'complete', 'assign']));
      }
      expect((await inList('infrastructure-executor-2', 'substituting', task.id))?.id).toBeUndefined();
      await (await as('culture-head')).get(`/tasks/${task.id}`).expect(404);
      const substitute = await as('culture-executor-1');
      await substitute.post(`/tasks/${task.id}/claim`, {}, { ifMatch: task.version }).expect(200);
    });
    const kept = await inList('culture-executor-1', 'mine', task.id);
    expect(kept?.allowed).not.toContain('complete');
    const head = await as('infrastructure-head');
    const back = { assignee: 'p-infrastructure-executor-1' };
    await head.put(`/tasks/${task.id}/assignee`, back, { ifMatch: kept?.version ?? 0 }).expect(200);
    expect((await inList('infrastructure-executor-1', 'mine', task.id))?.allowed).toContain('complete');
  });

  it('of another unit is not covered by the head of the one they come from', async () => {
    const { task } = await resolvedFor('infrastructure-executor-2');
    await whileAway('infrastructure-executor-2', 'p-culture-executor-2', async () => {
      const substitute = await as('culture-executor-2');
      await substitute.post(`/tasks/${task.id}/claim`, {}, { ifMatch: task.version }).expect(200);
      await whileAway('culture-executor-2', null, async () => {
        expect(await inList('culture-head', 'substituting', task.id)).toBeUndefined();
        expect((await inList('infrastructure-head', 'group', task.id))?.id).toBeUndefined();
        await (await as('culture-head')).get(`/tasks/${task.id}`).expect(404);
      });
    });
  });
});

describe('a task that nobody can take today', () => {
  it('lies before the head of the office with the words why, is counted, and leaves the list with the absence', async () => {
    const appealId = await aNewLetter();
    const task = await openTask('deputy-mayor-housing', appealId, 'resolve');
    const id = task?.id ?? '';
    const counts = async () => (await (await as('office-head')).get('/tasks/counts').expect(200)).body.unheld;
    const before = await counts();
    expect(await inList('office-head', 'unheld', id)).toBeUndefined();
    await whileAway('deputy-mayor-housing', null, async () => {
      const seen = await inList('office-head', 'unheld', id);
      expect(seen?.nobodyHolds).toBe(
        'Посадовець «Заступник міського голови з питань житлово-комунального господарства» відсутній, повертається 09.03.2026; того, хто заступає, не названо. Запишіть, хто заступає.',
      );
      expect(await counts()).toBeGreaterThan(before);
    });
    expect(await counts()).toBe(before);
  });
});
