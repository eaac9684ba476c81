import { defineMessage } from '../../workflow/contract/index.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { ReceptionKind } from '../../domain/reception/states.js';
import type { Unreached } from '../reception-parts.js';

/** Where a citizen is, as the process of a visit remembers it when an alarm has interrupted it. */
export type VisitPlace = 'in-queue' | 'with-leader' | 'heard' | 'over';

/** What was seen at the entrance (п. 2.23); sides of the bag in whole centimetres, the longest first. */
export interface Entry {
  readonly intoxicationSigns: boolean;
  readonly weapons: boolean;
  readonly animal: boolean;
  readonly bagLongest: number;
  readonly bagMiddle: number;
  readonly bagShortest: number;
  readonly posters: boolean;
  readonly disorder: boolean;
}

/** How a citizen behaved, as whoever received them saw it (п. 2.25). */
export interface Conduct {
  readonly subversiveCalls: boolean;
  readonly warPropaganda: boolean;
  readonly intoxicated: boolean;
  readonly danger: boolean;
  readonly insults: boolean;
  readonly abuse: boolean;
}

/** The data of `visit` and of what follows it: what chooses the way, and nothing about the person. */
export interface VisitData {
  readonly receivedOn: PlainDate;
  readonly receptionId: string;
  readonly heldOn: PlainDate;
  readonly kind: ReceptionKind;
  readonly units: readonly string[];
  readonly districts: readonly string[];
  readonly place?: VisitPlace;
  readonly receiverPost?: string;
  /** When the citizen came, as it was written down: an ISO instant. */
  readonly arrivedAt?: string;
  /** Of one received at a distance. */
  readonly connection?: 'made' | Unreached;
  readonly entry?: Entry;
  readonly person?: 'citizen' | 'minor' | 'representative';
  readonly representation?: 'proper' | 'unproven' | 'none';
  readonly conduct?: Conduct;
  readonly leaderSigns?: boolean;
  /** The question that `reception-question`, or the appeal it became, is about. */
  readonly question?: string;
  /** What tasks show of it, as a list of one: the item of each task. */
  readonly about?: readonly [QuestionTask];
}

/** Which question a task is about (про яке питання завдання), and the letter it signs once there is one. */
export interface QuestionTask {
  readonly position: number;
  readonly topic: string;
  readonly letterId?: string;
}

/** The diagram and these steps agree on the keys; what is not there yet has not happened. */
export function visitData(data: Readonly<Record<string, unknown>>): VisitData {
  return data as unknown as VisitData;
}

/** The citizen is called in from the queue. */
export const called = defineMessage('called');

/** An alarm has ended the reception for today. */
export const alarmSentAway = defineMessage('alarm-sent-away');

/** The reception has ended, and the citizen had not come. */
export const receptionEnded = defineMessage('reception-ended');
