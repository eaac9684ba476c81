import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import type { PlainDate } from '../domain/plain-date.js';
import { Problem, refusedAt } from '../domain/problem.js';
import { Journal } from '../journal/index.js';
import { day, id, Idempotency, instant, shownAs, text, view } from '../platform/http/index.js';
import { Log } from '../platform/log.js';
import { Rounds } from '../platform/rounds.js';
import { unitOfWork } from '../platform/database/transactions.js';
import { type Absence, AbsenceBoard } from './absence.js';
import { refuseOwnAbsence } from './absence-powers.js';
import { Directory } from './directory.js';
import { AbsenceBoardRecord, AbsenceRecord } from './tables.js';
import { insertRows } from '../platform/database/insert-rows.js';

/** Who is to be away, from when, until when, and by which order who stands in. */
export type RecordAbsence = Omit<Absence, 'id'>;

/** How soon a node learns of an absence recorded on another. */
const lookEveryMs = 5000;

declare module '../journal/entries.js' {
  interface JournalEntries {
    readonly 'absence-recorded': Absence;
    readonly 'absence-withdrawn': Absence;
  }
}

/** Where absences are recorded and withdrawn, and from where the directory learns of them. */
@Injectable()
export class Absences implements OnModuleInit, OnApplicationShutdown {
  private seenVersion = -1;
  private readonly looks: Rounds;

  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly journal: Journal,
    log: Log,
  ) {
    this.looks = new Rounds(
      lookEveryMs,
      () => this.look(),
      (err) => log.warn('absences-not-read', { err }),
    );
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    this.looks.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.looks.stop();
  }

  /**
   * Records an absence. One post has one absence on a day, otherwise two people would hold it at once.
   * @throws NOT_FOUND, BODY_INVALID, ABSENCE_OVERLAPS, ROLE_MISSING, ABSENCE_OF_ONESELF
   */
  async record(absence: RecordAbsence, by: Actor, at: Date): Promise<AbsenceRecord> {
    this.check(absence);
    refuseOwnAbsence(this.directory, absence, by);
    const row = {
      id: randomUUID(),
      ...absence,
      recordedBy: by.id,
      recordedAt: at,
      withdrawnBy: null,
      withdrawnAt: null,
    };
    await unitOfWork(this.dataSource, async (manager) => {
      await this.turnPage(manager);
      await refuseOverlap(manager, absence);
      await insertRows(manager, AbsenceRecord, row);
      await this.note(manager, 'absence-recorded', row, { by, at });
      await Idempotency.within(manager, absenceView(row));
    });
    await this.look();
    return row;
  }

  /**
   * Withdraws an absence as if it had not been ordered; the row stays. Twice is the same as once.
   * @throws NOT_FOUND, ROLE_MISSING, ABSENCE_OF_ONESELF
   */
  async withdraw(id: string, by: Actor, at: Date): Promise<void> {
    await unitOfWork(this.dataSource, async (manager) => {
      await this.turnPage(manager);
      const row = await manager.findOneBy(AbsenceRecord, { id });
      if (!row) throw new Problem('NOT_FOUND', { detail: `Запису про відсутність «${id}» немає.` });
      refuseOwnAbsence(this.directory, row, by);
      if (row.withdrawnAt) return;
      await manager.update(AbsenceRecord, { id }, { withdrawnBy: by.id, withdrawnAt: at });
      await this.note(manager, 'absence-withdrawn', row, { by, at });
    });
    await this.look();
  }

  /** The absences that touch the days from `fromOn` to `toOn`, the last day not included. */
  async list(fromOn: PlainDate, toOn: PlainDate): Promise<AbsenceRecord[]> {
    return this.dataSource.manager
      .createQueryBuilder(AbsenceRecord, 'a')
      .where('a.withdrawnAt is null and a.fromOn < :toOn and a.toOn > :fromOn', { fromOn, toOn })
      .orderBy('a.fromOn')
      .addOrderBy('a.id')
      .getMany();
  }

  /** Reads the absences anew when any has changed since the last look, here or on another node. */
  async look(): Promise<void> {
    const { version } = await this.dataSource.manager.findOneByOrFail(AbsenceBoardRecord, { id: 'board' });
    if (version === this.seenVersion) return;
    const rows = await this.dataSource.manager
      .createQueryBuilder(AbsenceRecord, 'a')
      .where('a.withdrawnAt is null')
      .getMany();
    this.directory.showAbsences(new AbsenceBoard(rows));
    this.seenVersion = version;
  }

  private check({ postId, fromOn, toOn, substitutePersonId, orderNo }: RecordAbsence): void {
    this.directory.post(postId);
    if (fromOn >= toOn) throw refusedAt('/toOn', 'Перший день після відсутності має бути пізніше за її перший день.');
    if (substitutePersonId === null) return;
    if (!orderNo) throw refusedAt('/orderNo', 'Заступає той, кого визначено розпорядженням: вкажіть його номер.');
    const substitute = this.directory.person(substitutePersonId);
    const own = [substitute.postId, ...substitute.alsoPosts];
    if (own.includes(postId)) throw refusedAt('/substitutePersonId', 'Ніхто не заступає самого себе.');
  }

  /** Whoever fills a post has its powers, so what changes that stands in the story of the post. */
  private async note(
    manager: EntityManager,
    kind: 'absence-recorded' | 'absence-withdrawn',
    { id, postId, fromOn, toOn, substitutePersonId, orderNo }: Absence,
    { by, at }: { readonly by: Actor; readonly at: Date },
  ): Promise<void> {
    const payload = { id, postId, fromOn, toOn, substitutePersonId, orderNo };
    await this.journal.append(manager, { stream: `post:${postId}`, kind, by, at, payload });
  }

  /** Changes the one row first: whoever comes second waits here. */
  private async turnPage(manager: EntityManager): Promise<void> {
    await manager.increment(AbsenceBoardRecord, { id: 'board' }, 'version', 1);
  }
}

/** An absence as its route answers it. */
export const AbsenceView = view('Absence', 'Відсутність посадовця і хто його заступає.', {
  id: id('Ідентифікатор запису'),
  postId: text('Посада').meta({ examples: ['transport-head'] }),
  fromOn: day('Перший день відсутності'),
  toOn: day('Перший день після повернення'),
  substitutePersonId: text('Хто заступає; null, якщо ніхто').nullable(),
  orderNo: text('Номер розпорядження про заступника').nullable(),
  recordedBy: text('Хто записав'),
  recordedAt: instant('Коли записано'),
});

export const absenceView = (row: AbsenceRecord) => shownAs(AbsenceView, row);

async function refuseOverlap(manager: EntityManager, { postId, fromOn, toOn }: RecordAbsence): Promise<void> {
  const other = await manager
    .createQueryBuilder(AbsenceRecord, 'a')
    .where('a.postId = :postId and a.withdrawnAt is null', { postId })
    .andWhere('a.fromOn < :toOn and a.toOn > :fromOn', { fromOn, toOn })
    .getOne();
  if (!other) return;
  throw new Problem('ABSENCE_OVERLAPS', {
    extra: { absence: { id: other.id, fromOn: other.fromOn, toOn: other.toOn } },
  });
}
