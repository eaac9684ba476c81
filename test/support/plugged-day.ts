import type { DataSource } from 'typeorm';
import { Directory } from '../../src/directory/index.js';
import { Mailroom } from '../../src/appeals/mailroom.js';
import { Documents } from '../../src/documents/index.js';
import { Journal } from '../../src/journal/index.js';
import { DecisionLog, PolicyService, Rulings } from '../../src/policy/index.js';
import { CityAlarms } from '../../src/receptions/day/city-alarms.js';
import { DayDesk } from '../../src/receptions/day/day-desk.js';
import { DayPlugs } from '../../src/receptions/day/day-plugs.js';
import { Recordings } from '../../src/receptions/recording/recordings.js';
import { ReceptionRulings } from '../../src/receptions/rulings.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import type { VisitRecord } from '../../src/receptions/tables.js';
import { Tidings } from '../../src/receptions/tidings.js';
import { Rehousing } from '../../src/receptions/timetable/rehousing.js';
import { ReceptionClock } from '../../src/receptions/timetable/reception-clock.js';
import { Planning } from '../../src/receptions/timetable/planning.js';
import { Suspensions } from '../../src/receptions/timetable/suspensions.js';
import { Transfers } from '../../src/receptions/transfers.js';
import type { Answers, FactSources, Openings, Steps } from '../../src/workflow/index.js';
import { calendar } from '../domain/calendar-of-rules.js';

/** Nobody is booked where only names are looked at. */
export class NoTransfers extends Transfers {
  override transfer(): Promise<VisitRecord> {
    throw new Error('Nobody is carried over here.');
  }

  override carryWaiting(): Promise<VisitRecord[]> {
    throw new Error('Nobody waits for a place here.');
  }

  override release(): Promise<void> {
    throw new Error('Nobody is released here.');
  }
}

interface Plugs {
  readonly steps: Steps;
  readonly answers: Answers;
  readonly facts: FactSources;
  readonly openings: Openings;
}

/** What the service registers for the day of a reception, over a database that nobody opens. */
export function plugDay(plugs: Plugs, dataSource: DataSource, directory: Directory, policy: PolicyService): void {
  const store = new ReceptionStore(dataSource);
  const documents = new Documents(directory);
  const decisions = new DecisionLog(dataSource, policy);
  const rulings = new Rulings(policy, decisions, new Journal(dataSource));
  const clock = new ReceptionClock(directory, calendar, policy, rulings);
  const planning = new Planning(store, clock, calendar, decisions);
  const tidings = new Tidings(documents, directory, new Mailroom(documents, directory, calendar));
  const rehousing = new Rehousing(store, new NoTransfers(), tidings);
  const suspensions = new Suspensions(store, planning, rehousing, directory);
  const alarms = new CityAlarms(policy);
  const recordings = new Recordings(new ReceptionRulings(rulings));
  const desk = new DayDesk(store, directory, planning, rehousing, suspensions, alarms, recordings, documents);
  new DayPlugs(plugs.steps, plugs.answers, plugs.facts, plugs.openings, desk).onModuleInit();
}
