import { Column, DataSource, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner, Table } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../src/domain/problem.js';
import { col, mig } from '../../src/platform/database/columns.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Search, SearchQuery } from '../../src/platform/search/search.js';
import { searchText } from '../../src/platform/search/search-text.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

@Entity({ name: 'errand' })
class ErrandRecord {
  @PrimaryColumn(col.id())
  id: string;
  @Column(col.key(20))
  state: string;
  @Column({ ...col.day(), name: 'due_on', nullable: true })
  dueOn: string | null;
  @Column({ ...col.instant(), name: 'made_at' })
  madeAt: Date;
  @Column({ ...col.flag(), name: 'is_urgent' })
  isUrgent: boolean;
  @Column({ ...col.searched(), name: 'search_text' })
  searchText: string;
}

class CreateErrand1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = [
      mig('id', col.id(), { isPrimary: true }),
      mig('state', col.key(20)),
      mig('due_on', col.day(), { isNullable: true }),
      mig('made_at', col.instant()),
      mig('is_urgent', col.flag()),
      mig('search_text', col.searched()),
    ];
    await runner.createTable(new Table({ name: 'errand', columns }));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('errand');
  }
}

const errands = new Search({
  fields: {
    state: { path: 'errand.state', kind: 'text', values: ['ready', 'done', 'late'] },
    dueOn: { path: 'errand.dueOn', kind: 'day', nullable: true },
    madeAt: { path: 'errand.madeAt', kind: 'instant' },
    isUrgent: { path: 'errand.isUrgent', kind: 'flag' },
    id: { path: 'errand.id', kind: 'id' },
    text: { path: 'errand.searchText', kind: 'search' },
  },
  key: 'errand.id',
  sort: ['dueOn'],
});

const texts = [
  'Про ремонт під’їзду',
  'ҐРУНТ на вулиці',
  'Знижка 50% на їжу',
  'Їжак 🦔 без опалення ❤️',
  'Під їзд',
  'Сніг_лід\u0000 🐈',
];
const row = (n: number): ErrandRecord => ({
  id: `e${n}`,
  state: ['ready', 'done', 'late'][n % 3] ?? '',
  dueOn: n % 4 === 0 ? null : `2026-03-0${1 + (n % 3)}`,
  madeAt: new Date(Date.UTC(2026, 2, 1, n)),
  isUrgent: n % 2 === 0,
  searchText: searchText(texts[n % texts.length]),
});

let database: FreshDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  const schema = { entities: [ErrandRecord], migrations: [CreateErrand1700000000000] };
  dataSource = await openDataSource(database.config, schema);
  await dataSource.getRepository(ErrandRecord).insert(Array.from({ length: 12 }, (_, n) => row(n)));
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const ask = (query: Partial<SearchQuery>) =>
  errands.page(dataSource.getRepository(ErrandRecord).createQueryBuilder('errand'), SearchQuery.parse(query));
const idsOf = async (filter: Record<string, unknown>) =>
  (await ask({ filter, sort: ['madeAt'] })).items.map((one) => Number(one.id.slice(1)));
const faultsOf = async (query: Partial<SearchQuery>): Promise<unknown> => {
  const refused = await ask(query).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refused instanceof Problem)) throw new Error('This should have been refused.');
  return refused.details.errors?.map((error) => error.pointer) ?? refused.code;
};

