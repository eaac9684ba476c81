import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import {
  choice,
  CurrentActor,
  Describe,
  id,
  IfMatch,
  listing,
  pageOf,
  SearchQuery,
  SignedIn,
  view,
  whole,
} from '../../platform/http/index.js';
import { Workflow } from '../workflow.js';
import { Completion } from './complete.js';
import { FormView } from '../forms/form-schema.js';
import { Definitions } from '../definitions/definitions.js';
import { handedOn, Handovers } from './handed-on.js';
import { searchedTasks, taskListViews, TaskLists } from './task-lists.js';
import { TaskView } from './task-view.js';

const ListQuery = z.strictObject({
  view: choice(
    'TaskListName',
    'Перелік завдань: мої, групи, прострочені, скоро строк, заміщення, ті, яких нікому взяти.',
    taskListViews,
  ).default('mine'),
  ...listing,
});
type ListQuery = z.infer<typeof ListQuery>;

const CompletionBody = z
  .strictObject({ answer: z.record(z.string().max(100), z.unknown()).describe('Відповідь за формою завдання') })
  .meta({ id: 'TaskAnswer', description: 'Відповідь на завдання.' });
type CompletionBody = z.infer<typeof CompletionBody>;

const TaskPage = pageOf('TaskPage', TaskView);
const TaskCounts = view('TaskCounts', 'Скільки відкритих завдань у кожному переліку.', {
  mine: whole('Мої'),
  group: whole('Моєї групи'),
  overdue: whole('Прострочені'),
  'due-soon': whole('Ті, чий строк скоро'),
  substituting: whole('За заміщенням'),
  unheld: whole('Ті, яких сьогодні нікому взяти'),
});
const WholeTask = TaskView.extend({
  form: FormView.nullable(),
  history: z.array(TaskView).describe('Усі завдання справи, які вам видно'),
  ...handedOn,
}).meta({ id: 'WholeTask', description: 'Завдання з формою, історією справи і тим, що передали раніше.' });

const taskId = id('Ідентифікатор завдання');

/** The daily work (завдання): what waits for a person, what it asks, and its completion. */
@Controller('tasks')
@SignedIn()
export class TasksController {
  constructor(
    private readonly lists: TaskLists,
    private readonly definitions: Definitions,
    private readonly workflow: Workflow,
    private readonly handovers: Handovers,
  ) {}

  @Get()
  @Describe({
    id: 'listTasks',
    summary: 'Щоденні переліки: мої завдання, моєї групи, прострочені, ті, чий строк скоро, і за заміщенням.',
    problems: ['CURSOR_INVALID'],
    returns: TaskPage,
  })
  list(@Query({ schema: ListQuery }) { view, limit, after }: ListQuery, @CurrentActor() actor: Actor) {
    return this.lists.view(actor, view, { limit, after });
  }

  @Get('counts')
  @Describe({
    id: 'countTasks',
    summary: 'Скільки відкритих завдань у кожному з переліків; unheld – тих, яких сьогодні нікому взяти.',
    returns: TaskCounts,
  })
  counts(@CurrentActor() actor: Actor) {
    return this.lists.counts(actor);
  }

  @Post('search')
  @HttpCode(200)
  @Describe({
    id: 'searchTasks',
    summary: 'Знайти завдання серед тих, які вам видно.',
    problems: ['CURSOR_INVALID'],
    example: { filter: { isOpen: true, dueOn: { $lte: '2026-03-31' } }, sort: ['dueOn', '-priority'], limit: 50 },
    searches: searchedTasks,
    returns: TaskPage,
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery, @CurrentActor() actor: Actor) {
    return this.lists.search(actor, query);
  }

  @Get(':id')
  @Describe({
    id: 'getTask',
    summary: 'Завдання: форма, дозволені дії, історія справи, що передали попередні виконавці та проєкт документа.',
    problems: ['NOT_FOUND'],
    returns: WholeTask,
  })
  async find(@Param('id', { schema: taskId }) id: string, @CurrentActor() actor: Actor) {
    const task = await this.lists.find(actor, id);
    const forms = await this.definitions.formsOf(task.instanceId);
    const form = task.formKey === null ? null : (forms.get(task.formKey) ?? null);
    const history = await this.lists.ofCase(actor, task.businessKey);
    return { ...task, form, history, ...(await this.handovers.of(task)) };
  }

  @Post(':id/completion')
  @HttpCode(200)
  @Describe({
    id: 'completeTask',
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
    returns: Completion,
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
