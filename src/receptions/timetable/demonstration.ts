import { Injectable } from '@nestjs/common';
import { systemActor } from '../../domain/actor.js';
import { plainDate } from '../../domain/plain-date.js';
import { Workflow } from '../../workflow/index.js';
import { TimetableRecord } from '../tables.js';
import type { NewEntry } from './new-entry.js';
import { Timetable } from './timetable.js';

const always = { limited: true, inForceFrom: plainDate('2023-09-01'), inForceTo: null } as const;
const inRoom129 = { ...always, kind: 'in-person', beginsAt: '10:00', place: 'кімната 129' } as const;

/**
 * A timetable for the demonstration council (приклад графіка): the acting mayor on the second Tuesday in room 129,
 * as clause 2.1 has it; the other days are invented, to be replaced by the city's own. A city starts with none.
 */
const demonstrationTimetable: readonly NewEntry[] = [
  { ...inRoom129, leaderPost: 'acting-mayor', recurrence: { every: 'month', nth: 2, weekday: 2 } },
  { ...inRoom129, leaderPost: 'first-deputy-mayor', recurrence: { every: 'month', nth: 1, weekday: 3 } },
  { ...inRoom129, leaderPost: 'deputy-mayor-housing', recurrence: { every: 'month', nth: 3, weekday: 4 } },
  { ...inRoom129, leaderPost: 'deputy-mayor-social', recurrence: { every: 'month', nth: 2, weekday: 5 } },
  { ...inRoom129, leaderPost: 'deputy-mayor-economy', recurrence: { every: 'month', nth: 4, weekday: 2 } },
  { ...inRoom129, leaderPost: 'head-of-affairs', recurrence: { every: 'month', nth: 'last', weekday: 5 } },
  {
    ...always,
    kind: 'video',
    leaderPost: 'deputy-mayor-social',
    recurrence: { every: 'month', nth: 4, weekday: 4 },
    beginsAt: '14:00',
    place: 'https://video.example/reception-social',
  },
  {
    ...always,
    kind: 'direct-line',
    leaderPost: 'deputy-mayor-housing',
    recurrence: { every: 'week', weekday: 1 },
    beginsAt: '14:00',
    place: 'телефон 0 800 000 000',
    limited: false,
  },
  {
    ...always,
    kind: 'legal-aid',
    leaderPost: 'legal-head',
    recurrence: { every: 'week', weekday: 3 },
    beginsAt: '09:00',
    place: 'кімната 131',
    limited: false,
  },
];

/** Gives the demonstration council its timetable (графік для ознайомлення), so that a newcomer finds receptions to book. */
@Injectable()
export class DemonstrationSetup {
  constructor(
    private readonly workflow: Workflow,
    private readonly timetable: Timetable,
  ) {}

  /** Only where there never was a line: what the office has entered or ended stays its own. */
  layOut(): Promise<void> {
    return this.workflow.transact(systemActor, async (tx) => {
      if ((await tx.manager.count(TimetableRecord)) > 0) return;
      for (const entry of demonstrationTimetable) await this.timetable.add(tx, entry);
    });
  }
}
