import { Not } from 'typeorm';
import { expect } from 'vitest';
import { DocumentRecord } from '../../src/documents/tables.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { Journal, type JournalEntry } from '../../src/journal/index.js';
import { orderedId } from '../../src/platform/database/ordered-id.js';
import { bookingRequest } from '../../src/receptions/booking/booking.dto.js';
import { Booking } from '../../src/receptions/booking/booking.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { ReceptionRecord, VisitRecord } from '../../src/receptions/tables.js';
import { VisitRequests } from '../../src/receptions/visit/visit-requests.js';
import { LineCalls } from '../../src/receptions/visit/line-calls.js';
import { arrival, lineCall } from '../../src/receptions/visit/visit.dto.js';
import { Workflow } from '../../src/workflow/index.js';
import { ProcessInstanceRecord, TaskRecord } from '../../src/workflow/tables.js';
import type { WalkedCouncil } from './appeal-council.js';
import { AppealWalk } from './appeal-walk.js';
import { inKyiv } from './appeal-council.js';
import { posting, postLetters } from './post.js';
import { flawIn } from './whole-story.js';

type Given = Readonly<Record<string, unknown>>;

/** A reception on its own: its day is another process, and is walked elsewhere. */
export async function reception(council: WalkedCouncil, change: Partial<ReceptionRecord> = {}): Promise<string> {
  const reception: ReceptionRecord = {
    id: orderedId(),
    version: 1,
    status: 'booking',
    timetableId: null,
    leaderPost: 'deputy-mayor-housing',
    kind: 'in-person',
    heldOn: plainDate('2026-03-10'),
    movedFrom: null,
    beginsAt: '10:00',
    place: 'кімната 129',
    capacity: 30,
    bookingClosesAt: inKyiv('2026-03-09T15:00'),
    booked: 0,
    receiverPost: null,
    receiverNamedBy: null,
    movedTo: null,
    suspensionId: null,
    alarmEffect: 'none',
    recording: null,
    openedAt: null,
    endedAt: null,
    ...change,
  };
  await council.get(ReceptionStore).insertReception(council.dataSource.manager, reception);
  return reception.id;
}

/** One citizen's visit on its way (прохід візиту): who does what, and where it then stands. */
export class VisitWalk {
  private constructor(
    readonly council: WalkedCouncil,
    readonly id: string,
    readonly receptionId: string,
  ) {}

  static async book(council: WalkedCouncil, receptionId: string, otherwise: Given = {}): Promise<VisitWalk> {
    const { visitor, ...fields } = otherwise as { visitor?: Given };
    const clerk = council.person('registrar-1');
    const request = bookingRequest.parse({
      channel: 'telephone',
      visitor: {
        surname: 'Коваленко',
        givenName: 'Марія',
        patronymic: 'Іванівна',
        residence: 'м. Кривий Ріг, Саксаганський район, вул. Соборності, буд. 12',
        ...visitor,
      },
      questions: [{ topic: '080', gist: 'У будинку немає опалення' }],
      answers: { leaderPowers: 'yes', earlierReply: 'yes', earlierResolved: 'no', stopCause: 'none' },
      ...fields,
    });
    const { visit } = await council
      .get(Workflow)
      .transact(clerk, (tx) => council.get(Booking).book(tx, receptionId, request));
    return new VisitWalk(council, visit.id, receptionId);
  }

  /** A call on the direct line: booked, arrived and, where the line is free, connected at once. */
  static async calls(council: WalkedCouncil, receptionId: string, call: Given = {}): Promise<VisitWalk> {
    const { visitor, ...fields } = call as { visitor?: Given };
    const request = lineCall.parse({
      visitor: { surname: 'Дзвінко', givenName: 'Ольга', residence: null, phone: '067 000 00 00', ...visitor },
      questions: [{ topic: '080', gist: 'У будинку немає опалення' }],
      ...fields,
    });
    const answer = await council.get(LineCalls).take(council.person('registrar-1'), receptionId, request);
    return new VisitWalk(council, answer.card.id, receptionId);
  }

  /** The day has come and the reception is open, as its own process would have it. */
  async dayBegins(change: Partial<Omit<ReceptionRecord, 'status'>> = {}): Promise<void> {
    await this.council.goesTo('2026-03-10T09:30');
    await this.council.get(ReceptionStore).changeReception(this.manager, this.receptionId, { status: 'closed' });
    await this.council
      .get(ReceptionStore)
      .changeReception(this.manager, this.receptionId, { status: 'under-way', ...change });
  }

