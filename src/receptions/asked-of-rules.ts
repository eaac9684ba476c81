import { z } from 'zod';
import { receptionKinds } from '../domain/reception/states.js';
import { defineQuestion } from '../policy/index.js';
import { each, nameIn, yesNoUnknown } from '../workflow/contract/index.js';
import { leaderKinds } from './leader-of.js';
import { QueueGroup } from './values.js';

/** What is asked of the rules on a reception beside its diagrams (питання до правил щодо прийому). */

const leader = z.enum(leaderKinds);
const kind = nameIn(receptionKinds);

/** When booking closes (KR-2.12). */
export const closingOfBooking = defineQuestion({
  set: 'booking-closing',
  facts: { 'reception.leader': leader },
  outcomes: {
    'last-but-one-day': { workingDay: z.number(), hour: z.string() },
    'last-day-hour': { workingDay: z.number(), hour: z.string() },
    'unit-order': {},
  },
});

/** Whether a citizen is booked (KR-2.9–2.16). */
export const admissionToBooking = defineQuestion({
  set: 'booking-admission',
  facts: {
    'reception.leader': leader,
    'booking.stopCause': z.enum(['none', 'gone', 'remains', 'unknown']),
    'booking.booked': z.number(),
    ...each(['booking.earlierResolved', 'booking.leaderPowers', 'booking.earlierReply'], yesNoUnknown),
    ...each(['booking.closed', 'booking.firstPlaceRight', 'booking.limited'], z.boolean()),
  },
  outcomes: each(
    [
      'book',
      'book-first',
      'clarify',
      'closed',
      'refuse-cause-remains',
      'refuse-resolved',
      'refuse-powers',
      'refuse-no-reply',
      'offer-alternatives',
    ],
    {},
  ),
});

/** In which group of the queue a citizen is received (KR-2.16, 2.17). */
export const orderOfQueue = defineQuestion({
  set: 'booking-order',
  facts: each(['booking.firstPlaceRight', 'author.priorityReview'], z.boolean()),
  outcomes: each(QueueGroup.options, {}),
});

/** Whether a citizen without a booking is received. */
export const walkIn = defineQuestion({
  set: 'walk-in',
  facts: {
    'reception.leader': leader,
    'reception.kind': kind,
    'booking.booked': z.number(),
    ...each(['visit.stoppedToday', 'reception.bookedReceived', 'reception.leaderAgrees'], z.boolean()),
  },
  outcomes: each(['receive', 'not-today', 'offer-booking'], {}),
});

/** Whether somebody may be present with the citizen (KR-2.18–2.20). */
export const presenceOfCompanion = defineQuestion({
  set: 'companion',
  facts: {
    'companion.role': z.enum(['representative', 'relative', 'invited', 'stranger']),
    'companion.papers': z.boolean(),
  },
  outcomes: each(['present', 'not-present'], {}),
});

/** Whether a reception may be recorded (KR-2.24). */
export const recordingAllowed = defineQuestion({
  set: 'recording',
  facts: {
    'reception.kind': kind,
    'recording.mode': z.enum(['none', 'audio', 'video']),
    'recording.notice': z.enum(['none', 'hung', 'told']),
  },
  outcomes: each(['allowed', 'refuse-no-notice', 'refuse-not-told'], {}),
});

/** Who receives when the leader is away (KR-2.15), asked before the opening of the day is accepted. */
export const substituteReceives = defineQuestion({
  set: 'substitution',
  facts: null,
  outcomes: each(['as-scheduled', 'named-head', 'other-deputy', 'find-substitute', 'postpone'], {}),
});

/** Whether the papers of whoever came suffice (KR-2.19). */
export const papersSuffice = defineQuestion({
  set: 'visitor',
  facts: null,
  outcomes: each(['receive', 'ask-for-papers', 'invite-representative'], {}),
});

export const askedOfReceptions = [
  substituteReceives,
  papersSuffice,
  closingOfBooking,
  admissionToBooking,
  orderOfQueue,
  walkIn,
  presenceOfCompanion,
  recordingAllowed,
];
