import { DocumentRecord } from '../../src/documents/tables.js';
import type { PlainDate } from '../../src/domain/plain-date.js';
import { readState } from '../../src/workflow/engine/index.js';
import { unpack } from '../../src/workflow/pack.js';
import { Workflow } from '../../src/workflow/index.js';
import { ProcessInstanceRecord, TaskRecord } from '../../src/workflow/tables.js';
import type { WalkedCouncil } from './appeal-council.js';

/** The process by which a letter leaves: walks that are not about the post leave it to the office. */
export const posting = 'letter-dispatch';

interface Posted {
  readonly task: TaskRecord;
  readonly letter: DocumentRecord;
}

/** The office prints what waits on paper in a case, has it signed and posts it, all on this day (пошта). */
export async function postLetters(council: WalkedCouncil, businessKey: string): Promise<void> {
  for (;;) {
    const [first] = await waiting(council, businessKey);
    if (first === undefined) return;
    const { task, letter } = first;
    const clerk = council.someoneOf(task.group ?? '');
    if (clerk === undefined) throw new Error(`Nobody does the post of ${task.group} today.`);
    await council.get(Workflow).complete(clerk, task.id, { answer: answerTo(task, letter, council.today) });
  }
}

/** In the order in which the letters were drawn up. */
async function waiting({ dataSource: { manager } }: WalkedCouncil, businessKey: string): Promise<Posted[]> {
  const tasks = await manager.findBy(TaskRecord, { businessKey, processKey: posting, isOpen: true });
  const posted: Posted[] = [];
  for (const task of tasks) {
    const { state } = await manager.findOneByOrFail(ProcessInstanceRecord, { id: task.instanceId });
    const id = String(readState(unpack(state)).data['documentId']);
    posted.push({ task, letter: await manager.findOneByOrFail(DocumentRecord, { id }) });
  }
  return posted.sort((one, other) => one.letter.id.localeCompare(other.letter.id));
}

function answerTo({ elementId }: TaskRecord, { addressee }: DocumentRecord, today: PlainDate) {
  if (elementId === 'print-and-sign') return { signedOn: today };
  const hasAddress = addressee?.isOfficial === true || addressee?.address != null;
  return { sentOn: today, channel: hasAddress ? 'post' : 'by-hand' };
}
