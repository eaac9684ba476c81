import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Directory } from '../../directory/index.js';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Problem } from '../../domain/problem.js';
import { receptionKinds, receptionStatuses } from '../../domain/reception/states.js';
import { type Page, Search, type SearchFields, type SearchQuery } from '../../platform/http/index.js';
import { PolicyService } from '../../policy/index.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord, VisitRecord } from '../tables.js';
import { receptionLine, type ReceptionLine } from './card-views.js';
import { readsAllVisits } from './visit-reading.js';

/** What receptions may be found by. */
export const searchedReceptions = {
  leaderPost: { path: 'reception.leaderPost', kind: 'text' },
  kind: { path: 'reception.kind', kind: 'text', values: Object.keys(receptionKinds) },
  status: { path: 'reception.status', kind: 'text', values: Object.keys(receptionStatuses) },
  heldOn: { path: 'reception.heldOn', kind: 'day' },
  booked: { path: 'reception.booked', kind: 'number' },
  bookingClosesAt: { path: 'reception.bookingClosesAt', kind: 'instant', nullable: true },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedReceptions, key: 'reception.id', sort: ['heldOn'] });

/** Receptions as staff look for one to book on: nobody's name, only how many places are left (перелік прийомів). */
@Injectable()
export class ReceptionReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReceptionStore,
    private readonly directory: Directory,
    private readonly policy: PolicyService,
  ) {}

  async page(query: SearchQuery, now: Date): Promise<Page<ReceptionLine>> {
    const { manager } = this.dataSource;
    const { items, ...rest } = await search.page(manager.createQueryBuilder(ReceptionRecord, 'reception'), query);
    return { items: await this.lines(manager, items, now), ...rest };
  }

  /** @throws NOT_FOUND */
  async get(id: string, now: Date, manager: EntityManager = this.dataSource.manager): Promise<ReceptionLine> {
    const reception = await this.store.reception(id, manager);
    const held = await heldPlacesOf(manager, [id]);
    return this.line(reception, held, now);
  }

  async lines(manager: EntityManager, receptions: readonly ReceptionRecord[], now: Date): Promise<ReceptionLine[]> {
    const held = await heldPlacesOf(
      manager,
      receptions.map(({ id }) => id),
    );
    return receptions.map((reception) => this.line(reception, held, now));
  }

  /** For staff of the office, control over it and whoever receives. @throws NOT_FOUND, ROLE_MISSING */
  async checkDayReader(actor: Actor, receptionId: string): Promise<void> {
    const { leaderPost, receiverPost } = await this.store.reception(receptionId);
    if (readsAllVisits(actor, this.directory)) return;
    if (actor.posts.some((post) => post === leaderPost || post === receiverPost)) return;
    throw new Problem('ROLE_MISSING', { detail: 'День прийому бачать приймальня, контроль і той, хто приймає.' });
  }

  private line(reception: ReceptionRecord, held: ReadonlyMap<string, number>, now: Date): ReceptionLine {
    const quota = Number(this.policy.parameter('param.booking.quota', dayInKyiv(now)));
    const taken = reception.booked + (held.get(reception.id) ?? 0);
    const free = reception.capacity === null ? null : Math.max(0, quota - taken);
    return receptionLine(reception, this.directory.post(reception.leaderPost).title, free);
  }
}

/** Places kept for citizens who are being called, by reception; none stand there with none (місця, що їх пропонують). */
export async function heldPlacesOf(
  manager: EntityManager,
  receptionIds: readonly string[],
): Promise<Map<string, number>> {
  if (receptionIds.length === 0) return new Map();
  const refused = await manager.find(VisitRecord, {
    select: { id: true, receptionId: true, answers: true },
    where: { receptionId: In([...receptionIds]), status: 'refused' },
  });
  const held = new Map<string, number>();
  for (const { receptionId, answers } of refused) {
    if (answers.place === 'offered') held.set(receptionId, (held.get(receptionId) ?? 0) + 1);
  }
  return held;
}
