import { Versions } from '../../src/workflow/definitions/versions.js';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { systemActor, type Actor } from '../../src/domain/actor.js';
import { dayInKyiv } from '../../src/domain/kyiv-time.js';
import { Directory } from '../../src/directory/index.js';
import { Clock } from '../../src/platform/clock.js';
import { ReceptionRecord, VisitRecord } from '../../src/receptions/tables.js';
import { compile } from '../../src/workflow/engine/index.js';
import { InstanceReading, Workflow, type WorkflowTransaction } from '../../src/workflow/index.js';
import { openCouncil, type OpenCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { boundaryMessage, diagram, end, start, task } from '../workflow/host/diagram.js';
import { request } from './booking-office.js';

type Fields = Readonly<Record<string, unknown>>;

/** What a process waits for, where the real diagram is not drawn yet. */
function standIn(process: string, messages: readonly string[]): string {
  return diagram(process, {
    nodes: [
      start(),
      task('wait', { group: 'registrar@office' }),
      ...messages.map((name) => boundaryMessage(name, 'wait', name)),
      end(),
      end('ended'),
    ],
    flows: ['begun wait', 'wait done', ...messages.map((name) => `${name} ended`)],
    messages,
  });
}

const standIns = {
  'reception-day': standIn('reception-day', ['reception-moved', 'reception-suspended']),
  visit: standIn('visit', ['booking-cancelled', 'transferred']),
};

/** A monthly reception of the housing deputy in room 129, as the head of the office enters it. */
export function anEntry(more: Fields = {}): object {
  return {
    leaderPost: 'deputy-mayor-housing',
    kind: 'in-person',
    recurrence: { every: 'month', nth: 3, weekday: 4 },
    beginsAt: '10:00',
    place: 'кімната 129',
    inForceFrom: '2026-03-02',
    ...more,
  };
}

/** The head of the office over the real service, on Monday 2 March 2026 at nine. */
export class TimetableOffice {
  private constructor(
    private readonly opened: OpenCouncil,
    readonly head: Speaker,
    readonly registrar: Speaker,
  ) {}

  static async open(): Promise<TimetableOffice> {
    const opened = await openCouncil((config, log) => AppModule.forRoot(config, log));
    const { council } = opened;
    const office = new TimetableOffice(opened, await council.as('office-head'), await council.as('registrar'));
    await office.draw();
    return office;
  }

  get council() {
    return this.opened.council;
  }

  get manager() {
    return this.get(DataSource).manager;
  }

  close(): Promise<void> {
    return this.opened.close();
  }

  get<T>(part: abstract new (...parts: never[]) => T): T {
    return this.council.app.get<T>(part, { strict: false });
  }

  /** One transaction of the office, as its head. */
  transact<T>(work: (tx: WorkflowTransaction) => Promise<T>): Promise<T> {
    return this.get(Workflow).transact(this.headAsActor(), work);
  }

  /** As if so many had been booked. */
  async fills(id: string, booked: number): Promise<void> {
    await this.manager.update(ReceptionRecord, { id }, { booked });
  }

  reception(id: string): Promise<ReceptionRecord> {
    return this.manager.findOneByOrFail(ReceptionRecord, { id });
  }

  async adds(more: Fields = {}): Promise<{ id: string; version: number; [key: string]: unknown }> {
    const { body } = await this.head.post('/timetable/entries', anEntry(more)).expect(201);
    return body;
  }

  /** The receptions of a leader in the order of days, as rows. */
  receptions(leaderPost: string): Promise<ReceptionRecord[]> {
    return this.manager.find(ReceptionRecord, { where: { leaderPost }, order: { heldOn: 'ASC', beginsAt: 'ASC' } });
  }

  async receptionOn(leaderPost: string, heldOn: string): Promise<ReceptionRecord> {
    const found = (await this.receptions(leaderPost)).find((one) => one.heldOn === heldOn);
    if (!found) throw new Error(`${leaderPost} does not receive on ${heldOn}.`);
    return found;
  }

  /** Days and states of a leader's receptions: `2026-03-19 booking`. */
  async days(leaderPost: string): Promise<string[]> {
    return (await this.receptions(leaderPost)).map(({ heldOn, status }) => `${heldOn} ${status}`);
  }

  async books(reception: ReceptionRecord, more: Fields = {}): Promise<VisitRecord> {
    const { body } = await this.registrar.post(`/receptions/${reception.id}/visits`, request(more)).expect(201);
    return this.manager.findOneByOrFail(VisitRecord, { id: body.card.id });
  }

  visit(id: string): Promise<VisitRecord> {
    return this.manager.findOneByOrFail(VisitRecord, { id });
  }

  visitsOf(receptionId: string): Promise<VisitRecord[]> {
    return this.manager.find(VisitRecord, { where: { receptionId }, order: { bookedAt: 'ASC', serial: 'ASC' } });
  }

  /** How the processes of a reception or a visit stand, by the alphabet: several may begin at one instant. */
  async processes(businessKey: string): Promise<string[]> {
    const all = await this.get(InstanceReading).ofCase(businessKey);
    return all.flatMap(({ parentId, status }) => (parentId === null ? [status] : [])).sort();
  }

  private headAsActor(): Actor {
    return this.get(Directory).actorOf('p-office-head', dayInKyiv(this.get(Clock).now()));
  }

  private async draw(): Promise<void> {
    const { definitions, forms } = this.get(Workflow).machinery;
    const known = new Set((await definitions.list()).map(({ key }) => key));
    for (const [key, xml] of Object.entries(standIns)) {
      if (known.has(key)) continue;
      const coming = { xml, compiled: await compile(xml), forms };
      await this.get(DataSource).transaction((manager) => this.get(Versions).bring(manager, coming, systemActor));
    }
  }
}
