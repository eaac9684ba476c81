import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import type { SearchFields } from './search-field.js';
import { FilterReader } from './search-filter.js';
import { conditionAfter, cursorAfter, readCursor, readSort, type SortStep } from './search-sort.js';

/** The body of every `POST …/search`. */
export const SearchQuery = z
  .strictObject({
    filter: z
      .record(z.string(), z.unknown())
      .default({})
      .describe('Умови: поле → значення або { "$in": […] }; "$or": […]'),
    sort: z.array(z.string().max(60)).max(3).optional().describe('Порядок: "dueOn" або "-dueOn"'),
    limit: z.int().min(1).max(200).default(50).describe('Скільки рядків, до 200'),
    after: z.string().max(4000).optional().describe('Позначка продовження з попередньої сторінки'),
    count: z.literal('exact').optional().describe('"exact": порахувати всі рядки'),
  })
  .meta({ id: 'SearchQuery', description: 'Пошук у переліку: умови, порядок, сторінка.' });

/** The page of a list that is asked for in the address. */
export const listing = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Скільки рядків, до 200'),
  after: z.string().max(4000).optional().describe('Позначка продовження з попередньої сторінки'),
};
export type SearchQuery = z.infer<typeof SearchQuery>;

export interface Page<Row> {
  readonly items: Row[];
  /** Send it as `after` for the next page; null on the last. */
  readonly next: string | null;
  /** Only when asked for with `count: "exact"`. */
  readonly count?: number;
}

interface SearchDefinition {
  /** What callers may filter and sort by; everything else is refused. */
  readonly fields: SearchFields;
  /** The path of the row's own id, which settles every tie. */
  readonly key: string;
  /** The order when the caller names none. */
  readonly sort: readonly string[];
}

/**
 * A list that can be searched (пошук у переліку). The feature gives a query builder that already holds
 * whose rows the caller may see; filter, order, page and count all stay within it.
 *
 * ```ts
 * const tasks = new Search({
 *   fields: { state: { path: 'task.state', kind: 'text' }, dueOn: { path: 'task.dueOn', kind: 'day', nullable: true } },
 *   key: 'task.id',
 *   sort: ['dueOn'],
 * });
 * const page = await tasks.page(repository.createQueryBuilder('task').where(…), query);
 * ```
 */
export class Search {
  constructor(private readonly definition: SearchDefinition) {}

  async page<Row extends ObjectLiteral>(visible: SelectQueryBuilder<Row>, query: SearchQuery): Promise<Page<Row>> {
    const { steps, filter } = this.read(query);
    const rows = visible.clone().andWhere(`(${filter.sql})`, filter.parameters);
    const count = query.count === 'exact' ? { count: await rows.clone().getCount() } : {};
    if (query.after !== undefined) {
      const after = conditionAfter(readCursor(query.after, steps), steps);
      rows.andWhere(`(${after.sql})`, after.parameters);
    }
    order(rows, steps);
    // One more than asked: whether there is a next page, without counting.
    const found = await rows.limit(query.limit + 1).getMany();
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    return { items, next: found.length > query.limit && last ? cursorAfter(last, steps) : null, ...count };
  }

  private read(query: SearchQuery) {
    const reader = new FilterReader(this.definition.fields);
    const filter = reader.read(query.filter);
    const { fields, key, sort } = this.definition;
    const read = readSort(query.sort ?? sort, fields, { path: key, kind: 'id' });
    const steps = read.filter((step) => 'field' in step);
    const errors = [...reader.faults, ...read.filter((step) => 'pointer' in step)];
    if (errors.length > 0) throw new Problem('BODY_INVALID', { errors });
    return { filter, steps };
  }
}

function order<Row extends ObjectLiteral>(rows: SelectQueryBuilder<Row>, steps: readonly SortStep[]): void {
  steps.forEach(({ field, descending }, index) => {
    if (field.nullable) {
      // TypeORM orders by columns and by selected names only, not by expressions.
      const name = `missing_last_${index}`;
      rows.addSelect(`case when ${field.path} is null then 1 else 0 end`, name).addOrderBy(name, 'ASC');
    }
    rows.addOrderBy(field.path, descending ? 'DESC' : 'ASC');
  });
}

/** A list for `in (…)`: SQL has no empty one, and no row has an empty key. */
export const someOf = (list: readonly string[]): readonly string[] => (list.length > 0 ? list : ['']);
