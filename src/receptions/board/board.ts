import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThanOrEqual } from 'typeorm';
import { z } from 'zod';
import { Directory } from '../../directory/index.js';
import { kyivInstant } from '../../domain/kyiv-time.js';
import { addDays, type PlainDate } from '../../domain/plain-date.js';
import { inQueueOrder } from '../../domain/reception/queue.js';
import { receptionStatuses, visitStatuses } from '../../domain/reception/states.js';
import { choice, id, instant, shownAs, text, type View, view, whole } from '../../platform/http/index.js';
import { AirAlarm, viewAlarm } from '../alarms/alarms.js';
import { CardNumber, cardNumber, ReceptionLine } from '../cards/card-views.js';
import { ReceptionStore } from '../reception-store.js';
import { AlarmRecord, type ReceptionRecord, VisitRecord } from '../tables.js';
import { QueueGroup, VisitStatus } from '../values.js';

const BoardReception = ReceptionLine.pick({
  ...{ id: true, status: true, statusLabel: true, kind: true, heldOn: true, beginsAt: true, place: true },
  ...{ leaderPost: true, receiverPost: true, recording: true },
})
  .extend({
    receiver: text('Хто приймає: назва посади'),
    alarmEffect: choice('AlarmEffect', 'Що вирішено після тривоги: нічого, відновити сьогодні чи наступний прийом.', [
      'none',
      'resume-today',
      'next-reception',
    ]),
  })
  .meta({ id: 'BoardReception', description: 'Прийом на табло.' });

const BoardLine = view('BoardLine', 'Громадянин у черзі на табло.', {
  visitId: id('Картка'),
  place: whole('Місце в черзі, від 1, за порядком прийому'),
  number: CardNumber,
  citizen: text('Прізвище й ініціали').meta({ examples: ['Прикладенко М. П.'] }),
  status: VisitStatus,
  statusLabel: text('Стан словами').meta({ examples: ['чекає на прийом'] }),
  queueGroup: QueueGroup,
  arrivedAt: instant('Коли прийшов').nullable(),
});

/** The board of a day (табло прийому) as it stands at one version; it names citizens as a call does. */
export const BoardView = view('Board', 'Табло прийому: черга за порядком, хто приймає, чи триває тривога.', {
  version: whole('Зростає з кожною зміною прийому, карток і тривог; однакова на всіх вузлах'),
  reception: BoardReception,
  alarm: AirAlarm.nullable().describe('Тривога під час прийому, якщо була чи триває'),
  counts: z.partialRecord(VisitStatus, z.int()).describe('Скільки карток у кожному стані'),
  queue: z.array(BoardLine).describe('Черга'),
});
export type BoardView = View<typeof BoardView>;

/** Who is not on the board: the booking came to nothing before the day. */
const notShown: readonly VisitRecord['status'][] = ['refused', 'cancelled', 'transferred'];

@Injectable()
export class Board {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReceptionStore,
    private readonly directory: Directory,
  ) {}

  /** @throws NOT_FOUND */
  async view(receptionId: string): Promise<BoardView> {
    // Before what it stands for: a change in between is told again rather than lost.
    const version = await this.version(receptionId);
    const { manager } = this.dataSource;
    const reception = await this.store.reception(receptionId, manager);
    const visits = await this.store.visitsOf(receptionId, null, manager);
    const shown = inQueueOrder(visits.filter(({ status }) => !notShown.includes(status)));
    const counts: Partial<Record<VisitRecord['status'], number>> = {};
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

  private receptionView(reception: ReceptionRecord): View<typeof BoardReception> {
    const { status, leaderPost, receiverPost } = reception;
    const receiver = this.directory.post(receiverPost ?? leaderPost).title;
    return shownAs(BoardReception, { ...reception, statusLabel: receptionStatuses[status], receiver });
  }
}

function boardLine(visit: VisitRecord, index: number): View<typeof BoardLine> {
  const { visitor, status, queueGroup, arrivedAt } = visit;
  const initials = [visitor.givenName, visitor.patronymic].filter(Boolean).map((name) => `${name?.slice(0, 1)}.`);
  return {
    visitId: visit.id,
    place: index + 1,
    number: cardNumber(visit),
    citizen: [visitor.surname, ...initials].join(' '),
    status,
    statusLabel: visitStatuses[status],
    queueGroup,
    arrivedAt,
  };
}
