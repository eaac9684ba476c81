import type { DataSource, EntityManager } from 'typeorm';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { choice, instant, text, version, type View, view, whole } from '../../platform/http/index.js';
import { moveSources, passageKinds } from '../engine/index.js';
import type { Definition, Definitions } from '../definitions/definitions.js';
import { PassageRecord, ProcessInstanceRecord } from '../tables.js';

/** The way one instance has come, and in Ukrainian words what of it nobody kept. */
interface WayBehind {
  readonly passages: readonly PassageRecord[];
  /** Null when the whole way is known. */
  readonly unrecorded: string | null;
}

const element = {
  elementId: text('Елемент чи перехід схеми').meta({ examples: ['agree-reply'] }),
  name: text('Його назва').nullable(),
  type: text('Вид за BPMN; перехід – SequenceFlow').meta({ examples: ['UserTask'] }),
};

export const PassedWay = view('PassedWay', 'Пройдений шлях процесу.', {
  items: z
    .array(
      view('PassedElement', 'Пройдений елемент чи перехід.', {
        ...element,
        kind: choice('PassageKind', 'left – пройдено, cancelled – перервано, taken – перехід.', passageKinds),
        movedBy: choice('MovedBy', 'Що рухало справу.', moveSources),
        enteredAt: instant('Коли до нього прийшли; null, якщо не записано').nullable(),
        leftAt: instant('Коли його пройшли'),
      }),
    )
    .describe('У тому порядку, як ішла справа'),
  unrecorded: text('Якої частини шляху не збережено; null, якщо збережено все').nullable(),
});

/** How often cases of one version have passed an element, and how long they stood there (тривалість кроку). */
export const ProcessTraffic = view('ProcessTraffic', 'Скільки справ пройшло кожен елемент схеми.', {
  version,
  items: z
    .array(
      view('ElementTraffic', 'Проходження одного елемента.', {
        ...element,
        passed: whole('Скільки разів пройдено'),
        cancelled: whole('Скільки разів перервано'),
        averageSeconds: whole('Скільки секунд стояли в середньому; null, якщо не записано').nullable(),
        longestSeconds: whole('Скільки секунд стояли найдовше').nullable(),
      }),
    )
    .describe('Елементи, які хтось пройшов'),
});

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
  async ofInstance(id: string): Promise<View<typeof PassedWay>> {
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
  async ofProcess(key: string, version?: number): Promise<View<typeof ProcessTraffic>> {
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

function described({ context }: Definition, elementId: string) {
  const element = context.elements.get(elementId);
  return { elementId, name: element?.name ?? null, type: element?.type ?? 'SequenceFlow' };
}
