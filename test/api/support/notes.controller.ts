import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../../../src/domain/problem.js';
import {
  Describe,
  Idempotency,
  Idempotent,
  IfMatch,
  checkVersion,
  Public,
  Roles,
} from '../../../src/platform/http/index.js';

const Note = z.strictObject({
  text: z.string().min(1).max(20),
  kind: z.enum(['letter', 'call']).optional(),
  tags: z.array(z.string()).max(2).optional(),
  author: z.strictObject({ phone: z.string().regex(/^\+380\d{9}$/) }).optional(),
});
type Note = z.infer<typeof Note>;

/** When set, the next piece of work goes wrong there. */
export const mishap: {
  next: 'in-work' | 'after-commit' | null;
  wait: Promise<void> | null;
  /** Holds up whoever comes in next, before it looks at anything. */
  before: (() => Promise<void>) | null;
} = { next: null, wait: null, before: null };

async function write(manager: EntityManager, text: string): Promise<string> {
  const id = crypto.randomUUID();
  await manager.query('insert into note (id, words) values (?, ?)', [id, text]);
  return id;
}

/** A feature as features are, to try the edge on. */
@Controller('notes')
@Roles('registrar')
export class NotesController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  @Idempotent()
  @Describe({ summary: 'Записати.', example: { text: 'а' } })
  async create(@Body({ schema: Note }) note: Note) {
    const answer = await this.dataSource.transaction(async (manager) => {
      const id = await write(manager, note.text);
      if (mishap.next === 'in-work') throw new Error('SELECT secret FROM applicants: disk on fire');
      return Idempotency.within(manager, { id, version: 1 });
    });
    await mishap.wait;
    if (mishap.next === 'after-commit') throw new Error('the machine died before it could answer');
    return answer;
  }

  @Post('forgetful')
  @Idempotent()
  @Describe({
    summary: 'Записати і не зберегти відповіді: так маршрут складати не можна.',
    example: { text: 'Прийнято' },
  })
  async createForgetfully(@Body({ schema: Note }) note: Note) {
    return { id: await this.dataSource.transaction((manager) => write(manager, note.text)) };
  }

  @Post('single')
  @Idempotent()
  @Describe({
    summary: 'Записати, коли такого ще немає.',
    problems: ['DECISION_OVERRIDDEN'],
    example: { text: 'а' },
  })
  async createSingle(@Body({ schema: Note }) note: Note) {
    await mishap.before?.();
    return this.dataSource.transaction(async (manager) => {
      const there: unknown[] = await manager.query('select id from note where words = ?', [note.text]);
      if (there.length > 0) throw new Problem('DECISION_OVERRIDDEN');
      return Idempotency.within(manager, { id: await write(manager, note.text) });
    });
  }

  @Put(':id')
  @Describe({ summary: 'Змінити.', problems: ['VERSION_STALE', 'PRECONDITION_REQUIRED'] })
  change(@IfMatch() version: number) {
    checkVersion(version, 3);
    return { version: 4 };
  }

  @Get()
  @Public()
  @Describe({ summary: 'Прочитати.' })
  read(@Query({ schema: z.strictObject({ limit: z.coerce.number().int().max(5).optional() }) }) query: object) {
    return query;
  }

  @Get(':id')
  @Public()
  @Describe({ summary: 'Прочитати один.' })
  one(@Param('id', { schema: z.uuid() }) id: string) {
    return { id };
  }
}
