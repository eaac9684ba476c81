import { In } from 'typeorm';
import { JobRecord, MessageWaitRecord, ProcessInstanceRecord, TaskRecord, TimerRecord } from '../tables.js';
import type { OpenCase } from './open-case.js';
import { endTasks } from './sync-rows.js';

async function endWaits({ tx }: OpenCase, instanceId: string): Promise<void> {
  const { manager, now } = tx;
  const tasks = await manager.find(TaskRecord, { select: { id: true }, where: { instanceId, isOpen: true } });
  await endTasks(
    manager,
    tasks.map(({ id }) => id),
    now,
  );
  for (const table of [TimerRecord, JobRecord, MessageWaitRecord]) await manager.delete(table, { instanceId });
}

/**
 * Ends an instance from outside, with all that it has called (припинення): its caller was interrupted, or an
 * administrator closed the case. Its tasks stay as history, its timers, jobs and waits go.
 */
export async function terminateInstance(opened: OpenCase, instanceId: string): Promise<void> {
  const { manager, now } = opened.tx;
  const running = { parentId: instanceId, status: In(['running', 'suspended']) };
  const children = await manager.find(ProcessInstanceRecord, { select: { id: true }, where: running });
  const begunNow = [...opened.instances.values()].filter(({ row, isNew }) => isNew && row.parentId === instanceId);
  for (const id of new Set([...children, ...begunNow].map(({ id }) => id))) await terminateInstance(opened, id);
  await endWaits(opened, instanceId);
  const instance = await opened.open(instanceId);
  if (instance.row.status !== 'running' && instance.row.status !== 'suspended') return;
  await instance.live.cancel();
  instance.known.clear();
  instance.hasMoved = true;
  Object.assign(instance.row, { status: 'terminated', endedAt: now });
}
