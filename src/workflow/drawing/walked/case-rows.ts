import type { DataSource } from 'typeorm';
import type { Journal } from '../../../journal/index.js';
import { DecisionRecord } from '../../../policy/index.js';
import {
  IncidentRecord,
  JobRecord,
  MessageWaitRecord,
  ProcessInstanceRecord,
  TaskRecord,
  TimerRecord,
} from '../../tables.js';

/** One instance of a case without what the engine has saved of it. */
export type CaseInstance = Pick<
  ProcessInstanceRecord,
  'id' | 'parentId' | 'parentExecutionId' | 'definitionId' | 'processKey' | 'businessKey' | 'status' | 'endEvent'
>;

/** All that is written down of one instance's way (записи про хід справи). */
export interface CaseRows {
  readonly instance: CaseInstance;
  readonly tasks: readonly Pick<TaskRecord, 'elementId' | 'isOpen' | 'state'>[];
  readonly timers: readonly string[];
  readonly jobs: readonly string[];
  readonly waits: readonly string[];
  readonly incidents: readonly string[];
  readonly decided: readonly string[];
  readonly fired: readonly string[];
  /** Names of messages that somebody in the case has heard. */
  readonly heard: ReadonlySet<string>;
  readonly called: readonly CaseInstance[];
}

const columns = [
  'id',
  'parentId',
  'parentExecutionId',
  'definitionId',
  'processKey',
  'businessKey',
  'status',
  'endEvent',
];

/** The instances of a case, the earliest first: its root, what it has called, what it has begun beside. */
export function instancesOf({ manager }: DataSource, businessKey: string): Promise<CaseInstance[]> {
  return manager
    .createQueryBuilder(ProcessInstanceRecord, 'instance')
    .select(columns.map((column) => `instance.${column}`))
    .where('instance.businessKey = :businessKey', { businessKey })
    .orderBy('instance.startedAt')
    .addOrderBy('instance.id')
    .getMany();
}

interface Told {
  readonly fired: string[];
  readonly heard: Set<string>;
}

/** What the journal alone knows: timers that have come, messages that were heard. */
async function toldBy(journal: Journal, { businessKey, id }: CaseInstance): Promise<Told> {
  const told: Told = { fired: [], heard: new Set() };
  for (const { kind, payload } of await journal.read(businessKey, { kinds: ['timer-fired', 'message-received'] })) {
    if (kind === 'message-received') told.heard.add(String(payload?.['name']));
    else if (payload?.['instanceId'] === id) told.fired.push(String(payload['elementId']));
  }
  return told;
}

export async function rowsOf(
  dataSource: DataSource,
  journal: Journal,
  instance: CaseInstance,
  all: readonly CaseInstance[],
): Promise<CaseRows> {
  const { manager } = dataSource;
  const where = { instanceId: instance.id };
  const places = (rows: readonly { readonly elementId: string | null }[]): string[] =>
    rows.flatMap(({ elementId }) => (elementId === null ? [] : [elementId]));
  const decided = await manager.find(DecisionRecord, { select: { id: true, element: true }, where });
  return {
    instance,
    tasks: await manager.find(TaskRecord, { select: { id: true, elementId: true, isOpen: true, state: true }, where }),
    timers: places(await manager.find(TimerRecord, { select: { id: true, elementId: true }, where })),
    jobs: places(await manager.find(JobRecord, { select: { id: true, elementId: true }, where })),
    waits: places(await manager.find(MessageWaitRecord, { select: { id: true, elementId: true }, where })),
    incidents: places(
      await manager.find(IncidentRecord, { select: { id: true, elementId: true }, where: { ...where, isOpen: true } }),
    ),
    decided: places(decided.map(({ element }) => ({ elementId: element }))),
    ...(await toldBy(journal, instance)),
    called: all.filter(({ parentId }) => parentId === instance.id),
  };
}
