import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, id, IfMatch, pageOf, Reason, Roles, SearchQuery } from '../../platform/http/index.js';
import { Incidents, IncidentView, searchedIncidents } from './incidents.js';

const incidentId = id('Ідентифікатор збою');
const IncidentPage = pageOf('IncidentPage', IncidentView);

/** What the processes could not do (збої), for the workflow admin. */
@Controller('incidents')
@Roles('workflow-admin')
export class IncidentsController {
  constructor(private readonly incidents: Incidents) {}

  @Get()
  @Describe({ id: 'listOpenIncidents', summary: 'Відкриті збої, найновіші перші.', returns: IncidentPage })
  open() {
    return this.incidents.search({ filter: { isOpen: true }, limit: 200 });
  }

  @Post('search')
  @HttpCode(200)
  @Describe({
    id: 'searchIncidents',
    summary: 'Знайти збої, також закриті.',
    problems: ['CURSOR_INVALID'],
    example: { filter: { processKey: 'reply' }, limit: 50 },
    searches: searchedIncidents,
    returns: IncidentPage,
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery) {
    return this.incidents.search(query);
  }

  @Get(':id')
  @Describe({
    id: 'getIncident',
    summary: 'Збій: де, коли, чому і скільки спроб.',
    problems: ['NOT_FOUND'],
    returns: IncidentView,
  })
  find(@Param('id', { schema: incidentId }) id: string) {
    return this.incidents.find(id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Describe({
    id: 'retryIncident',
    summary: 'Повторити таймер або зовнішню дію, що зупинилися.',
    problems: ['NOT_FOUND', 'INCIDENT_CLOSED', 'INCIDENT_NOT_RETRIABLE', 'VERSION_STALE'],
    returns: IncidentView,
  })
  retry(@Param('id', { schema: incidentId }) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor) {
    return this.incidents.retry({ id, version, actor });
  }

  @Post(':id/resolution')
  @HttpCode(200)
  @Describe({
    id: 'resolveIncident',
    summary: 'Закрити збій, пояснивши, що зроблено.',
    problems: ['NOT_FOUND', 'INCIDENT_CLOSED', 'INCIDENT_STANDS', 'VERSION_STALE'],
    example: { reason: 'Довідник виправлено, реєстратор повторив дію.' },
    returns: IncidentView,
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
