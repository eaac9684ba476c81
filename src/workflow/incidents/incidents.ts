import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import type { Clock } from '../../platform/clock.js';
import {
  checkVersion,
  choice,
  flag,
  id,
  instant,
  type Page,
  Search,
  type SearchFields,
  type SearchQuery,
  text,
  version,
  view,
  whole,
} from '../../platform/http/index.js';
import type { Journal } from '../../journal/index.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import { unlocked } from '../host/rows.js';
import { IncidentRecord, JobRecord, ProcessInstanceRecord, TimerRecord, incidentKinds } from '../tables.js';
import type { WakeUp } from '../host/wake-up.js';

export const IncidentView = view('Incident', 'Збій: процес не зміг піти далі.', {
  id: id('Ідентифікатор збою'),
  kind: choice('IncidentKind', 'Що не вдалося: дія людини, таймер чи зовнішня дія.', incidentKinds),
  instanceId: id('Перебіг процесу; null, якщо він не почався').nullable(),
  rootId: id('Головний процес справи').nullable(),
  processKey: text('Процес').meta({ examples: ['reply'] }),
  businessKey: text('Справа'),
  elementId: text('Елемент схеми').nullable(),
  subjectId: id('Таймер чи дія, що стоять, доки збій не повторять').nullable(),
  message: text('Що сталося').meta({ examples: ['поштовий сервер не відповідає'] }),
  detail: text('Де в програмі: для того, хто виправляє').nullable(),
  attempts: whole('Скільки разів пробували'),
  isOpen: flag('Чи ще відкритий'),
  createdAt: instant('Коли стався'),
  createdBy: text('Під чиєю дією'),
  resolvedAt: instant('Коли закрито').nullable(),
  resolvedBy: text('Хто закрив').nullable(),
  resolution: text('Що зроблено').nullable(),
  version,
});

export const searchedIncidents = {
  isOpen: { path: 'incident.isOpen', kind: 'flag' },
  kind: { path: 'incident.kind', kind: 'text' },
  processKey: { path: 'incident.processKey', kind: 'text' },
  businessKey: { path: 'incident.businessKey', kind: 'text' },
  elementId: { path: 'incident.elementId', kind: 'text', nullable: true },
  createdAt: { path: 'incident.createdAt', kind: 'instant' },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedIncidents, key: 'incident.id', sort: ['-createdAt'] });

interface Closing {
  readonly id: string;
  readonly version?: number | undefined;
  readonly actor: Actor;
}

/** What went wrong and waits for the workflow admin (збої процесів). */
export class Incidents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly wakeUp: WakeUp,
    private readonly journal: Journal,
  ) {}

  search(query: SearchQuery): Promise<Page<IncidentRecord>> {
    const rows = this.dataSource.manager.createQueryBuilder(IncidentRecord, 'incident').where('1 = 1');
    return search.page(rows, query);
  }

  /** @throws NOT_FOUND */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<IncidentRecord> {
    const incident = await manager.findOneBy(IncidentRecord, { id });
    if (!incident) throw new Problem('NOT_FOUND', { detail: 'Такого збою немає.' });
    return incident;
  }

  /**
   * Lets the timer or the job try again at once, with all its attempts. A command that failed is repeated by
   * whoever gave it: what they had written was undone with it, and only they can say it again.
   *
   * @throws NOT_FOUND, INCIDENT_CLOSED, INCIDENT_NOT_RETRIABLE
   */
  async retry({ id, version, actor }: Closing): Promise<IncidentRecord> {
    const now = this.clock.now();
    const incident = await this.close({ id, version, actor }, 'Повторено.', async (manager, { kind, subjectId }) => {
      if (kind === 'command' || subjectId === null) throw new Problem('INCIDENT_NOT_RETRIABLE');
      const again = { attempts: 0, lockedBy: null, lockedUntil: unlocked };
      if (kind === 'timer') await manager.update(TimerRecord, subjectId, again);
      else await manager.update(JobRecord, subjectId, { ...again, dueAt: now });
    });
    this.wakeUp.ring(now);
    return incident;
  }

  /**
   * Closes an incident by hand, with what was done about it. A timer or a job that still stands cannot be
   * talked away: it is retried, or its case is ended.
   *
   * @throws NOT_FOUND, INCIDENT_CLOSED, INCIDENT_STANDS
   */
  resolve(closing: Closing & { readonly reason: string }): Promise<IncidentRecord> {
    const { actor: by, reason } = closing;
    return this.close(closing, reason, async (manager, { id: incidentId, subjectId: id, businessKey, elementId }) => {
      const stands =
        id !== null && ((await manager.existsBy(TimerRecord, { id })) || (await manager.existsBy(JobRecord, { id })));
      if (stands) throw new Problem('INCIDENT_STANDS');
      // Also of a letter that was never registered: its story then is that it failed, and why nobody waits for it.
      const stream = businessKey === '' ? `incident:${incidentId}` : businessKey;
      const payload = { incidentId, elementId, reason };
      await this.journal.append(manager, { stream, kind: 'incident-closed', by, at: this.clock.now(), payload });
    });
  }

  private close(
    { id, version, actor }: Closing,
    resolution: string,
    mend: (manager: EntityManager, incident: IncidentRecord) => Promise<void>,
  ): Promise<IncidentRecord> {
    return unitOfWork(this.dataSource, async (manager) => {
      const incident = await this.find(id, manager);
      if (!incident.isOpen) throw new Problem('INCIDENT_CLOSED');
      if (version !== undefined) checkVersion(version, incident.version);
      await mend(manager, incident);
      const closed = { isOpen: false, resolvedAt: this.clock.now(), resolvedBy: actor.id, resolution };
      const change = { ...closed, version: incident.version + 1 };
      const done = await manager.update(IncidentRecord, { id, version: incident.version }, change);
      if (done.affected !== 1) throw new Problem('VERSION_STALE');
      const { instanceId } = incident;
      if (instanceId) await manager.decrement(ProcessInstanceRecord, { id: instanceId }, 'incidents', 1);
      return { ...incident, ...change };
    });
  }
}