  async arrives(said: Given = {}): Promise<void> {
    const clerk = this.council.person('registrar-1');
    await this.council.get(VisitRequests).arrive(clerk, this.id, arrival.parse(said));
  }

  async goesIn(): Promise<void> {
    expect(await this.isTold('called')).toBe(1);
  }

  async isTold(name: string, data: Given = {}): Promise<number> {
    return this.council.get(Workflow).message(this.council.person('registrar-1'), { name, businessKey: this.id, data });
  }

  card(): Promise<VisitRecord> {
    return this.manager.findOneByOrFail(VisitRecord, { id: this.id });
  }

  reception(): Promise<ReceptionRecord> {
    return this.manager.findOneByOrFail(ReceptionRecord, { id: this.receptionId });
  }

  openTasks(): Promise<TaskRecord[]> {
    const where = { businessKey: this.id, isOpen: true, processKey: Not(posting) };
    return this.manager.find(TaskRecord, { where, order: { elementId: 'ASC', group: 'ASC' } });
  }

  /** The tasks that are open now beside those of the units that prepare materials. */
  async standsAt(...elements: readonly string[]): Promise<void> {
    const open = (await this.openTasks()).map(({ elementId }) => elementId);
    expect(open.filter((id) => id !== 'prepare-materials')).toEqual([...elements].sort());
  }

  /** Whoever may do it does it, or the one named. */
  async complete(elementId: string, answer: Given, as?: string): Promise<void> {
    const task = (await this.openTasks()).find((one) => one.elementId === elementId);
    if (!task) throw new Error(`The visit does not stand at ${elementId}.`);
    const doer = as === undefined ? this.council.someoneOf((task.group ?? '').split(',')[0] ?? '') : undefined;
    const actor = doer ?? this.council.person(as ?? 'registrar-1');
    await this.council.get(Workflow).complete(actor, task.id, { answer });
    await postLetters(this.council, this.id);
  }

  /** The process has come to this end, and nobody waits for anything; its questions are done, and the journal is whole. */
  async ends(endEvent: string): Promise<void> {
    const instances = await this.manager.findBy(ProcessInstanceRecord, { businessKey: this.id, processKey: 'visit' });
    expect(instances.map(({ status, endEvent: end }) => [status, end])).toEqual([['completed', endEvent]]);
    const following = { businessKey: this.id, processKey: 'reception-question', status: 'running' as const };
    expect(await this.manager.countBy(ProcessInstanceRecord, following)).toBe(0);
    expect(await this.openTasks()).toEqual([]);
    expect(await flawIn(this.council, this.id)).toBeNull();
  }

  async noted(...kinds: readonly string[]): Promise<JournalEntry[]> {
    return (await this.council.get(Journal).read(this.id)).filter(({ kind }) => kinds.includes(kind));
  }

  /** The outcomes of one rule set in this visit, first to last. */
  async decided(ruleSet: string): Promise<unknown[]> {
    const made = (await this.noted('decision')).map(({ payload }) => payload);
    return made.filter((payload) => payload?.['ruleSet'] === ruleSet).map((payload) => payload?.['outcome']);
  }

  /** What was written to the citizen about the visit, first to last. */
  letters(): Promise<DocumentRecord[]> {
    return this.manager.find(DocumentRecord, { where: { subject: this.id }, order: { createdAt: 'ASC' } });
  }

  /** The appeals that came of the questions left open, in the order of the card. */
  async appeals(): Promise<AppealWalk[]> {
    const { questions } = await this.card();
    const ids = questions.flatMap(({ outcome }) => outcome?.appealId ?? []);
    const walks = ids.map((id) => new AppealWalk(this.council, id));
    this.council.walks.push(...walks);
    return walks;
  }

  private get manager() {
    return this.council.dataSource.manager;
  }
}

/** What the leader answers of the questions in their order. */
export function heard(...decisions: readonly ('settled' | 'refused' | 'instruction' | 'complex')[]) {
  const explanation = 'Опалення ввімкнуть 12 березня.';
  return { questions: decisions.map((decision, place) => ({ position: place + 1, decision, explanation })) };
}
