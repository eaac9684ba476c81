import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import type { ProblemCode } from '../../domain/problem-table.js';
import { CurrentActor, Describe, id, IfMatch, Reason, remark, SignedIn } from '../../platform/http/index.js';
import { Workflow } from '../workflow.js';
import {
  assignTask,
  claimTask,
  delegateTask,
  resolveTask,
  resumeTask,
  startTask,
  suspendTask,
  unclaimTask,
} from './task-actions.js';
import { TaskView } from './task-view.js';

const taskId = id('Ідентифікатор завдання');
const personId = z.string().trim().min(1).max(64);
const words = remark(3, 4000);

const Assignee = z
  .strictObject({ assignee: personId.describe('Кому: ідентифікатор працівника') })
  .meta({ id: 'TaskAssignment', description: 'Кого призначити.' });
const Delegate = z
  .strictObject({
    to: personId.describe('Кому: ідентифікатор працівника'),
    comment: words.optional().describe('Що зробити'),
  })
  .meta({ id: 'TaskDelegation', description: 'Кому і що доручити.' });
const Report = z
  .strictObject({ comment: words.optional().describe('Що зроблено') })
  .meta({ id: 'TaskReport', description: 'Звіт про доручену роботу.' });

const problems: ProblemCode[] = [
  ...(['NOT_FOUND', 'TASK_CLOSED', 'TASK_SUSPENDED', 'TASK_STATE_REFUSED', 'VERSION_STALE'] as const),
  ...(['CASE_SUSPENDED', 'CASE_CLOSED'] as const),
];
/** A task from hand to hand (рух завдання): who takes it, gives it back, hands it on, puts it aside. */
@Controller('tasks/:id')
@SignedIn()
export class TaskActionsController {
  constructor(private readonly workflow: Workflow) {}

  @Post('claim')
  @HttpCode(200)
  @Describe({
    id: 'claimTask',
    summary: 'Взяти завдання в роботу.',
    problems: [...problems, 'TASK_TAKEN', 'TASK_NOT_YOURS'],
    returns: TaskView,
  })
  claim(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => claimTask(tx, { taskId: id, version }));
  }

  @Delete('claim')
  @Describe({ id: 'unclaimTask', summary: 'Повернути взяте завдання групі.', problems, returns: TaskView })
  unclaim(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => unclaimTask(tx, { taskId: id, version }));
  }

  @Post('start')
  @HttpCode(200)
  @Describe({ id: 'startTask', summary: 'Позначити, що роботу розпочато.', problems, returns: TaskView })
  start(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => startTask(tx, { taskId: id, version }));
  }

  @Put('assignee')
  @Describe({
    id: 'assignTask',
    summary: 'Призначити завдання працівникові.',
    problems: [...problems, 'TASK_NOT_YOURS'],
    example: { assignee: 'o-koval' },
    returns: TaskView,
  })
  assign(
    @Param('id', { schema: taskId }) id: string,
    @Body({ schema: Assignee }) { assignee }: z.infer<typeof Assignee>,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, (tx) => assignTask(tx, { taskId: id, version, assignee }));
  }

  @Delete('assignee')
  @Describe({
    id: 'unassignTask',
    summary: 'Зняти призначення.',
    problems: [...problems, 'TASK_NOT_YOURS'],
    returns: TaskView,
  })
  unassign(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => assignTask(tx, { taskId: id, version, assignee: null }));
  }

  @Post('delegations')
  @HttpCode(200)
  @Describe({
    id: 'delegateTask',
    summary: 'Доручити роботу колезі; завдання лишається вашим.',
    problems,
    example: { to: 'i-bondar', comment: 'З’ясувати, коли востаннє міняли труби.' },
    returns: TaskView,
  })
  delegate(
    @Param('id', { schema: taskId }) id: string,
    @Body({ schema: Delegate }) { to, comment }: z.infer<typeof Delegate>,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, (tx) => delegateTask(tx, { taskId: id, version, to, comment }));
  }

  @Post('delegations/resolution')
  @HttpCode(200)
  @Describe({
    id: 'resolveTask',
    summary: 'Відзвітувати про доручену роботу: завдання повертається тому, хто доручив.',
    problems,
    example: { comment: 'Довідку додано до справи.' },
    returns: TaskView,
  })
  resolve(
    @Param('id', { schema: taskId }) id: string,
    @Body({ schema: Report }) { comment }: z.infer<typeof Report>,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, (tx) => resolveTask(tx, { taskId: id, version, comment }));
  }

  @Put('suspension')
  @Describe({
    id: 'suspendTask',
    summary: 'Відкласти завдання; його строк спливає далі.',
    problems,
    example: { reason: 'Чекаємо на відповідь постачальника.' },
    returns: TaskView,
  })
  suspend(
    @Param('id', { schema: taskId }) id: string,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, (tx) => suspendTask(tx, { taskId: id, version, reason }));
  }

  @Delete('suspension')
  @Describe({ id: 'resumeTask', summary: 'Повернути відкладене завдання в роботу.', problems, returns: TaskView })
  resume(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => resumeTask(tx, { taskId: id, version }));
  }
}
