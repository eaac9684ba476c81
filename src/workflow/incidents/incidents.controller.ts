import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, IfMatch, Roles, SearchQuery } from '../../platform/http/index.js';
import { Incidents } from './incidents.js';

const incidentId = z.uuid();
const Reason = z.strictObject({ reason: z.string().trim().min(3).max(4000) });

const example = {
  id: '2b6d5c0e-4c8f-4d7e-9f4e-0a1b2c3d4e5f',
  kind: 'job',
  processKey: 'reply',
  elementId: 'send-reply',
  businessKey: '0b7e2a9c-9f8e-4a1e-8c55-2f1f0a4b7c33',
  message: 'поштовий сервер не відповідає',
  attempts: 5,
  isOpen: true,
  createdAt: '2026-03-02T07:00:00.000Z',
  createdBy: 'system',
  version: 1,
};
const closed = { ...example, isOpen: false, resolvedBy: 'admin', version: 2 };

/** What the processes could not do (збої), for the workflow admin. */
@Controller('incidents')
@Roles('workflow-admin')
export class IncidentsController {
  constructor(private readonly incidents: Incidents) {}

  @Get()
  @Describe({ summary: 'Відкриті збої, найновіші перші.', answer: { items: [example], next: null } })
  open() {
    return this.incidents.search({ filter: { isOpen: true }, limit: 200 });
  }

  @Post('search')
  @HttpCode(200)
  @Describe({
    summary: 'Знайти збої, також закриті.',
    problems: ['CURSOR_INVALID'],
    example: { filter: { processKey: 'reply' }, limit: 50 },
    answer: { items: [example], next: null },
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery) {
    return this.incidents.search(query);
  }

  @Get(':id')
  @Describe({ summary: 'Збій: де, коли, чому і скільки спроб.', problems: ['NOT_FOUND'], answer: example })
  find(@Param('id', { schema: incidentId }) id: string) {
    return this.incidents.find(id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Describe({
    summary: 'Повторити таймер або зовнішню дію, що зупинилися.',
    problems: ['NOT_FOUND', 'INCIDENT_CLOSED', 'INCIDENT_NOT_RETRIABLE', 'VERSION_STALE'],
    answer: closed,
  })
  retry(@Param('id', { schema: incidentId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.incidents.retry({ id, version, actor });
  }

  @Post(':id/resolution')
  @HttpCode(200)
  @Describe({
    summary: 'Закрити збій, пояснивши, що зроблено.',
    problems: ['NOT_FOUND', 'INCIDENT_CLOSED', 'INCIDENT_STANDS', 'VERSION_STALE'],
    example: { reason: 'Довідник виправлено, реєстратор повторив дію.' },
    answer: closed,
  })
  resolve(
    @Param('id', { schema: incidentId }) id: string,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.incidents.resolve({ id, version, actor, reason });
  }
}
