import type { StepContext } from '../../workflow/index.js';

/** What the office has said of the day when it opened it (відкриття дня, KR-2.15). */
export interface DayOpening {
  readonly leaderAway: boolean;
  readonly headNamedBy: 'nobody' | 'absent-leader' | 'other-deputy' | 'other';
  readonly otherDeputy: 'yes' | 'no' | 'unknown';
  /** The post that receives instead; null where it is not known or nobody is away. */
  readonly receiverPost: string | null;
}

/** What the leader has said after an alarm; it is no longer asked about the alarms it settled. */
export interface Resumption {
  readonly alarmId: string;
  readonly decision: 'yes' | 'no';
}

/** What the process `reception-day` keeps between its steps; each key is written whole. */
export interface DayData {
  readonly opening?: DayOpening;
  readonly resumption?: Resumption | null;
  readonly alarmsSettled?: readonly string[];
  readonly listId?: string;
  readonly timers?: Readonly<Record<string, string>>;
}

export function dayData({ data }: Pick<StepContext, 'data'>): DayData {
  return data;
}

/** A visit asks about its reception, a day about itself. */
export function receptionIdOf({ data, businessKey }: Pick<StepContext, 'data' | 'businessKey'>): string {
  return typeof data['receptionId'] === 'string' ? data['receptionId'] : businessKey;
}
