import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { later, type PlainDate } from '../../domain/plain-date.js';
import { refusedAt } from '../../domain/problem.js';
import { type ClosingRule, momentsOf, type ReceptionMoments } from '../../domain/reception/closing.js';
import type { ReceptionKind } from '../../domain/reception/states.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { type Decision, PolicyService, type Ruled, Rulings } from '../../policy/index.js';
import { closingOfBooking } from '../asked-of-rules.js';
import { type LeaderKind, leaderOf } from '../leader-of.js';

/** When and where a leader is to receive: a place in the timetable that a reception may take. */
export interface Slot {
  readonly leaderPost: string;
  readonly kind: ReceptionKind;
  readonly heldOn: PlainDate;
  readonly beginsAt: string;
}

/** What the rules and the calendar say of a reception. */
export interface ReceptionTiming {
  readonly leader: LeaderKind;
  readonly moments: ReceptionMoments;
  readonly decision: Decision;
  /** The last working day before it (переддень); its own day for one planned only then. */
  readonly eveOn: PlainDate;
  /** The working day after it: what the reception leaves to be cleared up is due then. */
  readonly followedUpOn: PlainDate;
}

/** Counts the moments of a reception by the rule set `booking-closing` of its day, the parameters and the calendar. */
@Injectable()
export class ReceptionClock {
  constructor(
    private readonly directory: Directory,
    private readonly calendar: WorkingCalendar,
    private readonly policy: PolicyService,
    private readonly rulings: Rulings,
  ) {}

  /** @throws NOT_FOUND for an unknown post, BODY_INVALID for one whose holder does not receive */
  leader(postId: string): LeaderKind {
    const post = this.directory.post(postId);
    const leader = leaderOf(post);
    if (leader !== null) return leader;
    const detail = `Положення не дає окремого прийому посаді «${post.title}».`;
    throw refusedAt('/leaderPost', detail);
  }

  async momentsOf(slot: Slot, now: Date): Promise<ReceptionTiming> {
    const leader = this.leader(slot.leaderPost);
    const facts = { 'reception.leader': leader };
    const decision = await this.rulings.consider(closingOfBooking, facts, { of: { receivedOn: slot.heldOn }, now });
    const office = (day: PlainDate) => ({
      opensAt: String(this.policy.parameter('param.office.opensAt', day)),
      closesAt: String(this.policy.parameter('param.office.closesAt', day)),
    });
    const moments = momentsOf(slot, closingRule(decision), this.calendar, office);
    const eveOn = later(this.calendar.addWorkingDays(slot.heldOn, -1), dayInKyiv(now));
    return { leader, decision, moments, eveOn, followedUpOn: this.calendar.addWorkingDays(slot.heldOn, 1) };
  }
}

function closingRule({ outcome, values }: Ruled<typeof closingOfBooking.outcomes>): ClosingRule {
  return outcome === 'unit-order' ? { outcome } : { outcome, workingDay: values.workingDay, hour: values.hour };
}

/** With what the process `reception-day` begins. */
export function receptionDayData(slot: Slot, { leader, moments, eveOn, followedUpOn }: ReceptionTiming) {
  const { heldOn, leaderPost, kind } = slot;
  const iso = (instant: Date) => instant.toISOString();
  // The moment of closing is still in time (docs/decisions/0033): what is drawn up then comes right after it.
  const closed = (instant: Date) => new Date(instant.getTime() + (instant < moments.closesAt ? 0 : 1));
  const timers = {
    closesAt: iso(closed(moments.closesAt)),
    materialsAt: iso(moments.materialsAt),
    eveAt: iso(closed(moments.eveAt)),
    opensAt: iso(moments.opensAt),
    beginsAt: iso(moments.beginsAt),
    endsAt: iso(moments.endsAt),
    overAt: iso(moments.overAt),
  };
  const days = { receivedOn: heldOn, materialsOn: dayInKyiv(moments.materialsAt), eveOn, followedUpOn };
  return { ...days, leaderPost, leader, kind, timers, notHeld: false };
}
