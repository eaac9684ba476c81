import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Reason, Roles } from '../../platform/http/index.js';
import { resumeCase, suspendCase } from '../host/suspend-case.js';
import { Workflow } from '../workflow.js';
import { instanceId } from '../which-process.js';
import { InstanceReading, InstanceView } from './instance-reading.js';

type Reason = z.infer<typeof Reason>;

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
    id: 'getInstance',
    summary: 'Стан процесу: версія схеми і всі місця, де він стоїть.',
    problems: ['NOT_FOUND'],
    returns: InstanceView,
  })
  find(@Param('id', { schema: instanceId }) id: string) {
    return this.reading.find(id);
  }

  @Put('suspension')
  @Roles('workflow-admin')
  @Describe({
    id: 'suspendCase',
    summary: 'Призупинити всю справу: завдання, таймери й зовнішні дії стоять. Строки за законом спливають далі.',
    problems: ['NOT_FOUND', 'CASE_BARRED', 'CASE_CLOSED', 'CASE_SUSPENDED'],
    example: { reason: 'Виправляємо схему процесу.' },
    returns: InstanceView,
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
  @Describe({
    id: 'resumeCase',
    summary: 'Відновити призупинену справу.',
    problems: ['NOT_FOUND', 'CASE_BARRED', 'CASE_CLOSED'],
    returns: InstanceView,
  })
  async resume(@Param('id', { schema: instanceId }) id: string, @CurrentActor() actor: Actor) {
    await this.workflow.transact(actor, (tx) => resumeCase(tx, id));
    return this.reading.find(id);
  }

  @Post('termination')
  @HttpCode(200)
  @Roles('workflow-admin')
  @Describe({
    id: 'terminateCase',
    summary: 'Закінчити всю справу ззовні, пояснивши чому.',
    problems: ['NOT_FOUND', 'CASE_BARRED', 'CASE_CLOSED'],
    example: { reason: 'Почато помилково.' },
    returns: InstanceView,
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
