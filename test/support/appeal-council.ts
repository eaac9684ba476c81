import { DataSource } from 'typeorm';
import { AppealRequests } from '../../src/appeals/routes/appeal-requests.js';
import type { TakeIn } from '../../src/appeals/intake/take-in.dto.js';
import { Absences } from '../../src/directory/absences.js';
import { Directory } from '../../src/directory/index.js';
import type { Actor } from '../../src/domain/actor.js';
import { dayInKyiv, kyivInstant } from '../../src/domain/kyiv-time.js';
import { addDays, plainDate, type PlainDate } from '../../src/domain/plain-date.js';
import { Clock, ClockControl } from '../../src/platform/clock.js';
import { AppealWalk } from './appeal-walk.js';
import { KeptService } from './kept-service.js';
import { postLetters } from './post.js';

export interface CouncilOptions {
  /** Kyiv time at which the walk begins: an ordinary Monday if nothing is said. */
  readonly at?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** `2026-03-02T10:00` as clocks in Kyiv show it. */
export function inKyiv(text: string): Date {
  const [day = '', time = '09:00'] = text.split('T');
  return kyivInstant(plainDate(day), time);
}

/**
 * The whole service behind closed doors: real diagrams, rules, steps and database, nobody listening for
 * requests, and a clock that only the walk moves.
 */
export class WalkedCouncil {
  readonly walks: AppealWalk[] = [];

  private constructor(private readonly service: KeptService) {}

  /** Lets `body` walk through a council, and leaves the service to the next walk unless this one has failed. */
  static async walkedBy(body: (council: WalkedCouncil) => Promise<void>, options: CouncilOptions = {}): Promise<void> {
    const { at = '2026-03-02T10:00', env = {} } = options;
    const service = await KeptService.open(inKyiv(at), env);
    const council = new WalkedCouncil(service);
    try {
      await body(council);
    } catch (error) {
      const told = await withStories(council, error);
      await service.close();
      throw told;
    }
    await service.giveBack();
  }

  /** What the service is put together of, such as its journal. */
  get<T>(part: (abstract new (...args: never[]) => T) | (new (...args: never[]) => T)): T {
    return this.service.app.get<T>(part, { strict: false });
  }

  get dataDirectory(): string {
    return this.service.database.config.DATA_DIR;
  }

  get dataSource(): DataSource {
    return this.service.app.get(DataSource, { strict: false });
  }

  get today(): PlainDate {
    return dayInKyiv(this.get(Clock).now());
  }

  /** By login, as the person acts today. */
  person(login: string): Actor {
    const directory = this.get(Directory);
    const found = directory.personOfLogin(login);
    if (!found) throw new Error(`Nobody at the council signs in as ${login}.`);
    return directory.actorOf(found.id, this.today);
  }

  /** Somebody who may take the tasks of a group today; nobody, when all are away. */
  someoneOf(group: string): Actor | undefined {
    const directory = this.get(Directory);
    const actors = directory.persons().map(({ id }) => directory.actorOf(id, this.today));
    return actors.find((actor) => directory.groupsOf(actor).includes(group));
  }

  async takeIn(letter: TakeIn, clerk = 'registrar-1'): Promise<AppealWalk> {
    const { id } = await this.get(AppealRequests).takeIn(this.person(clerk), letter);
    const walk = new AppealWalk(this, id);
    this.walks.push(walk);
    await postLetters(this, id);
    return walk;
  }

  /** Moves the clock; all that falls due on the way has happened when this resolves. */
  async goesTo(kyivTime: string): Promise<void> {
    await this.get(ClockControl).advanceTo(inKyiv(kyivTime), this.person('workflow-admin'));
  }

  /** So many days later, at ten. */
  async daysPass(count: number): Promise<void> {
    await this.goesTo(`${addDays(this.today, count)}T10:00`);
  }

  async isAway(postId: string, until: string, substitute: string | null = null): Promise<void> {
    const order = { substitutePersonId: substitute && `p-${substitute}`, orderNo: substitute && '17-р' };
    const absence = { postId, fromOn: this.today, toOn: plainDate(until), ...order };
    // The head of the office records absences, and nobody their own.
    const by = this.person(postId === 'office-head' ? 'head-of-affairs' : 'office-head');
    await this.get(Absences).record(absence, by, this.get(Clock).now());
  }

  /** The process is stopped and started again over the same database. */
  async reopen(): Promise<void> {
    await this.service.reopen();
  }
}

async function withStories(council: WalkedCouncil, error: unknown): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const cause = error.cause instanceof Error ? [`Because: ${error.cause.message}`] : [];
  const stories = await Promise.all(council.walks.map((one) => one.story()));
  error.message = [error.message, ...cause, ...stories].join('\n\n');
  return error;
}
