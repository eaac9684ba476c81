import type { DataSource } from 'typeorm';
import {
  choice,
  id,
  instant,
  type Page,
  Search,
  type SearchFields,
  type SearchQuery,
  shownAs,
  text,
  type View,
  view,
} from '../../platform/http/index.js';
import { caseOutcomes, MovedCaseRecord } from './tables.js';

export const MovedCaseView = view('MovedCase', 'Що сталося з однією справою переведення.', {
  rootId: id('Головний процес справи'),
  businessKey: text('Справа'),
  outcome: choice(
    'MovedCaseOutcome',
    'waiting – чекає черги, moved – перейшла, refused – лишилася на своїй версії, gone – скінчилася чи перейшла раніше, undone – повернулася, advanced – пішла далі й не повернулася.',
    caseOutcomes,
  ),
  why: text('Чому лишилася').nullable(),
  at: instant('Коли').nullable(),
});

export const searchedMovedCases = {
  outcome: { path: 'one.outcome', kind: 'text', values: caseOutcomes },
  businessKey: { path: 'one.businessKey', kind: 'text' },
  at: { path: 'one.at', kind: 'instant', nullable: true },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedMovedCases, key: 'one.rootId', sort: ['businessKey'] });

/** The cases of a move, one page of them. */
export async function movedCases(
  dataSource: DataSource,
  moveId: string,
  query: SearchQuery,
): Promise<Page<View<typeof MovedCaseView>>> {
  const rows = dataSource.manager
    .createQueryBuilder(MovedCaseRecord, 'one')
    .select(['one.moveId', 'one.rootId', 'one.businessKey', 'one.outcome', 'one.why', 'one.at'])
    .where('one.moveId = :moveId', { moveId });
  const page = await search.page(rows, query);
  return { ...page, items: page.items.map((one) => shownAs(MovedCaseView, one)) };
}
