import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import { instanceId, WhichVersion } from '../which-process.js';
import { PassageReading, PassedWay, ProcessTraffic } from './passage-reading.js';

const processKey = z.string().min(1).max(64).describe('Процес');

/** The way behind (пройдений шлях): of one process, and of all together. */
@Controller()
@Roles('workflow-admin', 'control', 'office-head')
export class PassagesController {
  constructor(private readonly reading: PassageReading) {}

  @Get('instances/:id/passages')
  @Describe({
    id: 'listPassagesOfInstance',
    summary: 'Пройдений шлях процесу: кожен елемент і перехід, коли до нього прийшли і коли його пройшли.',
    description:
      'kind: left – пройдено, cancelled – перервано, taken – перехід. Якщо частини шляху не збережено, про це каже unrecorded.',
    problems: ['NOT_FOUND'],
    returns: PassedWay,
  })
  ofInstance(@Param('id', { schema: instanceId }) id: string) {
    return this.reading.ofInstance(id);
  }

  @Get('processes/:key/passages')
  @Describe({
    id: 'countPassagesOfProcess',
    summary: 'Скільки справ пройшло кожен елемент схеми і скільки вони там стояли.',
    description: 'Рахуються лише збережені проходження; тривалості – у секундах.',
    problems: ['PROCESS_UNKNOWN'],
    returns: ProcessTraffic,
  })
  ofProcess(
    @Param('key', { schema: processKey }) key: string,
    @Query({ schema: WhichVersion }) { version }: WhichVersion,
  ) {
    return this.reading.ofProcess(key, version);
  }
}
