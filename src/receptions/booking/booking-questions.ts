import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Directory } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { flag, text, type View, view } from '../../platform/http/index.js';
import { ClauseRefView, type QuestionToAsk } from '../../policy/index.js';
import { earlierVisits, isLikely, perhapsSameFrom } from '../cards/earlier-visits.js';
import { ReceptionStore } from '../reception-store.js';
import { Admission } from './admission.js';
import { refuseUnbookable } from './bookable.js';
import { Booking } from './booking.js';
import { fieldOfFact } from './booking-facts.js';
import type { BookingDraft } from './booking.dto.js';
import { AppealHint, appealHints, VisitHint, visitHints } from './earlier-hints.js';

const field = text('Поле запису, у якому стоїть відповідь').meta({ examples: ['/answers/leaderPowers'] });

const BookingQuestion = view('BookingQuestion', 'Питання до громадянина, від якого щось залежить.', {
  field,
  label: text('Про що запитати'),
  description: text('Пояснення').nullable(),
  values: z
    .array(view('BookingQuestionValue', 'Можлива відповідь.', { value: text('Що надіслати'), label: text('Словами') }))
    .nullable()
    .describe('З чого обирати'),
  questionsLeft: z.number().describe('Скільки питань у середньому лишиться після цього'),
  answersLeft: z.number().describe('Скільки різних рішень у середньому лишиться можливими'),
});

export const OpenBooking = view('OpenBooking', 'Що ще запитати, перш ніж записувати, і що вже відомо.', {
  complete: flag('Чи вже нічого питати'),
  next: BookingQuestion.nullable().describe('З якого питання почати'),
  ask: z.array(BookingQuestion).describe('Найменше питань, від яких щось залежить'),
  doNotAsk: z
    .array(view('NeedlessQuestion', 'Про що не питати.', { field, label: text('Про що'), reason: text('Чому') }))
    .describe('Про що питати не слід'),
  possible: z
    .array(
      view('PossibleBooking', 'Рішення, яке ще можливе.', {
        outcome: text('Рішення; null, якщо жодного').nullable(),
        label: text('Рішення словами'),
        clauses: z.array(ClauseRefView).describe('Пункти, на яких воно тримається'),
        when: text('За яких відповідей'),
      }),
    )
    .describe('Які рішення ще можливі'),
  known: z
    .array(view('KnownFact', 'Що вже відомо.', { fact: text('Факт'), label: text('Що це'), value: text('Значення') }))
    .describe('Що вже відомо'),
  earlierVisits: z.array(VisitHint).describe('Попередні картки, найімовірніші спершу'),
  earlierAppeals: z.array(AppealHint).describe('Попередні звернення'),
});

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
  async open(receptionId: string, draft: BookingDraft, now: Date): Promise<View<typeof OpenBooking>> {
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
        return { outcome, label: outcomeLabel, clauses: clauses.map(({ act, clause }) => ({ act, clause })), when };
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

function questionView({ fact, label, description, values, ...left }: QuestionToAsk): View<typeof BookingQuestion> {
  const { questionsLeft, answersLeft } = left;
  return {
    field: fieldOfFact[fact] ?? fact,
    label,
    description,
    values: values?.map(({ value, label: words }) => ({ value: String(value), label: words })) ?? null,
    questionsLeft,
    answersLeft,
  };
}
