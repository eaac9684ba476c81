import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { AppealRecord } from '../../src/appeals/tables.js';
import { DocumentRecord } from '../../src/documents/tables.js';
import { JournalEntryRecord } from '../../src/journal/tables.js';
import { FolderFiles } from '../../src/platform/files/index.js';
import { DecisionRecord } from '../../src/policy/tables.js';
import { VisitRecord } from '../../src/receptions/tables.js';
import { installation } from '../../src/platform/installation.js';
import { readWalk, type WalkFile } from '../../src/walks/walk-file.js';
import type { WalkedOffice } from '../../src/walks/walked-office.js';
import { PassageRecord, TaskRecord, TimerRecord } from '../../src/workflow/tables.js';

/** The cases that lie beside the shipped diagrams. */
export const shipped = (): WalkFile[] => {
  const files = new FolderFiles(join(installation, 'processes'));
  return files.list('tests').flatMap((name) => readWalk(name, files.read(`tests/${name}`), []) ?? []);
};

/** All that a case has left behind but ids: a number given to another, a clock, an absence or a decision of it would show. */
export async function storyOf(office: WalkedOffice): Promise<unknown> {
  const { manager } = office.get(DataSource);
  const rows = async <Row extends object>(table: new () => Row, ...columns: readonly (keyof Row)[]) =>
    (await manager.find(table)).map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();
  return {
    journal: (await rows(JournalEntryRecord, 'kind', 'seq', 'byId', 'at')).filter(
      (row) => !row.startsWith('["clock-moved'),
    ),
    decisions: await rows(DecisionRecord, 'ruleSet', 'facts', 'outcome', 'at'),
    letters: await rows(DocumentRecord, 'kind', 'status', 'number', 'createdAt', 'sentOn'),
    tasks: await rows(TaskRecord, 'elementId', 'group', 'state', 'dueOn', 'createdAt', 'endedAt', 'completedBy'),
    cards: await rows(AppealRecord, 'registrationIndex', 'status', 'dueOn', 'takenInAt', 'result'),
    visits: await rows(VisitRecord, 'serial', 'status', 'bookedAt', 'arrivedAt'),
    timers: await rows(TimerRecord, 'elementId', 'dueAt'),
    ways: await rows(PassageRecord, 'elementId', 'kind', 'movedBy', 'enteredAt', 'leftAt'),
  };
}
