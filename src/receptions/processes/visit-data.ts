import { z } from 'zod';
import { receptionKinds } from '../../domain/reception/states.js';
import { day, defineMessage, defineStart, instant, nameIn, postId, unitId } from '../../workflow/contract/index.js';
import { Unreached } from '../values.js';
import { leaderSigns } from './question-data.js';

/** The data of `visit` and of what follows it: what chooses the way, and nothing about the person. */

/** Where a citizen is, as the process of a visit remembers it when an alarm has interrupted it. */
export const place = z.enum(['expected', 'in-queue', 'with-leader', 'heard', 'over']);
type Place = z.infer<typeof place>;

export const standsAt = (at: Place): { place: Place } => ({ place: at });

export const kind = nameIn(receptionKinds);

/** The post that receives: the leader of the reception, until the citizen is called in to whoever receives instead. */
export const receiverPost = postId;

export const units = z.array(unitId).readonly();
export const districts = units;

/** What was seen at the entrance (п. 2.23); sides of the bag in whole centimetres, the longest first. */
export const entry = z.object({
  intoxicationSigns: z.boolean(),
  weapons: z.boolean(),
  animal: z.boolean(),
  bagLongest: z.number(),
  bagMiddle: z.number(),
  bagShortest: z.number(),
  posters: z.boolean(),
  disorder: z.boolean(),
});

/** Of one received at a distance; a connection is always made in a room. */
export const connection = z.enum(['made', ...Unreached.options]);

export const person = z.enum(['citizen', 'minor', 'representative']);
export const representation = z.enum(['proper', 'unproven', 'none']);

/** How a citizen behaved, as whoever received them saw it (п. 2.25). */
export const conduct = z.object({
  subversiveCalls: z.boolean(),
  warPropaganda: z.boolean(),
  intoxicated: z.boolean(),
  danger: z.boolean(),
  insults: z.boolean(),
  abuse: z.boolean(),
});

/** What whoever received a citizen leaves for the rules. */
export const received = { conduct, leaderSigns };

/** Begins the visit of a citizen who has been booked. */
export const visitBooked = defineStart('visit', {
  receivedOn: day,
  receptionId: z.string(),
  heldOn: day,
  /** By when materials are prepared (KR-2.11). */
  preparedOn: day,
  kind,
  units,
  districts,
  place,
  receiverPost,
  leaderSigns,
});

/** The citizen has come or is connected, or could not be; who is there, and what was seen at the entrance of a room. */
export const arrived = defineMessage('arrived', {
  connection,
  /** Null at a distance: nobody goes in there. */
  entry: entry.nullable(),
  person,
  representation,
  arrivedAt: instant,
});

/** When that was, where it was written down later than it happened. */
export const calledAt = instant.optional();

/** The citizen is called in from the queue. */
export const called = defineMessage('called', { calledAt });

/** A registrar has written down what the leader said. */
export const saidAtTable = defineMessage('said-at-table', received);

/** The booking is given up. */
export const bookingCancelled = defineMessage('booking-cancelled');

/** The booking goes on with another card. */
export const transferred = defineMessage('transferred');

/** An alarm has ended the reception for today. */
export const alarmSentAway = defineMessage('alarm-sent-away');

/** The reception has ended, and the citizen had not come. */
export const receptionEnded = defineMessage('reception-ended');
