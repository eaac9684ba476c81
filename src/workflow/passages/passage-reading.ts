import type { DataSource, EntityManager } from 'typeorm';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import type { Definition, Definitions } from '../definitions/definitions.js';
import { PassageRecord, ProcessInstanceRecord } from '../tables.js';

/** The way one instance has come, and in Ukrainian words what of it nobody kept. */
export interface WayBehind {
  readonly passages: readonly PassageRecord[];
  /** Null when the whole way is known. */
  readonly unrecorded: string | null;
}

/** One element that an instance has passed, or one flow it has taken. */
export interface PassageView extends Pick<PassageRecord, 'kind' | 'movedBy' | 'enteredAt' | 'leftAt'> {
  readonly elementId: string;
  readonly name: string | null;
  /** The BPMN type; `SequenceFlow` of a flow. */
  readonly type: string;
}

/** How often cases of one version have passed an element, and how long they stood there (тривалість кроку). */
export interface ElementTraffic {
  readonly elementId: string;
  readonly name: string | null;
  readonly type: string;
  readonly passed: number;
  readonly cancelled: number;
  /** Seconds, of those passed and cancelled alike; null where no entering was recorded. */
  readonly averageSeconds: number | null;
  readonly longestSeconds: number | null;
}

function unrecordedIn(passages: readonly PassageRecord[]): string | null {
  if (passages.length === 0) return 'Пройденого шляху не збережено: тоді служба його ще не записувала.';
  const gap = passages.findLast(({ kind }) => kind === 'unrecorded');
  if (!gap) return null;
  return `Шляху, пройденого до ${inUkrainian(dayInKyiv(gap.leftAt))}, не збережено: тоді служба його ще не записувала.`;
}

/** In the order the instance went it. */
export async function wayBehind(manager: EntityManager, instanceId: string): Promise<WayBehind> {
  const order = { step: 'ASC', place: 'ASC' } as const;
  const rows = await manager.find(PassageRecord, { where: { instanceId }, order });
  return { passages: rows.filter(({ kind }) => kind !== 'unrecorded'), unrecorded: unrecordedIn(rows) };
}

const traffic = `
  select passage.element_id as id,
    sum(case when passage.kind = 'cancelled' then 0 else 1 end) as passed,
    sum(case when passage.kind = 'cancelled' then 1 else 0 end) as cancelled,
    avg(passage.left_at - passage.entered_at) as average,
    max(passage.left_at - passage.entered_at) as longest
  from process_instance instance join passage on passage.instance_id = instance.id
  where instance.definition_id = ? and passage.kind <> 'unrecorded'
  group by passage.element_id order by passage.element_id`;

interface TrafficRow {
  readonly id: string;
  readonly passed: number | string;
  readonly cancelled: number | string;
  readonly average: number | string | null;
  readonly longest: number | string | null;
}

const seconds = (milliseconds: number | string | null): number | null =>
  milliseconds === null ? null : Math.round(Number(milliseconds) / 1000);

/** What the cases have passed: read from the rows kept with each step, never guessed (пройдений шлях справ). */
export class PassageReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly definitions: Definitions,
  ) {}

  /** @throws NOT_FOUND */
  async ofInstance(id: string): Promise<{ items: PassageView[]; unrecorded: string | null }> {
    const { manager } = this.dataSource;
    const row = await manager.findOne(ProcessInstanceRecord, {
      select: { id: true, definitionId: true },
      where: { id },
    });
    if (!row) throw new Problem('NOT_FOUND');
    const definition = await this.definitions.get(row.definitionId);
    const { passages, unrecorded } = await wayBehind(manager, id);
    const items = passages.map(({ elementId, kind, movedBy, enteredAt, leftAt }) => {
      return { ...described(definition, elementId), kind, movedBy, enteredAt, leftAt };
    });
    return { items, unrecorded };
  }

  /** Over all cases of a version, the active one unless another is asked for. @throws PROCESS_UNKNOWN */
  async ofProcess(key: string, version?: number): Promise<{ version: number; items: ElementTraffic[] }> {
    const row = await this.definitions.row(key, version);
    const definition = await this.definitions.get(row.id);
    const rows: readonly TrafficRow[] = await this.dataSource.query(traffic, [row.id]);
    const items = rows.map(({ id, passed, cancelled, average, longest }) => ({
      ...described(definition, id),
      passed: Number(passed),
      cancelled: Number(cancelled),
      averageSeconds: seconds(average),
      longestSeconds: seconds(longest),
    }));
    return { version: row.version, items };
  }
}

function described({ context }: Definition, elementId: string): Pick<PassageView, 'elementId' | 'name' | 'type'> {
  const element = context.elements.get(elementId);
  return { elementId, name: element?.name ?? null, type: element?.type ?? 'SequenceFlow' };
}
