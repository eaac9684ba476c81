import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, IfMatch, SearchQuery, SignedIn } from '../../platform/http/index.js';
import { Workflow } from '../workflow.js';
import { exampleForm, exampleHandedOn, exampleTask } from './examples.js';
import { Forms } from './forms.js';
import { Handovers } from './handed-on.js';
import { taskListViews, TaskLists } from './task-lists.js';

const ListQuery = z.strictObject({
  view: z
    .enum(taskListViews)
    .default('mine')
    .describe('Перелік: мої, групи, прострочені, скоро строк, заміщення, ті, яких нікому взяти'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(4000).optional(),
});
type ListQuery = z.infer<typeof ListQuery>;

export const CompletionBody = z.strictObject({
  answer: z.record(z.string().max(100), z.unknown()).describe('Відповідь за формою завдання'),
});
type CompletionBody = z.infer<typeof CompletionBody>;

const taskId = z.uuid();

/** The daily work (завдання): what waits for a person, what it asks, and its completion. */
@Controller('tasks')
@SignedIn()
export class TasksController {
  constructor(
    private readonly lists: TaskLists,
    private readonly forms: Forms,
    private readonly workflow: Workflow,
    private readonly handovers: Handovers,
  ) {}

  @Get()
  @Describe({
    summary: 'Щоденні переліки: мої завдання, моєї групи, прострочені, ті, чий строк скоро, і за заміщенням.',
    problems: ['CURSOR_INVALID'],
    answer: { items: [exampleTask], next: null },
  })
  list(@Query({ schema: ListQuery }) { view, limit, after }: ListQuery, @CurrentActor() actor: Actor) {
    return this.lists.view(actor, view, { limit, after });
  }

  @Get('counts')
  @Describe({
    summary: 'Скільки відкритих завдань у кожному з переліків; unheld – тих, яких сьогодні нікому взяти.',
    answer: { mine: 2, group: 5, overdue: 1, 'due-soon': 3, substituting: 0, unheld: 0 },
  })
  counts(@CurrentActor() actor: Actor) {
    return this.lists.counts(actor);
  }

  @Post('search')
  @HttpCode(200)
  @Describe({
    summary: 'Знайти завдання серед тих, які вам видно.',
    problems: ['CURSOR_INVALID'],
    example: { filter: { isOpen: true, dueOn: { $lte: '2026-03-31' } }, sort: ['dueOn', '-priority'], limit: 50 },
    answer: { items: [exampleTask], next: null },
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery, @CurrentActor() actor: Actor) {
    return this.lists.search(actor, query);
  }

  @Get(':id')
  @Describe({
    summary: 'Завдання: форма, дозволені дії, історія справи, що передали попередні виконавці та проєкт документа.',
    problems: ['NOT_FOUND'],
    answer: { ...exampleTask, form: exampleForm, history: [exampleTask], ...exampleHandedOn },
  })
  async find(@Param('id', { schema: taskId }) id: string, @CurrentActor() actor: Actor) {
    const task = await this.lists.find(actor, id);
    const form = task.formKey === null ? null : (this.forms.get(task.formKey) ?? null);
    const history = await this.lists.ofCase(actor, task.businessKey);
    return { ...task, form, history, ...(await this.handovers.of(task)) };
  }

  @Post(':id/completion')
  @HttpCode(200)
  @Describe({
    summary: 'Виконати завдання: відповідь перевіряється за формою, процес іде далі в тій самій транзакції.',
    problems: [
      ...([
        'NOT_FOUND',
        'TASK_TAKEN',
        'TASK_NOT_YOURS',
        'TASK_CLOSED',
        'TASK_SUSPENDED',
        'TASK_STATE_REFUSED',
      ] as const),
      ...(['VERSION_STALE', 'CASE_SUSPENDED', 'STEP_FAILED'] as const),
    ],
    example: { answer: { decision: 'agree' } },
    answer: { task: { ...exampleTask, state: 'completed', allowed: [] }, next: [exampleTask] },
  })
  complete(
    @Param('id', { schema: taskId }) id: string,
    @Body({ schema: CompletionBody }) { answer }: CompletionBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.complete(actor, id, { answer, version });
  }
}
