import { Transfers } from '../transfers.js';
import { Admission } from './admission.js';
import { AlternativeOffers } from './alternatives.js';
import { AskedUnits } from './asked-units.js';
import { BookingPlugs } from './booking-plugs.js';
import { BookingQuestions } from './booking-questions.js';
import { BookingRequests } from './booking-requests.js';
import { BookingTransfers } from './booking-transfers.js';
import { Booking } from './booking.js';
import { Cancelling } from './cancelling.js';
import { Correcting } from './correcting.js';
import { PlaceOffers } from './place-offers.js';
import { ReceptionReading } from './reception-reading.js';
import { ReceptionsController } from './receptions.controller.js';
import { VisitReading } from './visit-reading.js';
import { VisitsController } from './visits.controller.js';
import { WaitingLine } from './waiting-line.js';
import { WalkIns } from './walk-ins.js';

/** What the module of receptions is given by booking (запис). */
export const bookingProviders = [
  Admission,
  AlternativeOffers,
  AskedUnits,
  Booking,
  BookingPlugs,
  BookingQuestions,
  BookingRequests,
  BookingTransfers,
  { provide: Transfers, useExisting: BookingTransfers },
  Cancelling,
  Correcting,
  PlaceOffers,
  ReceptionReading,
  VisitReading,
  WaitingLine,
  WalkIns,
];

export const bookingControllers = [ReceptionsController, VisitsController];
