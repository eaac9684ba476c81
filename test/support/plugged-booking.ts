import type { DataSource } from 'typeorm';
import type { Directory } from '../../src/directory/index.js';
import { Journal } from '../../src/journal/index.js';
import { AskDesk, DecisionLog, type PolicyService, Questions, Rulings } from '../../src/policy/index.js';
import { Admission } from '../../src/receptions/booking/admission.js';
import { BookingPlugs } from '../../src/receptions/booking/booking-plugs.js';
import { Booking } from '../../src/receptions/booking/booking.js';
import { PlaceOffers } from '../../src/receptions/booking/place-offers.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { ReceptionRulings } from '../../src/receptions/rulings.js';
import { TellingPlugs } from '../../src/receptions/telling/telling-plugs.js';
import type { Answers, Openings, Steps } from '../../src/workflow/index.js';
import { calendar, classifier } from '../domain/calendar-of-rules.js';

interface Plugs {
  readonly steps: Steps;
  readonly answers: Answers;
  readonly openings: Openings;
  readonly questions: Questions;
}

/** What the service registers for the booking of places, over a database that nobody opens. */
export function plugBooking(plugs: Plugs, dataSource: DataSource, directory: Directory, policy: PolicyService): void {
  const store = new ReceptionStore(dataSource);
  const kept = new Rulings(policy, new DecisionLog(dataSource, policy), new Journal(dataSource));
  const rulings = new ReceptionRulings(kept);
  const admission = new Admission(rulings, new AskDesk(policy), policy, directory);
  const booking = new Booking(store, admission, rulings, directory, classifier, calendar);
  const { steps, answers, openings, questions } = plugs;
  new TellingPlugs(steps, answers, openings, calendar, policy).onModuleInit();
  new BookingPlugs(steps, answers, openings, questions, new PlaceOffers(store, booking)).onModuleInit();
}
