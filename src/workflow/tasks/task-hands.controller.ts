import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import type { ProblemCode } from '../../domain/problem-table.js';
import { CurrentActor, Describe, IfMatch, SignedIn } from '../../platform/http/index.js';
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
} from './desk.js';
import { exampleTask } from './examples.js';

const taskId = z.uuid();
const personId = z.string().trim().min(1).max(64);
const words = z.string().trim().min(3).max(4000);

const Assignee = z.strictObject({ assignee: personId });
const Delegate = z.strictObject({ to: personId, comment: words.optional().describe('Що зробити') });
const Report = z.strictObject({ comment: words.optional() });
const Reason = z.strictObject({ reason: words });

const problems: ProblemCode[] = [
  ...(['NOT_FOUND', 'TASK_CLOSED', 'TASK_SUSPENDED', 'TASK_STATE_REFUSED', 'VERSION_STALE'] as const),
  ...(['CASE_SUSPENDED', 'CASE_CLOSED'] as const),
];
const reserved = {
  ...exampleTask,
  state: 'reserved',
  assignee: 'o-koval',
  allowed: ['unclaim', 'complete'],
  version: 2,
};

/** A task from hand to hand (рух завдання): who takes it, gives it back, hands it on, puts it aside. */
@Controller('tasks/:id')
@SignedIn()
export class TaskHandsController {
  constructor(private readonly workflow: Workflow) {}

  @Post('claim')
  @HttpCode(200)
  @Describe({
    summary: 'Взяти завдання в роботу.',
    problems: [...problems, 'TASK_TAKEN', 'TASK_NOT_YOURS'],
    answer: reserved,
  })
  claim(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => claimTask(tx, { taskId: id, version }));
  }

  @Delete('claim')
  @Describe({ summary: 'Повернути взяте завдання групі.', problems, answer: exampleTask })
  unclaim(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => unclaimTask(tx, { taskId: id, version }));
  }

  @Post('start')
  @HttpCode(200)
  @Describe({ summary: 'Позначити, що роботу розпочато.', problems, answer: { ...reserved, state: 'in-progress' } })
  start(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => startTask(tx, { taskId: id, version }));
  }

  @Put('assignee')
  @Describe({
    summary: 'Призначити завдання працівникові.',
    problems: [...problems, 'TASK_NOT_YOURS'],
    example: { assignee: 'o-koval' },
    answer: reserved,
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
  @Describe({ summary: 'Зняти призначення.', problems: [...problems, 'TASK_NOT_YOURS'], answer: exampleTask })
  unassign(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => assignTask(tx, { taskId: id, version, assignee: null }));
  }

  @Post('delegations')
  @HttpCode(200)
  @Describe({
    summary: 'Доручити роботу колезі; завдання лишається вашим.',
    problems,
    example: { to: 'i-bondar', comment: 'З’ясувати, коли востаннє міняли труби.' },
    answer: reserved,
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
    summary: 'Відзвітувати про доручену роботу: завдання повертається тому, хто доручив.',
    problems,
    example: { comment: 'Довідку додано до справи.' },
    answer: reserved,
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
    summary: 'Відкласти завдання; його строк спливає далі.',
    problems,
    example: { reason: 'Чекаємо на відповідь постачальника.' },
    answer: { ...reserved, state: 'suspended', allowed: ['resume'] },
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
  @Describe({ summary: 'Повернути відкладене завдання в роботу.', problems, answer: reserved })
  resume(@Param('id', { schema: taskId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, (tx) => resumeTask(tx, { taskId: id, version }));
  }
}
