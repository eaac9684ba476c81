import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Directory } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { QuestionToAsk } from '../../policy/index.js';
import { ReceptionStore } from '../reception-store.js';
import { Admission } from './admission.js';
import { Booking } from './booking.js';
import { fieldOfFact } from './booking-facts.js';
import type { BookingDraft } from './booking.dto.js';
import { refuseUnbookable } from './bookable.js';
import { appealHints, visitHints } from './earlier-hints.js';
import { earlierVisits, isLikely, perhapsSameFrom } from './earlier-visits.js';

/** What a booking still has to ask while the clerk types (питання запису). Nothing is stored, nothing is locked. */
@Injectable()
export class BookingQuestions {
  constructor(
    private readonly store: ReceptionStore,
    private readonly admission: Admission,
    private readonly booking: Booking,
    private readonly directory: Directory,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Earlier visits are shown as soon as surname and name are told; the rules act on those only that the booking
   * itself would take for this person's.
   *
   * @throws NOT_FOUND, RECEPTION_NOT_BOOKABLE, CLASSIFIER_CODE_UNKNOWN, FIRST_PLACE_RIGHT_REFUSED, FACTS_IMPOSSIBLE
   */
  async open(receptionId: string, draft: BookingDraft, now: Date) {
    const { manager } = this.dataSource;
    const reception = await this.store.reception(receptionId, manager);
    refuseUnbookable(reception);
    this.booking.checkCodes({ categories: draft.visitor?.categories ?? [] }, draft.questions, now);
    const visitor = namedIn(draft);
    const hints = visitor === null ? [] : await earlierVisits(manager, visitor, null, perhapsSameFrom);
    const { answers, rightOf } = draft;
    const asking = { reception, visitor, answers, earlier: hints.filter(isLikely), rightOf, now };
    const report = this.admission.ask(await this.admission.known(manager, asking));
    const ask = report.ask.map(questionView);
    const appeals =
      visitor === null ? [] : await appealHints(manager, visitor, draft.questions, dayInKyiv(now), this.directory);
    return {
      complete: ask.length === 0,
      next: ask[0] ?? null,
      ask,
      doNotAsk: report.doNotAsk.flatMap(({ fact, label, reason }) => {
        const field = fieldOfFact[fact];
        return field === undefined ? [] : [{ field, label, reason: `${reason} (п. 2.5)` }];
      }),
      possible: report.answers.map(({ outcome, outcomeLabel, clauses, when }) => {
        return { outcome, label: outcomeLabel, clauses, when };
      }),
      known: report.known.map(({ fact, label, valueText }) => ({ fact, label, value: valueText })),
      earlierVisits: visitHints(hints, reception),
      earlierAppeals: appeals,
    };
  }
}

/** Nobody can be looked for by less than a surname and a name. */
function namedIn({ visitor }: BookingDraft) {
  const { surname, givenName } = visitor ?? {};
  if (visitor === undefined || surname === undefined || givenName === undefined) return null;
  const { patronymic = null, residence = null, phone = null, email = null, categories } = visitor;
  return { surname, givenName, patronymic, residence, phone, email, categories, minor: false };
}

function questionView({ fact, label, description, values, questionsLeft, answersLeft }: QuestionToAsk) {
  return { field: fieldOfFact[fact] ?? fact, label, description, values, questionsLeft, answersLeft };
}
