import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { kyivInstant } from '../../src/domain/kyiv-time.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { ReceptionRecord, VisitRecord } from '../../src/receptions/tables.js';
import { openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';

type Fields = Readonly<Record<string, unknown>>;

/** A reception on the Tuesday after next; booking closes at 15:00 of the Monday before. */
interface PlannedReception {
  readonly leaderPost?: string;
  readonly kind?: ReceptionRecord['kind'];
  readonly status?: ReceptionRecord['status'];
  readonly heldOn?: string;
  readonly capacity?: number | null;
  readonly booked?: number;
  readonly closesOn?: string;
  readonly closesAt?: string;
}

/** One leader receives once at one minute. */
let planned = 0;
function nextMinute(): string {
  planned += 1;
  return `${10 + Math.floor(planned / 60)}:${String(planned % 60).padStart(2, '0')}`;
}

/** The office of room 129 over the real service, with receptions put straight into the journal. */
export class BookingOffice {
  private constructor(
    readonly council: Awaited<ReturnType<typeof openCouncil>>['council'],
    readonly registrar: Speaker,
  ) {}

  /** The caller closes it. */
  static async open(): Promise<BookingOffice & { close(): Promise<void> }> {
    const opened = await openCouncil((config, log) => AppModule.forRoot(config, log));
    const { council } = opened;
    const office = new BookingOffice(council, await council.as('registrar'));
    return Object.assign(office, { close: () => opened.close() });
  }

  get<T>(part: abstract new (...parts: never[]) => T): T {
    return this.council.app.get<T>(part, { strict: false });
  }

  get manager() {
    return this.get(DataSource).manager;
  }

  async plans(plan: PlannedReception = {}): Promise<ReceptionRecord> {
    const { leaderPost = 'deputy-mayor-housing', kind = 'in-person', status = 'booking', booked = 0 } = plan;
    const { heldOn = '2026-03-10', capacity = 30, closesOn = '2026-03-09', closesAt = '15:00' } = plan;
    const reception: ReceptionRecord = {
      id: randomUUID(),
      version: 1,
      status,
      timetableId: null,
      leaderPost,
      kind,
      heldOn: plainDate(heldOn),
      movedFrom: null,
      beginsAt: nextMinute(),
      place: 'кабінет 129',
      capacity,
      bookingClosesAt: kyivInstant(plainDate(closesOn), closesAt),
      booked,
      receiverPost: null,
      receiverNamedBy: null,
      movedTo: null,
      suspensionId: null,
      alarmEffect: 'none',
      recording: null,
      openedAt: null,
      endedAt: null,
    };
    await this.get(ReceptionStore).insertReception(this.manager, reception);
    return reception;
  }

  reception(id: string): Promise<ReceptionRecord> {
    return this.manager.findOneByOrFail(ReceptionRecord, { id });
  }

  visit(id: string, manager = this.manager): Promise<VisitRecord> {
    return manager.findOneByOrFail(VisitRecord, { id });
  }

  /** As if what happens at a reception had happened. */
  async write(id: string, change: Partial<VisitRecord>): Promise<void> {
    await this.manager.createQueryBuilder().update(VisitRecord).set(change).where('id = :id', { id }).execute();
  }

  async writeReception(id: string, change: Partial<ReceptionRecord>): Promise<void> {
    await this.manager.createQueryBuilder().update(ReceptionRecord).set(change).where('id = :id', { id }).execute();
  }

  /** Asks to be booked and gives the answer of the service. */
  async books(receptionId: string, more: Fields = {}, key?: string) {
    const { body } = await this.registrar
      .post(`/receptions/${receptionId}/visits`, request(more), key === undefined ? {} : { key })
      .expect(201);
    return body;
  }
}

/** Somebody who asks for a repair: a person of her own for every number. */
export function person(number: number, more: Fields = {}): Fields {
  const letters = 'абвгґдеєжзиіїйклмнопрстуфхцчшщюя';
  const ending = `${letters.charAt(number % 32)}${letters.charAt(Math.floor(number / 32) % 32)}енко`;
  return {
    surname: `Прим${ending}`,
    givenName: 'Марія',
    patronymic: 'Петрівна',
    residence: `м. Кривий Ріг, Саксаганський район, вул. Зразкова, буд. ${number + 1}`,
    phone: `067 000 ${String(1000 + number)}`,
    ...more,
  };
}

export function request(more: Fields = {}): object {
  return {
    channel: 'telephone',
    visitor: person(0),
    questions: [{ topic: '090', gist: 'Протікає дах будинку після зливи.' }],
    answers: { leaderPowers: 'yes' },
    ...more,
  };
}
