import { z } from 'zod';
import { receptionKinds } from '../../domain/reception/states.js';
import { day, defineMessage, defineStart, instant, nameIn, postId } from '../../workflow/contract/index.js';
import { leaderKinds } from '../leader-of.js';

const moments = {
  closesAt: instant,
  materialsAt: instant,
  eveAt: instant,
  opensAt: instant,
  beginsAt: instant,
  endsAt: instant,
  overAt: instant,
};

/** When a day goes on by itself, and after which instant an alarm is too long for it (KR-2.34). */
export const timers = z.object(moments);
export const timersUnderAlarm = z.object({ ...moments, alarmLimitAt: instant });

/** What the office has said of the day when it opened it (відкриття дня, KR-2.15). */
export const opening = z.object({
  leaderAway: z.boolean(),
  headNamedBy: z.enum(['nobody', 'absent-leader', 'other-deputy', 'other']),
  otherDeputy: z.enum(['yes', 'no', 'unknown']),
  /** The post that receives instead; null where it is not known or nobody is away. */
  receiverPost: postId.nullable(),
  /** When the reception began, where that was written down later; else it begins with the answer. */
  openedAt: instant.optional(),
});
export type DayOpening = z.infer<typeof opening>;

/** What the leader has said after an alarm; it is no longer asked about the alarms it settled. */
export const resumption = z.object({ alarmId: z.string(), decision: z.enum(['yes', 'no']) }).nullable();

/** Ids of the alarms after which the reception was resumed. */
export const alarmsSettled = z.array(z.string()).readonly();

/** The list of those booked, once there is one. */
export const listId = z.string();

/** Begins the day of a planned reception. */
export const receptionPlanned = defineStart('reception-day', {
  receivedOn: day,
  /** By when the materials lie with the head of affairs: the working day after booking closes (KR-2.6). */
  materialsOn: day,
  /** By when the leader and the deputies read what the booked citizens ask about (KR-2.11, 2.14). */
  eveOn: day,
  /** By when the head of the office finds out why it was not held, should nobody open it. */
  followedUpOn: day,
  leaderPost: postId,
  leader: z.enum(leaderKinds),
  kind: nameIn(receptionKinds),
  timers,
  /** Whether the office closed and nobody had opened the day. */
  notHeld: z.boolean(),
});

/** A signal or an all-clear was written down. */
export const alarmChanged = defineMessage('alarm-changed');

/** The reception is held on another day, or not at all. */
export const receptionMoved = defineMessage('reception-moved');

/** An order suspends the reception. */
export const receptionSuspended = defineMessage('reception-suspended');
