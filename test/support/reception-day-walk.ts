import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { ReceptionKind } from '../../src/domain/reception/states.js';
import { kyivInstant } from '../../src/domain/kyiv-time.js';
import { DocumentRecord } from '../../src/documents/tables.js';
import { Journal } from '../../src/journal/index.js';
import { orderedId } from '../../src/platform/database/ordered-id.js';
import { Alarms } from '../../src/receptions/alarms/alarms.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { ReceptionRecord, TimetableRecord, VisitRecord } from '../../src/receptions/tables.js';
import { Planning } from '../../src/receptions/timetable/planning.js';
import { Workflow } from '../../src/workflow/index.js';
import { ProcessInstanceRecord, TaskRecord } from '../../src/workflow/tables.js';
import { inKyiv, WalkedCouncil } from './appeal-council.js';
import { flawIn } from './whole-story.js';

type Answer = Readonly<Record<string, unknown>>;

interface DayPlan {
  /** Kyiv time at which the walk begins; receptions are planned then. */
  readonly at?: string;
  readonly leaderPost?: string;
  readonly kind?: ReceptionKind;
  readonly beginsAt?: string;
}

/** One day of receptions on its way (прохід дня прийому): a leader receives on the second Tuesday of a month. */
class ReceptionDayWalk {
  private citizens = 0;

  private constructor(
    readonly council: WalkedCouncil,
    readonly id: string,
  ) {}

  /** 10 March 2026 is the first Tuesday that the timetable gives after the walk begins. */
  static async plan(council: WalkedCouncil, plan: DayPlan = {}): Promise<ReceptionDayWalk> {
    const { leaderPost = 'deputy-mayor-housing', kind = 'in-person', beginsAt = '09:00' } = plan;
    const office = council.person('office-head');
    const id = await council.get(Workflow).transact(office, async (tx) => {
      const entry: TimetableRecord = {
        id: orderedId(),
        version: 1,
        leaderPost,
        kind,
        recurrence: { every: 'month', nth: 2, weekday: 2 },
        beginsAt,
        place: 'кабінет 129',
        capacity: 30,
        inForceFrom: council.today,
        inForceTo: null,
        createdBy: office.id,
        createdAt: tx.now,
      };
      await tx.manager.createQueryBuilder().insert().into(TimetableRecord).values(entry).updateEntity(false).execute();
      const planned = await council.get(Planning).planAhead(tx);
      const first = planned.find((one) => one.timetableId === entry.id);
      if (!first) throw new Error('The timetable gives no reception.');
      return first.id;
    });
    return new ReceptionDayWalk(council, id);
  }

  reception(id = this.id): Promise<ReceptionRecord> {
    return this.manager.findOneByOrFail(ReceptionRecord, { id });
  }

  /** Puts somebody on the list with no process of a visit: what the day does with cards is looked at here. */
  async comes(change: Partial<VisitRecord> = {}): Promise<string> {
    this.citizens += 1;
    const now = inKyiv('2026-03-03T10:00');
    const visit: VisitRecord = {
      id: randomUUID(),
      version: 1,
      status: 'booked',
      receptionId: this.id,
      year: 2026,
      serial: 901 + (await this.manager.count(VisitRecord)),
      channel: 'telephone',
      visitor: {
        surname: `Прийменко`,
        givenName: 'Марія',
        patronymic: 'Петрівна',
        residence: 'м. Кривий Ріг, вул. Зразкова, буд. 1',
        phone: '067 000 0000',
        email: null,
        categories: [],
        minor: false,
      },
      personKey: `person-${this.citizens}`,
      searchText: 'прийменко',
      companions: [],
      questions: [{ id: randomUUID(), topic: '090', gist: 'Протікає дах будинку', outcome: null }],
      answers: {},
      bookingOutcome: 'book',
      bookingClauses: [],
      queueGroup: 'by-time',
      firstPlaceRight: false,
      rightUsed: false,
      bookedAt: new Date(now.getTime() + this.citizens * 60_000),
      bookedBy: 'p-registrar-1',
      arrivedAt: null,
      grounds: [],
      stoppedOn: null,
      agreesToSubstitute: 'unknown',
      remote: null,
      replyWish: 'unknown',
      previousVisitId: null,
      endedAt: null,
      ...change,
    };
    await this.council.get(ReceptionStore).insertVisit(this.manager, visit);
    const { booked } = await this.reception();
    await this.council.get(ReceptionStore).changeReception(this.manager, this.id, { booked: booked + 1 });
    return visit.id;
  }

  visit(id: string): Promise<VisitRecord> {
    return this.manager.findOneByOrFail(VisitRecord, { id });
  }

  /** As if the visit had gone its way to the end. */
  async isHeard(id: string): Promise<void> {
    await this.manager.update(VisitRecord, { id }, { status: 'heard' });
  }

