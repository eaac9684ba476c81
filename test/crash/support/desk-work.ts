import { z } from 'zod';
import { answerTo } from './letters.js';
import { codeOf, type Staff, taskLine, type TaskLine } from './staff.js';

const taskPage = z.object({ items: z.array(taskLine) });
const completion = z.object({ task: taskLine });

/**
 * Refusals that only say: a colleague came first, the case went on without this, another draft is being signed, a letter is still to be posted, or the
 * rules do not take this answer, and the next time another is given.
 */
const cameLate = new Set([
  ...['TASK_TAKEN', 'TASK_CLOSED', 'TASK_NOT_YOURS', 'TASK_STATE_REFUSED', 'VERSION_STALE', 'NOT_FOUND', 'CASE_CLOSED'],
  ...['APPEAL_STATUS_REFUSED', 'ANSWER_REFUSED', 'LETTERS_UNSENT'],
]);

/** The tasks a person may take or has taken. */
async function tasksOf(staff: Staff): Promise<readonly TaskLine[]> {
  const view = staff.dice.chance(0.7) ? 'group' : 'mine';
  const reply = await staff.until({ method: 'GET', path: `/api/v1/tasks?view=${view}&limit=50` });
  if (reply.status !== 200) {
    staff.unexpected('reading the list of tasks', reply);
    return [];
  }
  return taskPage.parse(reply.body).items.filter(({ allowed }) => allowed.includes('complete'));
}

/** The task as it is now: what a person looks at when the answer to a click never came. */
async function look(staff: Staff, id: string): Promise<TaskLine | null> {
  const reply = await staff.until({ method: 'GET', path: `/api/v1/tasks/${id}` });
  if (reply.status === 404) return null;
  return taskLine.parse(reply.body);
}

async function claim(staff: Staff, task: TaskLine): Promise<TaskLine | null> {
  const asking = { method: 'POST', path: `/api/v1/tasks/${task.id}/claim`, ifMatch: task.version } as const;
  const reply = await staff.unlessLost(() => staff.once(asking));
  if (reply === null) return look(staff, task.id);
  if (reply.status === 200) {
    staff.ledger.claims.set(task.id, { login: staff.login, kill: staff.ledger.kills });
    return taskLine.parse(reply.body);
  }
  refused(staff, `claiming ${task.elementId}`, reply);
  return null;
}

function refused(staff: Staff, what: string, reply: Parameters<typeof codeOf>[0]): void {
  staff.ledger.counts.refused += 1;
  if (reply.status >= 500 || !cameLate.has(codeOf(reply))) staff.unexpected(what, reply);
}

/** Completes a task under `If-Match`; when the answer is lost, the task itself tells whether it happened. */
export async function complete(staff: Staff, task: TaskLine, answer: object): Promise<void> {
  const { ledger } = staff;
  const body = { answer };
  const path = `/api/v1/tasks/${task.id}/completion`;
  for (let now: TaskLine | null = task; now?.allowed.includes('complete');) {
    const asking = { method: 'POST', path, ifMatch: now.version, body } as const;
    const reply = await staff.unlessLost(() => staff.once(asking));
    if (reply?.status === 200) {
      completion.parse(reply.body);
      return ledger.completed(task.id, staff.login);
    }
    if (reply) return refused(staff, `completing ${task.elementId} ${task.id}`, reply);
    now = await look(staff, task.id);
    if (now?.state !== 'completed' || now.completedBy !== staff.personId) continue;
    ledger.counts.foundDone += 1;
    return ledger.completed(task.id, staff.login);
  }
}

/** One task out of the list: sometimes taken in hand first, then completed. Answers whether there was one. */
export async function workOnOne(staff: Staff): Promise<TaskLine | null> {
  const open = (await tasksOf(staff)).filter(({ businessKey }) => !staff.ledger.forgotten.has(businessKey));
  const task = staff.dice.pick(open);
  if (!task) return null;
  const mayClaim = task.allowed.includes('claim') && staff.dice.chance(0.3);
  const taken = mayClaim ? await claim(staff, task) : task;
  if (taken) await complete(staff, taken, answerTo(taken, staff.dice));
  return task;
}
