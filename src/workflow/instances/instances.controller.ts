import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Roles } from '../../platform/http/index.js';
import { resumeCase, suspendCase } from '../host/suspend-case.js';
import { Workflow } from '../workflow.js';
import { InstanceReading } from './instance-reading.js';

const instanceId = z.uuid();
const Reason = z.strictObject({ reason: z.string().trim().min(3).max(4000) });
type Reason = z.infer<typeof Reason>;

const example = {
  id: '5a1d0f3e-2c4b-4f6a-b8d9-1e2f3a4b5c6d',
  rootId: '5a1d0f3e-2c4b-4f6a-b8d9-1e2f3a4b5c6d',
  parentId: null,
  processKey: 'reply',
  processVersion: 3,
  businessKey: '0b7e2a9c-9f8e-4a1e-8c55-2f1f0a4b7c33',
  status: 'running',
  incidents: 0,
  startedAt: '2026-03-02T07:00:00.000Z',
  startedBy: 'o-koval',
  endedAt: null,
  endEvent: null,
  stands: [
    {
      kind: 'task',
      elementId: 'agree-reply',
      name: 'Погодити відповідь',
      id: '7f0c1f86-3f0e-4a51-9a27-5d1f6f0d7a10',
      dueAt: null,
    },
  ],
};

/** Running processes (екземпляри процесів): where each stands, and how one is stopped. */
@Controller('instances/:id')
export class InstancesController {
  constructor(
    private readonly reading: InstanceReading,
    private readonly workflow: Workflow,
  ) {}

  @Get()
  @Roles('workflow-admin', 'control', 'office-head')
  @Describe({
    summary: 'Стан процесу: версія схеми і всі місця, де він стоїть.',
    problems: ['NOT_FOUND'],
    answer: example,
  })
  find(@Param('id', { schema: instanceId }) id: string) {
    return this.reading.find(id);
  }

  @Put('suspension')
  @Roles('workflow-admin')
  @Describe({
    summary: 'Призупинити всю справу: завдання, таймери й зовнішні дії стоять. Строки за законом спливають далі.',
    problems: ['NOT_FOUND', 'CASE_CLOSED', 'CASE_SUSPENDED'],
    example: { reason: 'Виправляємо схему процесу.' },
    answer: { ...example, status: 'suspended' },
  })
  async suspend(
    @Param('id', { schema: instanceId }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
    @CurrentActor() actor: Actor,
  ) {
    await this.workflow.transact(actor, (tx) => suspendCase(tx, id, reason));
    return this.reading.find(id);
  }

  @Delete('suspension')
  @Roles('workflow-admin')
  @Describe({ summary: 'Відновити призупинену справу.', problems: ['NOT_FOUND', 'CASE_CLOSED'], answer: example })
  async resume(@Param('id', { schema: instanceId }) id: string, @CurrentActor() actor: Actor) {
    await this.workflow.transact(actor, (tx) => resumeCase(tx, id));
    return this.reading.find(id);
  }

  @Post('termination')
  @HttpCode(200)
  @Roles('workflow-admin')
  @Describe({
    summary: 'Закінчити всю справу ззовні, пояснивши чому.',
    problems: ['NOT_FOUND', 'CASE_CLOSED'],
    example: { reason: 'Почато помилково.' },
    answer: { ...example, status: 'terminated', stands: [] },
  })
  async terminate(
    @Param('id', { schema: instanceId }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
    @CurrentActor() actor: Actor,
  ) {
    await this.workflow.transact(actor, (tx) => tx.terminate(id, reason));
    return this.reading.find(id);
  }
}
