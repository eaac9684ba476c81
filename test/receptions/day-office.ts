import { request as ask, type IncomingMessage } from 'node:http';
import { AppModule } from '../../src/app.module.js';
import { orderedId } from '../../src/platform/database/ordered-id.js';
import { TimetableRecord } from '../../src/receptions/tables.js';
import { Planning } from '../../src/receptions/timetable/planning.js';
import { Directory } from '../../src/directory/index.js';
import type { Actor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import type { Config } from '../../src/platform/config.js';
import { Log } from '../../src/platform/log.js';
import { Workflow } from '../../src/workflow/index.js';
import { Conversation } from '../api/support/conversation.js';
import { openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { person, request } from './booking-office.js';

/** The day of a reception over real HTTP: 10 March 2026, the second Tuesday. */
export class DayOffice {
  private constructor(
    readonly council: Awaited<ReturnType<typeof openCouncil>>['council'],
    readonly registrar: Speaker,
    readonly close: () => Promise<void>,
    private readonly config: Config,
  ) {}

  static async open(env: NodeJS.ProcessEnv = {}): Promise<DayOffice> {
    const opened = await openCouncil((config, log) => AppModule.forRoot(config, log), { env });
    return new DayOffice(opened.council, await opened.council.as('registrar'), () => opened.close(), opened.config);
  }

  /** Another node of the service on the same database; the caller closes it. */
  anotherNode(): Promise<Conversation> {
    const log = new Log('silent');
    return Conversation.open(AppModule.forRoot(this.config, log), log);
  }

  get<T>(part: abstract new (...parts: never[]) => T): T {
    return this.council.app.get<T>(part, { strict: false });
  }

  /** A leader receives at 09:00 on that day, or every month; gives the id of the reception. */
  plans(
    leaderPost = 'deputy-mayor-housing',
    recurrence: TimetableRecord['recurrence'] = { on: plainDate('2026-03-10') },
    otherwise: Partial<Pick<TimetableRecord, 'kind' | 'place' | 'capacity'>> = {},
  ): Promise<string> {
    const head = this.actor('office-head');
    return this.get(Workflow).transact(head, async (tx) => {
      const entry: TimetableRecord = {
        ...{ id: orderedId(), version: 1, leaderPost, kind: 'in-person', beginsAt: '09:00', place: 'кабінет 129' },
        recurrence,
        ...{
          capacity: 30,
          inForceFrom: plainDate('2026-03-02'),
          inForceTo: null,
          createdBy: head.id,
          createdAt: tx.now,
        },
        ...otherwise,
      };
      await tx.manager.createQueryBuilder().insert().into(TimetableRecord).values(entry).updateEntity(false).execute();
      const made = await this.get(Planning).planAhead(tx);
      const planned = made.find(({ timetableId }) => timetableId === entry.id);
      if (!planned) throw new Error(`No reception of ${leaderPost} was planned.`);
      return planned.id;
    });
  }

  /** Books so many citizens by telephone, one after another; gives the ids of their visits. */
  async books(receptionId: string, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const body = request({ visitor: person(number) });
      const { body: booked } = await this.registrar.post(`/receptions/${receptionId}/visits`, body).expect(201);
      ids.push(String(booked.card.id));
    }
    return ids;
  }

  goesTo(kyivTime: string): Promise<void> {
    return this.council.clock.moveTo(kyivTime);
  }

  /** The office opens the day: the leader is there. */
  async opens(receptionId: string): Promise<void> {
    await this.goesTo('2026-03-10T09:05');
    await this.completes(receptionId, 'open-day', { leaderAway: 'no' });
  }

  async completes(receptionId: string, elementId: string, answer: object, by = this.registrar): Promise<void> {
    const { body } = await by.post('/tasks/search', { filter: { businessKey: receptionId, elementId } });
    const [{ id, version }] = body.items;
    await by.post(`/tasks/${id}/completion`, { answer }, { ifMatch: version }).expect(200);
  }

  arrives(visitId: string) {
    return this.registrar.post(`/visits/${visitId}/arrival`, {}).expect(200);
  }

  actor(login: string): Actor {
    const directory = this.get(Directory);
    const found = directory.personOfLogin(login);
    if (!found) throw new Error(`Nobody signs in as ${login}.`);
    return directory.actorOf(found.id, plainDate('2026-03-10'));
  }
}

/** One event of a stream. */
interface Told {
  readonly id: number;
  readonly board: {
    readonly version: number;
    readonly queue: readonly { readonly status: string }[];
    readonly alarm: { readonly endedAt: string | null } | null;
  };
}

/** Somebody who watches a board over a real connection. */
export class Watcher {
  readonly told: Told[] = [];
  isOver = false;
  status = 0;
  private text = '';
  private wake: (() => void)[] = [];
  private answer: IncomingMessage | null = null;

  static async watch(address: string, token: string, lastEventId?: number): Promise<Watcher> {
    const watcher = new Watcher();
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    };
    const sent = ask(address, { headers, agent: false });
    sent.end();
    watcher.answer = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve).on('error', reject);
    });
    watcher.status = watcher.answer.statusCode ?? 0;
    watcher.answer.setEncoding('utf8').on('data', (chunk: string) => watcher.read(chunk));
    watcher.answer.on('close', () => watcher.over());
    return watcher;
  }

  get headers() {
    return this.answer?.headers ?? {};
  }

  /** Until it holds, or until the stream is over. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds() && !this.isOver) await new Promise<void>((resolve) => this.wake.push(resolve));
  }

  leaves(): void {
    this.answer?.destroy();
  }

  private read(chunk: string): void {
    this.text += chunk;
    for (let end = this.text.indexOf('\n\n'); end >= 0; end = this.text.indexOf('\n\n')) {
      const event = this.text.slice(0, end);
      this.text = this.text.slice(end + 2);
      const [, id] = /^id: (\d+)$/m.exec(event) ?? [];
      const [, data] = /^data: (.*)$/m.exec(event) ?? [];
      if (id !== undefined && data !== undefined) this.told.push({ id: Number(id), board: JSON.parse(data) });
    }
    this.wakeAll();
  }

  private over(): void {
    this.isOver = true;
    this.wakeAll();
  }

  private wakeAll(): void {
    for (const resolve of this.wake.splice(0)) resolve();
  }
}
