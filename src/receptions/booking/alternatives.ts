import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan, MoreThanOrEqual, Or } from 'typeorm';
import { Directory } from '../../directory/index.js';
import { leaderOf } from '../leader-of.js';
import type { VisitQuestion } from '../reception-parts.js';
import { ReceptionRecord } from '../tables.js';
import { ReceptionReading } from './reception-reading.js';
import type { ReceptionLine } from './visit-view.js';

/** What a clerk offers to one who is not booked (KR-2.10, 2.3.2): the citizen chooses. */
export interface Alternatives {
  /** The next reception of the same leader, and the next of his with a free place where that one is full. */
  readonly nextReception: ReceptionLine | null;
  readonly nextFree: ReceptionLine | null;
  /** An appeal to that leader, on paper or by e-mail. */
  readonly appeal: { readonly forms: readonly ['letter', 'electronic']; readonly addressee: string };
  /** Who answers for such questions by the distribution of duties. */
  readonly responsible: readonly { readonly post: string; readonly title: string; readonly units: readonly string[] }[];
}

/** Finds what can be offered in place of a booking (пропозиції громадянинові). */
@Injectable()
export class AlternativeOffers {
  constructor(
    private readonly reading: ReceptionReading,
    private readonly directory: Directory,
  ) {}

  async insteadOf(
    manager: EntityManager,
    reception: ReceptionRecord,
    questions: readonly Pick<VisitQuestion, 'topic'>[],
    now: Date,
  ): Promise<Alternatives> {
    const { leaderPost, kind, heldOn, beginsAt } = reception;
    const ofLeader = {
      leaderPost,
      kind,
      status: In(['booking', 'closed']),
      bookingClosesAt: Or(IsNull(), MoreThanOrEqual(now)),
    };
    const later = await manager.find(ReceptionRecord, {
      where: [
        { ...ofLeader, heldOn: MoreThan(heldOn) },
        { ...ofLeader, heldOn, beginsAt: MoreThan(beginsAt) },
      ],
      order: { heldOn: 'ASC', beginsAt: 'ASC' },
    });
    const offers = await this.reading.lines(manager, later, now);
    return {
      nextReception: offers[0] ?? null,
      nextFree: offers.find(({ freePlaces }) => freePlaces === null || freePlaces > 0) ?? null,
      appeal: { forms: ['letter', 'electronic'], addressee: this.directory.post(leaderPost).titleDative },
      responsible: this.responsibleFor(questions),
    };
  }

  private responsibleFor(questions: readonly Pick<VisitQuestion, 'topic'>[]): Alternatives['responsible'] {
    const units = questions.flatMap(({ topic }) => this.directory.unitsForTopic(topic));
    const posts = [...new Set(units.flatMap(({ subordinateTo }) => subordinateTo ?? []))];
    return posts
      .map((id) => this.directory.post(id))
      .filter((post) => leaderOf(post) !== null)
      .map(({ id, title }) => {
        const under = units.filter(({ subordinateTo }) => subordinateTo === id).map(({ name }) => name);
        return { post: id, title, units: [...new Set(under)] };
      });
  }
}
