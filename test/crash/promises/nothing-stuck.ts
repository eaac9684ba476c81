import { AppealRecord } from '../../../src/appeals/tables.js';
import { JournalKey, keyFileOf } from '../../../src/journal/journal-key.js';
import { readSeals, sealFolder, tipsOf } from '../../../src/journal/seals.js';
import { verifyJournal } from '../../../src/journal/verification.js';
import {
  IncidentRecord,
  JobRecord,
  MessageWaitRecord,
  ProcessInstanceRecord,
  TaskRecord,
  TimerRecord,
} from '../../../src/workflow/tables.js';
import type { Storm } from '../support/storm.js';
import { tooOften } from './done-once.js';

const waits = [TaskRecord, TimerRecord, JobRecord, MessageWaitRecord] as const;

/** Nobody and nothing waits any more: no case stands where nobody could move it, no row is left behind. */
export async function casesEnded({ dataSource: { manager } }: Storm): Promise<string[]> {
  const faults: string[] = [];
  for (const table of waits) {
    const rows = table === TaskRecord ? await manager.findBy(TaskRecord, { isOpen: true }) : await manager.find(table);
    const where = [...new Set(rows.map(({ elementId }) => elementId))].join(', ');
    if (rows.length > 0) faults.push(`${rows.length} rows of ${table.name} are left, at ${where}`);
  }
  const instances = await manager.find(ProcessInstanceRecord);
  const running = instances.filter(({ status }) => status === 'running' || status === 'suspended');
  for (const { id, processKey, businessKey } of running) faults.push(`${processKey} ${id} of ${businessKey} is stuck`);
  const cases = instances
    .filter(({ processKey }) => processKey === 'written-appeal')
    .map(({ businessKey }) => businessKey);
  const appeals = await manager.count(AppealRecord);
  if (new Set(cases).size !== appeals) faults.push(`${appeals} appeals, ${new Set(cases).size} of them with a case`);
  return [...faults, ...tooOften(cases).map((what) => `the case of ${what} was begun`)];
}

export async function noIncidents({ dataSource: { manager } }: Pick<Storm, 'dataSource'>): Promise<string[]> {
  const incidents = await manager.find(IncidentRecord);
  return incidents.map(({ kind, processKey, elementId, message, isOpen }) => {
    return `${isOpen ? 'open' : 'closed'} incident, ${kind} at ${processKey}/${elementId}: ${message}`;
  });
}

/** Every story still hangs together, entry by entry. */
export async function chainsHold({
  dataSource,
  dataFolder,
}: Pick<Storm, 'dataSource' | 'dataFolder'>): Promise<string[]> {
  const key = JournalKey.read(keyFileOf({ DATA_DIR: dataFolder, JOURNAL_KEY: undefined }));
  const { flaws } = await verifyJournal(dataSource.manager, {
    key,
    sealed: tipsOf(readSeals(sealFolder(dataFolder), key)),
  });
  return flaws.map(({ stream, seq, what }) => `the journal of ${stream} is ${what} at ${seq}`);
}
