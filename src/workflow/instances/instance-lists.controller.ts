import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, pageOf, Roles, SearchQuery } from '../../platform/http/index.js';
import { InstanceReading, InstanceView, searchedInstances, StandCounts } from './instance-reading.js';
import { processKey, WhichVersion } from '../which-process.js';

const InstancePage = pageOf('InstancePage', InstanceView);
const Place = z.strictObject({
  element: z.string().min(1).max(120).optional().describe('Лише ті, що стоять на цьому елементі схеми'),
});

/** Lists of running processes (переліки екземплярів): which there are, and how many stand where. */
@Controller()
@Roles('workflow-admin')
export class InstanceListsController {
  constructor(private readonly reading: InstanceReading) {}

  @Post('instances/search')
  @HttpCode(200)
  @Describe({
    id: 'searchInstances',
    summary: 'Знайти процеси: за схемою, версією, станом, віком, збоями і місцем.',
    problems: ['CURSOR_INVALID'],
    example: { filter: { processKey: 'consideration', version: 1, status: 'running' }, limit: 50 },
    searches: searchedInstances,
    returns: InstancePage,
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery, @Query({ schema: Place }) place: z.infer<typeof Place>) {
    return this.reading.search(query, place);
  }

  @Get('processes/:key/stands')
  @Describe({
    id: 'countStands',
    summary: 'Скільки справ стоїть на кожному елементі схеми зараз.',
    problems: ['PROCESS_UNKNOWN'],
    returns: StandCounts,
  })
  counts(
    @Param('key', { schema: processKey }) key: string,
    @Query({ schema: WhichVersion }) { version }: WhichVersion,
  ) {
    return this.reading.counts(key, version);
  }
}
