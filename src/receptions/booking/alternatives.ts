import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan, MoreThanOrEqual, Or } from 'typeorm';
import { z } from 'zod';
import { Directory } from '../../directory/index.js';
import { choice, text, type View, view } from '../../platform/http/index.js';
import { ReceptionLine } from '../cards/card-views.js';
import { ReceptionReading } from '../cards/reception-reading.js';
import { leaderOf } from '../leader-of.js';
import { ReceptionRecord } from '../tables.js';
import type { VisitQuestion } from '../values.js';

/** What a clerk offers to one who is not booked (KR-2.10, 2.3.2): the citizen chooses. */
export const Alternatives = view('BookingAlternatives', 'Що запропонувати тому, кого не записано (п. 2.10).', {
  nextReception: ReceptionLine.nullable().describe('Наступний прийом того самого керівника'),
  nextFree: ReceptionLine.nullable().describe('Наступний його прийом, де є місце'),
  appeal: view('OfferedAppeal', 'Звернення до цього керівника.', {
    forms: z
      .array(choice('OfferedForm', 'Письмове чи електронне.', ['letter', 'electronic']))
      .describe('Як звернутися'),
    addressee: text('Кому писати'),
  }),
  responsible: z
    .array(
      view('ResponsibleLeader', 'Хто відповідає за такі питання за розподілом обов’язків.', {
        post: text('Посада'),
        title: text('Її назва'),
        units: z.array(z.string()).describe('Підрозділи, які йому підпорядковано'),
      }),
    )
    .describe('Хто ще може прийняти з таким питанням'),
});
export type Alternatives = View<typeof Alternatives>;

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
