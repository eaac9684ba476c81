import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Directory } from '../../directory/index.js';
import type { Actor } from '../../domain/actor.js';
import {
  choice,
  CurrentActor,
  day,
  Describe,
  id,
  pageOf,
  Roles,
  type SearchFields,
  text,
  view,
} from '../../platform/http/index.js';
import { Search, SearchQuery, someOf } from '../../platform/search/search.js';
import { Workflow } from '../../workflow/index.js';
import { reachOf } from '../reading/reach.js';
import { ObligationRecord } from '../tables.js';

const searchedObligations = {
  appealId: { path: 'obligation.appealId', kind: 'id' },
  mainExecutor: { path: 'obligation.mainExecutor', kind: 'text' },
  status: { path: 'obligation.status', kind: 'text', values: ['open', 'done'] },
  dueOn: { path: 'obligation.dueOn', kind: 'day' },
  doneOn: { path: 'obligation.doneOn', kind: 'day', nullable: true },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedObligations, key: 'obligation.id', sort: ['dueOn'] });

const ObligationView = view('Obligation', 'Обіцяне в остаточній відповіді: на контролі, доки не виконано.', {
  id: id('Ідентифікатор'),
  appealId: id('Звернення'),
  promise: text('Що обіцяно').meta({ examples: ['Відремонтувати під’їзд'] }),
  dueOn: day('До якого дня'),
  mainExecutor: text('Підрозділ, який відповідає'),
  status: choice('ObligationStatus', 'Чи виконано.', ['open', 'done']),
  report: text('Звіт про виконання').nullable(),
  doneOn: day('Коли виконано').nullable(),
});

/** The work plan (план робіт, KR-3.15): what final answers promised, by when and by whom. */
@Controller('obligations')
export class ObligationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly workflow: Workflow,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Roles('executor', 'unit-head', 'control', 'office-head', 'leader')
  @Describe({
    id: 'searchObligations',
    summary:
      'План робіт: що обіцяно заявникам, до якого дня і хто виконує. Підрозділ бачить своє, керівник – своїх підрозділів.',
    problems: ['CURSOR_INVALID'],
    example: { filter: { status: 'open', dueOn: { $lte: '2026-04-30' } }, sort: ['dueOn'] },
    searches: searchedObligations,
    returns: pageOf('ObligationPage', ObligationView),
  })
  async find(@Body({ schema: SearchQuery }) query: SearchQuery, @CurrentActor() actor: Actor) {
    const plan = this.dataSource.manager.createQueryBuilder(ObligationRecord, 'obligation').where('1 = 1');
    const closed = await this.workflow.casesClosedTo(actor);
    if (closed.length > 0) plan.andWhere('obligation.appealId not in (:...closed)', { closed });
    const { all, units } = reachOf(actor, this.directory);
    if (!all) plan.andWhere('obligation.mainExecutor in (:...units)', { units: someOf(units) });
    return search.page(plan, query);
  }
}
