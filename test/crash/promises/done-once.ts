import { AppealRecord } from '../../../src/appeals/tables.js';
import { JournalEntryRecord } from '../../../src/journal/tables.js';
import { TaskRecord } from '../../../src/workflow/tables.js';
import type { Storm } from '../support/storm.js';

export interface Told {
  readonly stream: string;
  readonly seq: number;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Everything the journal tells, story by story. */
export async function everythingTold({ dataSource }: Pick<Storm, 'dataSource'>): Promise<readonly Told[]> {
  const rows = await dataSource.manager.find(JournalEntryRecord, { order: { stream: 'ASC', seq: 'ASC' } });
  return rows.map(({ stream, seq, kind, payload }) => {
    return { stream, seq, kind, payload: JSON.parse(payload ?? '{}') as Record<string, unknown> };
  });
}

/** What comes more often than it may, by a name of what it is about. */
export function tooOften(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${name}: ${count} times`);
}

/** Each completed task has one entry that says so, and nothing else has one. */
export async function tasksCompletedOnce(storm: Pick<Storm, 'dataSource'>): Promise<string[]> {
  const told = (await everythingTold(storm)).filter(({ kind }) => kind === 'task-completed');
  const ids = told.map(({ payload }) => String(payload['taskId']));
  const completed = await storm.dataSource.manager.findBy(TaskRecord, { state: 'completed' });
  const known = new Set(ids);
  const silent = completed.filter(({ id }) => !known.has(id));
  const twice = tooOften(ids).map((what) => `completed twice: task ${what}`);
  const over = known.size - (completed.length - silent.length);
  return [
    ...twice,
    ...silent.map(({ id, elementId }) => `${elementId} ${id} is completed and the journal does not say so`),
    ...(over === 0 ? [] : [`${over} completions are in the journal, and their tasks are not completed`]),
  ];
}

/** A wish acknowledged was heard once: a request for more time, a withdrawal. */
export async function wishesHeardOnce(storm: Storm): Promise<string[]> {
  const told = await everythingTold(storm);
  const heard = (id: string, name: string): number =>
    told.filter(({ stream, kind, payload }) => stream === id && kind === 'message-received' && payload['name'] === name)
      .length;
  const { ledger, dataSource } = storm;
  const faults: string[] = [];
  for (const { appealId, kill } of ledger.withdrawals) {
    const { status } = await dataSource.manager.findOneByOrFail(AppealRecord, { id: appealId });
    const count = heard(appealId, 'withdrawn');
    if (status === 'withdrawn' && count === 1) continue;
    faults.push(`${appealId}, withdrawn after kill ${kill}, is «${status}» and heard of it ${count} times`);
  }
  for (const id of new Set(ledger.extensions.map(({ appealId }) => appealId))) {
    const asked = ledger.extensions.filter(({ appealId }) => appealId === id).length;
    const count = heard(id, 'extension-requested');
    if (count !== asked) faults.push(`${id} was asked for time ${asked} times and heard it ${count} times`);
  }
  return faults;
}

/** Repeated under its key, a registration is answered word for word as the first time. */
export async function keysAnswerAlike({ ledger, council }: Storm): Promise<string[]> {
  const faults: string[] = [];
  for (const { key, login, letter, answer, kill } of ledger.appeals.values()) {
    const again = await council.person(login).until({ method: 'POST', path: '/api/v1/appeals', key, body: letter });
    const isRepeat = again.headers['idempotency-replayed'] === 'true';
    if (again.status === 201 && isRepeat && JSON.stringify(again.body) === JSON.stringify(answer)) continue;
    faults.push(`${key}, answered after kill ${kill}, is now answered ${again.status}, repeated: ${isRepeat}`);
  }
  return faults;
}
