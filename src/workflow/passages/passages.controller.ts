import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import { PassageReading } from './passage-reading.js';

const instanceId = z.uuid();
const processKey = z.string().min(1).max(64);
const WhichVersion = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

const task = { elementId: 'agree-reply', name: 'Погодити відповідь', type: 'UserTask' };

/** The way behind (пройдений шлях): of one process, and of all together. */
@Controller()
@Roles('workflow-admin', 'control', 'office-head')
export class PassagesController {
  constructor(private readonly reading: PassageReading) {}

  @Get('instances/:id/passages')
  @Describe({
    summary: 'Пройдений шлях процесу: кожен елемент і перехід, коли до нього прийшли і коли його пройшли.',
    description:
      'kind: left – пройдено, cancelled – перервано, taken – перехід. Якщо частини шляху не збережено, про це каже unrecorded.',
    problems: ['NOT_FOUND'],
    answer: {
      items: [
        {
          ...task,
          kind: 'left',
          movedBy: 'task',
          enteredAt: '2026-03-02T07:00:00.000Z',
          leftAt: '2026-03-03T09:30:00.000Z',
        },
      ],
      unrecorded: null,
    },
  })
  ofInstance(@Param('id', { schema: instanceId }) id: string) {
    return this.reading.ofInstance(id);
  }

  @Get('processes/:key/passages')
  @Describe({
    summary: 'Скільки справ пройшло кожен елемент схеми і скільки вони там стояли.',
    description: 'Рахуються лише збережені проходження; тривалості – у секундах.',
    problems: ['PROCESS_UNKNOWN'],
    answer: {
      version: 3,
      items: [{ ...task, passed: 41, cancelled: 2, averageSeconds: 93_600, longestSeconds: 259_200 }],
    },
  })
  ofProcess(
    @Param('key', { schema: processKey }) key: string,
    @Query({ schema: WhichVersion }) { version }: z.infer<typeof WhichVersion>,
  ) {
    return this.reading.ofProcess(key, version);
  }
}
