import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { isOfOffice } from '../../appeals/reading/reach.js';
import { Directory } from '../../directory/index.js';
import type { Actor, Role } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { compareInQueue, inQueueOrder } from '../../domain/reception/queue.js';
import { visitStatuses } from '../../domain/reception/states.js';
import {
  day,
  flag,
  id,
  type Page,
  Search,
  type SearchFields,
  type SearchQuery,
  someOf,
  text,
  type View,
  view,
} from '../../platform/http/index.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord, VisitRecord } from '../tables.js';
import { CardNumber, cardNumber, VisitCard, visitCard, visitLine, type VisitLine } from './card-views.js';
import { earlierVisits, isBooked } from './earlier-visits.js';
import { districtsFor, unitsFor } from './responsible-units.js';

/** These read every card: the office that keeps the journal of receptions, and control over it. */
const readersOfAll: readonly Role[] = ['control', 'office-head', 'system'];

/** In a unit they prepare what citizens ask about (KR-2.11). */
const preparing: readonly Role[] = ['registrar', 'executor', 'unit-head'];

/** What cards may be found by. */
export const searchedVisits = {
  status: { path: 'visit.status', kind: 'text', values: Object.keys(visitStatuses) },
  receptionId: { path: 'visit.receptionId', kind: 'id' },
  year: { path: 'visit.year', kind: 'number' },
  serial: { path: 'visit.serial', kind: 'number' },
  channel: { path: 'visit.channel', kind: 'text' },
  bookingOutcome: { path: 'visit.bookingOutcome', kind: 'text' },
  queueGroup: { path: 'visit.queueGroup', kind: 'text' },
  bookedAt: { path: 'visit.bookedAt', kind: 'instant' },
  stoppedOn: { path: 'visit.stoppedOn', kind: 'day', nullable: true },
  text: { path: 'visit.searchText', kind: 'search' },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedVisits, key: 'visit.id', sort: ['-bookedAt'] });

/** Another booking of the same citizen that is still ahead; on the same question where a topic is shared. */
export const AlsoBooked = view('AlsoBooked', 'Інший запис того самого громадянина, який ще попереду.', {
  visitId: id('Картка'),
  number: CardNumber,
  receptionId: id('Прийом'),
  leaderPost: text('Посада, яка приймає'),
  heldOn: day('День прийому'),
  sameTopics: z.array(z.string()).describe('Спільні теми за класифікатором'),
  sure: flag('Чи напевно та сама особа: false, якщо, може, лише тезка'),
});
type AlsoBooked = View<typeof AlsoBooked>;

/** The card with what the clerk should see beside it. */
export const WholeVisitCard = VisitCard.extend({
  alsoBooked: z.array(AlsoBooked).describe('Інші записи цього громадянина'),
}).meta({ id: 'WholeVisitCard', description: 'Картка особистого прийому з іншими записами громадянина.' });

/**
 * Who may read which cards of visits (доступ до карток): the office and control read all, the leader those who come
 * to him, the head of affairs those who come to the acting mayor too (KR-2.6), a unit what it has powers over.
 */
