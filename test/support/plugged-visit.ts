import type { DataSource } from 'typeorm';
import type { Desk } from '../../src/appeals/desk.js';
import { Mailroom } from '../../src/appeals/mailroom.js';
import { Documents } from '../../src/documents/index.js';
import { Journal } from '../../src/journal/index.js';
import { DecisionLog, Rulings } from '../../src/policy/index.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { ReceptionRulings } from '../../src/receptions/rulings.js';
import { Tidings } from '../../src/receptions/tidings.js';
import { ReceptionClock } from '../../src/receptions/timetable/reception-clock.js';
import { Planning } from '../../src/receptions/timetable/planning.js';
import { VisitDesk } from '../../src/receptions/visit/visit-desk.js';
import { VisitPlugs } from '../../src/receptions/visit/visit-plugs.js';
import type { Answers, FactSources, Handovers, Openings, Steps } from '../../src/workflow/index.js';
import { calendar } from '../domain/calendar-of-rules.js';
import { NoTransfers } from './plugged-day.js';

interface Plugs {
  readonly steps: Steps;
  readonly answers: Answers;
  readonly facts: FactSources;
  readonly openings: Openings;
  readonly handovers: Handovers;
}

/** What the service registers for the visit of a citizen, over a database that nobody opens. */
export function plugVisit(plugs: Plugs, dataSource: DataSource, desk: Desk): void {
  const { directory, policy } = desk.office;
  const store = new ReceptionStore(dataSource);
  const [decisions, journal] = [new DecisionLog(dataSource, policy), new Journal(dataSource)];
  const rulings = new Rulings(policy, decisions, journal);
  const planning = new Planning(store, new ReceptionClock(directory, calendar, policy, rulings), calendar, decisions);
  const documents = new Documents(directory);
  const tidings = new Tidings(documents, directory, new Mailroom(documents, directory, calendar));
  const visits = new VisitDesk(
    store,
    new ReceptionRulings(rulings),
    directory,
    desk.office,
    planning,
    new NoTransfers(),
    tidings,
    desk,
    documents,
    journal,
  );
  new VisitPlugs(plugs.steps, plugs.answers, plugs.facts, plugs.openings, plugs.handovers, visits).onModuleInit();
}