  /** The card that goes on with this one. */
  following(id: string): Promise<VisitRecord | null> {
    return this.manager.findOneBy(VisitRecord, { previousVisitId: id });
  }

  /** The siren sounds at this time of the day on which the clock stands; gives the id of the alarm. */
  async siren(time: string): Promise<string> {
    await this.goesTo(`${this.council.today}T${time}`);
    const desk = this.council.get(Alarms);
    const clerk = this.council.person('registrar-1');
    const begun = await this.council.get(Workflow).transact(clerk, (tx) => desk.begin(tx, tx.now));
    return begun.id;
  }

  /** A whole alarm written down when it is over; times of the day on which the clock stands. */
  async alarmWas(from: string, to: string): Promise<string> {
    const [startedAt, endedAt] = [this.timeToday(from), this.timeToday(to)];
    const desk = this.council.get(Alarms);
    const clerk = this.council.person('registrar-1');
    const alarm = await this.council.get(Workflow).transact(clerk, (tx) => desk.begin(tx, startedAt, endedAt));
    return alarm.id;
  }

  /** The all-clear, written down when the clock stands already later. */
  async allClearWas(alarmId: string, time: string): Promise<void> {
    const desk = this.council.get(Alarms);
    const clerk = this.council.person('registrar-1');
    await this.council.get(Workflow).transact(clerk, (tx) => desk.end(tx, alarmId, this.timeToday(time)));
  }

  private timeToday(time: string): Date {
    return kyivInstant(this.council.today, time);
  }

  async allClear(alarmId: string, kyivTime: string): Promise<void> {
    await this.goesTo(kyivTime);
    const desk = this.council.get(Alarms);
    const clerk = this.council.person('registrar-1');
    await this.council.get(Workflow).transact(clerk, (tx) => desk.end(tx, alarmId, tx.now));
  }

  goesTo(kyivTime: string): Promise<void> {
    return this.council.goesTo(kyivTime);
  }

  /** Another leader's day in the same council: one siren is heard by both. */
  another(plan: DayPlan): Promise<ReceptionDayWalk> {
    return ReceptionDayWalk.plan(this.council, plan);
  }

  /** The tasks that are open now, and no others. */
  async standsAt(...elements: readonly string[]): Promise<void> {
    expect((await this.openTasks()).map(({ elementId }) => elementId)).toEqual([...elements].sort());
  }

  async complete(elementId: string, answer: Answer = {}, as?: string): Promise<void> {
    const task = (await this.openTasks()).find((one) => one.elementId === elementId);
    if (!task) throw new Error(`The day does not stand at ${elementId}.`);
    const doer = as === undefined ? this.council.someoneOf(task.group ?? '') : this.council.person(as);
    if (!doer) throw new Error(`Nobody may do ${elementId} (${task.group}) today.`);
    await this.council.get(Workflow).complete(doer, task.id, { answer });
  }

  openTasks(): Promise<TaskRecord[]> {
    const where = { businessKey: this.id, isOpen: true };
    return this.manager.find(TaskRecord, { where, order: { elementId: 'ASC', group: 'ASC' } });
  }

  async ends(endEvent: string): Promise<void> {
    await this.standsAt();
    const root = await this.manager.findOneByOrFail(ProcessInstanceRecord, { businessKey: this.id });
    expect([root.status, root.endEvent]).toEqual(['completed', endEvent]);
    expect(await flawIn(this.council, this.id)).toBeNull();
  }

  async noted(kind: string): Promise<(Readonly<Record<string, unknown>> | null)[]> {
    return (await this.council.get(Journal).read(this.id)).flatMap((entry) =>
      entry.kind === kind ? [entry.payload] : [],
    );
  }

  /** The outcomes of one rule set on this day, first to last. */
  async decided(ruleSet: string): Promise<unknown[]> {
    const made = await this.noted('decision');
    return made.filter((payload) => payload?.['ruleSet'] === ruleSet).map((payload) => payload?.['outcome']);
  }

  papers(): Promise<DocumentRecord[]> {
    return this.manager.find(DocumentRecord, { where: { subject: this.id } });
  }

  private get manager() {
    return this.council.dataSource.manager;
  }
}

/** A test over a council of its own with one planned day of receptions. */
export function dayWalk(
  title: string,
  body: (day: ReceptionDayWalk) => Promise<void>,
  { at = '2026-03-02T10:00', ...plan }: DayPlan = {},
): void {
  test(title, () =>
    WalkedCouncil.walkedBy(async (council) => body(await ReceptionDayWalk.plan(council, plan)), { at }),
  );
}

/** Days of the diagram begin like this: booking has closed, the office opens. */
export async function opened(day: ReceptionDayWalk, answer: Answer = { leaderAway: 'no' }): Promise<void> {
  await day.goesTo('2026-03-10T08:30');
  await day.complete('open-day', answer);
}