@Injectable()
export class VisitReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReceptionStore,
    private readonly directory: Directory,
  ) {}

  async page(actor: Actor, query: SearchQuery): Promise<Page<VisitLine>> {
    const { items, ...rest } = await search.page(this.visibleTo(actor), query);
    return { items: items.map(visitLine), ...rest };
  }

  /** The cards of a reception in the order of its queue; of those refused after them. */
  async ofReception(actor: Actor, receptionId: string): Promise<VisitLine[]> {
    await this.store.reception(receptionId);
    const visits = await this.visibleTo(actor).andWhere('visit.receptionId = :receptionId', { receptionId }).getMany();
    const [refused, booked] = [visits.filter(isRefused), visits.filter((visit) => !isRefused(visit))];
    return [...inQueueOrder(booked), ...refused.sort(compareInQueue)].map(visitLine);
  }

  /** @throws NOT_FOUND alike for what is not there and for what may not be read */
  async get(actor: Actor, id: string, manager: EntityManager = this.dataSource.manager): Promise<VisitRecord> {
    const visit = await manager.findOneBy(VisitRecord, { id });
    if (visit && (await this.mayReadCard(actor, visit, manager))) return visit;
    throw new Problem('NOT_FOUND', { detail: 'Такої картки прийому немає.' });
  }

  /** Whether an actor may read the card of this id; false for what is no visit at all. */
  async mayRead(actor: Actor, id: string): Promise<boolean> {
    const visit = await this.dataSource.manager.findOneBy(VisitRecord, { id });
    return visit !== null && this.mayReadCard(actor, visit, this.dataSource.manager);
  }

  async card(actor: Actor, id: string): Promise<View<typeof WholeVisitCard>> {
    const visit = await this.get(actor, id);
    return { ...visitCard(visit), alsoBooked: await this.alsoBooked(visit) };
  }

  /** One citizen may be booked with two leaders on one question; both cards show it (docs/decisions/0033). */
  async alsoBooked(visit: VisitRecord, manager: EntityManager = this.dataSource.manager): Promise<AlsoBooked[]> {
    const earlier = await earlierVisits(manager, visit.visitor, visit.id);
    const topics = new Set(visit.questions.map(({ topic }) => topic));
    return earlier
      .filter(({ visit: other }) => isBooked(other))
      .map(({ visit: other, reception, sure }) => ({
        visitId: other.id,
        number: cardNumber(other),
        receptionId: reception.id,
        leaderPost: reception.leaderPost,
        heldOn: reception.heldOn,
        sameTopics: [...new Set(other.questions.map(({ topic }) => topic))].filter((topic) => topics.has(topic)),
        sure,
      }));
  }

  private async mayReadCard(actor: Actor, visit: VisitRecord, manager: EntityManager): Promise<boolean> {
    if (readsAllVisits(actor, this.directory)) return true;
    const reception = await this.store.reception(visit.receptionId, manager);
    if (isTheirReception(actor, reception, this.directory)) return true;
    const units = [
      ...unitsFor(visit.questions, this.directory),
      ...districtsFor(visit.questions, visit.visitor.residence, this.directory),
    ];
    return this.directory.unitsOf(actor, preparing).some((unit) => units.includes(unit));
  }

  private visibleTo(actor: Actor): SelectQueryBuilder<VisitRecord> {
    const { manager } = this.dataSource;
    const query = manager.createQueryBuilder(VisitRecord, 'visit');
    if (readsAllVisits(actor, this.directory)) return query;
    const posts = postsRead(actor, this.directory);
    const own = manager
      .createQueryBuilder(ReceptionRecord, 'own')
      .select('own.id')
      .where('own.leaderPost in (:...posts) or own.receiverPost in (:...posts)');
    return query.where(`visit.receptionId in (${own.getQuery()})`, { posts: someOf(posts) });
  }
}

const isRefused = ({ status }: VisitRecord): boolean => status === 'refused';

/** Whether somebody reads the cards of every reception. */
export function readsAllVisits(actor: Actor, directory: Directory): boolean {
  return actor.roles.some((role) => readersOfAll.includes(role)) || isOfOffice(actor, directory);
}

/** Whether the citizens of a reception come to somebody, or their materials do (KR-2.6, 2.14). */
export function isTheirReception(
  actor: Actor,
  { leaderPost, receiverPost }: ReceptionRecord,
  directory: Directory,
): boolean {
  return postsRead(actor, directory).some((post) => post === leaderPost || post === receiverPost);
}

/** Whose receptions somebody reads: materials of the acting mayor's go to the head of affairs (KR-2.6). */
function postsRead({ posts }: Actor, directory: Directory): string[] {
  const studies = posts.some((post) => directory.post(post).inLaw === 'head-of-affairs');
  return studies ? [...posts, directory.head.id] : [...posts];
}
