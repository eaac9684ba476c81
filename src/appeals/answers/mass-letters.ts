import { In } from 'typeorm';
import { type AnswerContext, completeTask, TaskRecord } from '../../workflow/index.js';
import type { AppealService } from '../appeal-service.js';
import { AppealRecord } from '../tables.js';

/** So many letters are confirmed in one act; for a larger heap the act is repeated. */
const mostAtOnce = 200;

/**
 * Confirms in one act that letters of one wording are a mass appeal (масові звернення, CMU 858 point 2.5): the task of
 * each is completed with the same answer, so each keeps its own number, entry and way. A letter that somebody else has
 * taken up, or whose author has written before, is left to be looked at by itself.
 */
export async function confirmIdentical(appeals: AppealService, context: AnswerContext): Promise<void> {
  const { manager, tx } = context;
  const { id, wordingKey } = await appeals.appealOf(context);
  const { group } = await manager.findOneByOrFail(TaskRecord, { id: context.taskId });
  const letters = await manager.find(AppealRecord, {
    where: { wordingKey, status: 'received' },
    order: { takenInAt: 'ASC', id: 'ASC' },
  });
  const alike = letters.filter((letter) => letter.id !== id && isOnlyMass(letter)).map((letter) => letter.id);
  const open = await manager.find(TaskRecord, {
    where: { businessKey: In(alike), elementId: context.elementId, isOpen: true },
  });
  const untaken = open.filter((task) => task.group === group && [null, tx.actor.id].includes(task.assignee));
  const byCase = new Map(untaken.map((task) => [task.businessKey, task]));
  const free = alike.flatMap((letter) => byCase.get(letter) ?? []);
  const { alsoIdentical: _once, ...answer } = context.answer;
  for (const task of free.slice(0, mostAtOnce)) await completeTask(tx, task.id, { answer });
  const confirmed = Math.min(free.length, mostAtOnce);
  await appeals.note(context, 'mass-confirmed', { letters: confirmed, left: free.length - confirmed });
}

function isOnlyMass({ matches }: AppealRecord): boolean {
  return matches.length > 0 && matches.every(({ kind }) => kind === 'mass');
}
