import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThanOrEqual } from 'typeorm';
import { Directory } from '../../directory/index.js';
import type { Actor } from '../../domain/actor.js';
import { kyivInstant } from '../../domain/kyiv-time.js';
import { addDays, type PlainDate } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import { inQueueOrder } from '../../domain/reception/queue.js';
import { receptionStatuses, visitStatuses, type VisitStatus } from '../../domain/reception/states.js';
import { readsAllVisits } from '../booking/visit-reading.js';
import { ReceptionStore } from '../reception-store.js';
import { AlarmRecord, type ReceptionRecord, VisitRecord } from '../tables.js';
import { viewAlarm } from './alarm-desk.js';

/** The board of a day (табло прийому) as it stands at one version; it names citizens as a call does. */
export interface BoardView {
  /** Grows with every change of the reception, of its visits and of alarms; the same on every node. */
  readonly version: number;
  readonly reception: Readonly<Record<string, unknown>>;
  readonly alarm: ReturnType<typeof viewAlarm> | null;
  readonly counts: Readonly<Partial<Record<VisitStatus, number>>>;
  readonly queue: readonly BoardLine[];
}

export interface BoardLine {
  readonly visitId: string;
  /** Place in the queue, from 1, in the order in which citizens are received. */
  readonly place: number;
  readonly number: string;
  readonly citizen: string;
  readonly status: VisitStatus;
  readonly statusLabel: string;
  readonly queueGroup: string;
  readonly arrivedAt: string | null;
}

/** Who is not on the board: the booking came to nothing before the day. */
const notShown: readonly VisitStatus[] = ['refused', 'cancelled', 'transferred'];

@Injectable()
export class Board {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReceptionStore,
    private readonly directory: Directory,
  ) {}

  /** For staff of the office, control over it and whoever receives. @throws NOT_FOUND, ROLE_MISSING */
  async checkReader(actor: Actor, receptionId: string): Promise<void> {
    const { leaderPost, receiverPost } = await this.store.reception(receptionId);
    if (readsAllVisits(actor, this.directory)) return;
    if (actor.posts.some((post) => post === leaderPost || post === receiverPost)) return;
    throw new Problem('ROLE_MISSING', { detail: 'День прийому бачать приймальня, контроль і той, хто приймає.' });
  }

  /** @throws NOT_FOUND */
  async view(receptionId: string): Promise<BoardView> {
    // Before what it stands for: a change in between is told again rather than lost.
    const version = await this.version(receptionId);
    const { manager } = this.dataSource;
    const reception = await this.store.reception(receptionId, manager);
    const visits = await this.store.visitsOf(receptionId, null, manager);
    const shown = inQueueOrder(visits.filter(({ status }) => !notShown.includes(status)));
    const counts: Partial<Record<VisitStatus, number>> = {};
    for (const { status } of visits) counts[status] = (counts[status] ?? 0) + 1;
    const alarms = await this.alarmsFrom(manager, reception.heldOn);
    const begins = kyivInstant(reception.heldOn, reception.beginsAt);
    const last = alarms.find(({ endedAt }) => endedAt === null || endedAt > begins);
    return {
      version,
      reception: this.receptionView(reception),
      alarm: last ? viewAlarm(last) : null,
      counts,
      queue: shown.map(boardLine),
    };
  }

  /** A number that every change raises: rows are only ever added, and their versions only grow. */
  async version(receptionId: string): Promise<number> {
    const { manager } = this.dataSource;
    const reception = await this.store.reception(receptionId, manager);
    const sum = await manager
      .createQueryBuilder(VisitRecord, 'visit')
      .select('sum(visit.version)', 'total')
      .where('visit.receptionId = :receptionId', { receptionId })
      .getRawOne<{ total: string | number | null }>();
    const alarms = await this.alarmsFrom(manager, reception.heldOn);
    const news = alarms.length + alarms.filter(({ endedAt }) => endedAt !== null).length;
    return reception.version + Number(sum?.total ?? 0) + news;
  }

  /** From the eve: an alarm may last over midnight. The latest first. */
  private alarmsFrom(manager: EntityManager, heldOn: PlainDate): Promise<AlarmRecord[]> {
    const startedAt = MoreThanOrEqual(kyivInstant(addDays(heldOn, -1), '00:00'));
    return manager.find(AlarmRecord, { where: { startedAt }, order: { startedAt: 'DESC' } });
  }

  private receptionView(reception: ReceptionRecord) {
    const { id, status, kind, heldOn, beginsAt, place, leaderPost, receiverPost, alarmEffect, recording } = reception;
    return {
      ...{ id, status, statusLabel: receptionStatuses[status], kind, heldOn, beginsAt, place },
      ...{ leaderPost, receiverPost, alarmEffect, recording },
      receiver: this.directory.post(receiverPost ?? leaderPost).title,
    };
  }
}

function boardLine(visit: VisitRecord, index: number): BoardLine {
  const { id, serial, year, visitor, status, queueGroup, arrivedAt } = visit;
  const initials = [visitor.givenName, visitor.patronymic].filter(Boolean).map((name) => `${name?.slice(0, 1)}.`);
  return {
    visitId: id,
    place: index + 1,
    number: `${serial}/${year}`,
    citizen: [visitor.surname, ...initials].join(' '),
    status,
    statusLabel: visitStatuses[status],
    queueGroup,
    arrivedAt: arrivedAt?.toISOString() ?? null,
  };
}