describe('a filter', () => {
  it.each<[Record<string, unknown>, number[]]>([
    [{ state: 'done' }, [1, 4, 7, 10]],
    [{ id: 'e1 ' }, [1]],
    [{ id: 'E1' }, []],
    [{ state: { $neq: 'done' }, isUrgent: true }, [0, 2, 6, 8]],
    [{ state: { $in: ['late', 'done'] }, isUrgent: false }, [1, 5, 7, 11]],
    [{ dueOn: { $exists: false } }, [0, 4, 8]],
    [{ dueOn: { $neq: '2026-03-02' } }, [0, 2, 3, 4, 5, 6, 8, 9, 11]],
    [{ dueOn: { $notIn: ['2026-03-02', '2026-03-03'] } }, [0, 3, 4, 6, 8, 9]],
    [{ dueOn: { $gte: '2026-03-02', $lt: '2026-03-03' } }, [1, 7, 10]],
    [{ madeAt: { $gt: '2026-03-01T11:00:00+02:00' } }, [10, 11]],
    [{ $or: [{ dueOn: { $exists: false } }, { state: 'late', isUrgent: false }] }, [0, 4, 5, 8, 11]],
    [{ state: 'ready', $or: [{ isUrgent: true }, { dueOn: '2026-03-01' }] }, [0, 3, 6, 9]],
  ])('%o', async (filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected);
  });

  it.each([
    ['ПІД’ЇЗД', [0, 6]],
    ["під'їзд", [0, 6]],
    ['ґрунт', [1, 7]],
    ['про*під*', [0, 6]],
    ['під*', [4, 10]],
    ['50%', [2, 8]],
    ['%', [2, 8]],
    ['сніг_', [5, 11]],
    ['_', [5, 11]],
    ['!', []],
    // «ї» is no «і» with a dot more, on neither database.
    ['їжак', [3, 9]],
    ['іжак', []],
    ['грунт', []],
    ['🦔', [3, 9]],
    ['🐈', [5, 11]],
    ['🐕', []],
    ['❤', [3, 9]],
    ['сніг_лід\u0000', [5, 11]],
  ])('finds the word %s in any case and letter for letter', async (word, expected) => {
    expect(await idsOf({ text: { $like: word } })).toEqual(expected);
    expect(await idsOf({ text: word }), 'words alone are looked for, not compared').toEqual(expected);
  });

  it.each<[Partial<SearchQuery>, unknown]>([
    [{ filter: { surname: 'Коваль' } }, ['/filter/surname']],
    [{ filter: { constructor: 'x' } }, ['/filter/constructor']],
    [{ filter: { state: { $regex: '.*' } } }, ['/filter/state/$regex']],
    [{ filter: { state: 'redy' } }, ['/filter/state']],
    [{ filter: { text: { $like: '\u0000' } } }, ['/filter/text/$like']],
    [{ filter: { id: 'їжак 🦔' } }, ['/filter/id']],
    [{ filter: { id: { $in: ['e1', '\u0000'] } } }, ['/filter/id/$in/1']],
    [{ filter: { state: { $in: ['ready', 5] } } }, ['/filter/state/$in/1']],
    [{ filter: { state: { $in: [] } } }, ['/filter/state/$in']],
    [{ filter: { dueOn: '2026-02-30' } }, ['/filter/dueOn']],
    [{ filter: { madeAt: '2026-03-01' } }, ['/filter/madeAt']],
    [{ filter: { isUrgent: { $gt: false } } }, ['/filter/isUrgent/$gt']],
    [{ filter: { state: { $like: 'r*' } } }, ['/filter/state/$like']],
    [{ filter: { $or: {} } }, ['/filter/$or']],
    [{ filter: { $or: [{ $or: [{ $or: [{ state: 'done' }] }] }] } }, ['/filter/$or/0/$or/0/$or']],
    [{ filter: { $or: Array.from({ length: 51 }, () => ({ state: 'done' })) } }, ['/filter/$or']],
    [{ filter: { $or: Array.from({ length: 1000 }, () => ({})) } }, ['/filter/$or']],
    [{ filter: { $or: [{ state: 'done' }, {}] } }, ['/filter/$or/1']],
    [
      { filter: { $or: Array.from({ length: 26 }, () => ({ state: 'done', dueOn: '2026-03-01' })) } },
      ['/filter/$or/25/state', '/filter/$or/25/dueOn'],
    ],
    [{ sort: ['-text'] }, ['/sort/0']],
    [{ sort: ['madeAt', 'id; drop table errand'] }, ['/sort/1']],
    [{ after: 'nonsense' }, 'CURSOR_INVALID'],
  ])('is refused with a pointer: %o', async (query, expected) => {
    expect(await faultsOf(query)).toEqual(expected);
  });
});

describe('a page', () => {
  it.each([[['dueOn']], [['-dueOn']], [['state', '-dueOn']], [['-isUrgent', 'madeAt']], [['-madeAt']]])(
    'follows the one before, with every row once, in the order %j',
    async (sort) => {
      const whole = (await ask({ sort, limit: 200 })).items.map((one) => one.id);
      const read: string[] = [];
      for (let after: string | undefined, pages = 0; pages < 10; pages++) {
        const page = await ask({ sort, limit: 5, ...(after === undefined ? {} : { after }) });
        read.push(...page.items.map((one) => one.id));
        if (page.next === null) break;
        after = page.next;
      }
      expect(whole).toHaveLength(12);
      expect(read).toEqual(whole);
    },
  );

  it('puts what has no day last, whichever way the days run', async () => {
    for (const sort of [['dueOn'], ['-dueOn']]) {
      const days = (await ask({ sort })).items.map((one) => one.dueOn);
      expect(days.slice(-3)).toEqual([null, null, null]);
    }
  });

  it('belongs to its order', async () => {
    const { next } = await ask({ sort: ['dueOn'], limit: 2 });
    expect(await faultsOf({ sort: ['-dueOn'], after: next ?? '' })).toBe('CURSOR_INVALID');
  });

  it('counts only when asked, and all that the filter finds', async () => {
    expect(await ask({ limit: 2 })).not.toHaveProperty('count');
    const page = await ask({ filter: { state: 'done' }, limit: 2, count: 'exact' });
    expect([page.count, page.items.length]).toEqual([4, 2]);
    const second = await ask({ filter: { state: 'done' }, limit: 2, count: 'exact', after: page.next ?? '' });
    expect([second.count, second.items.length, second.next]).toEqual([4, 2, null]);
  });

  it('stays within the rows its reader may see', async () => {
    const mine = dataSource
      .getRepository(ErrandRecord)
      .createQueryBuilder('errand')
      .where('errand.isUrgent = :yes', { yes: 1 });
    const query = SearchQuery.parse({ filter: { $or: [{ isUrgent: false }, { state: 'done' }] }, count: 'exact' });
    const page = await errands.page(mine, query);
    expect(page.items.map((one) => one.id).sort()).toEqual(['e10', 'e4']);
    expect(page.count).toBe(2);
  });
});
