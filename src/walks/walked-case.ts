import { DataSource, type EntityManager, In } from 'typeorm';
import { AppealRecord } from '../appeals/tables.js';
import { type DocumentRecord, Documents } from '../documents/index.js';
import { DecisionLog, type DecisionRecord } from '../policy/index.js';
import { ReceptionRecord, VisitRecord } from '../receptions/tables.js';
import { TaskRecord } from '../workflow/index.js';
import type { WalkedOffice } from './walked-office.js';

/** The process by which a letter leaves: a walk leaves it to the office, which posts everything on the same day. */
const posting = 'letter-dispatch';

/** What a walk follows (справа проходу): a letter; or a visit with the day of its reception and what became of its questions. */
export class WalkedCase {
  constructor(
    private readonly office: WalkedOffice,
    /** Of the appeal, or of the visit. */
    readonly id: string,
  ) {}

  /** Tasks of the case itself, oldest first. */
  async tasks(): Promise<TaskRecord[]> {
    return (await this.open()).filter(({ processKey }) => processKey !== posting);
  }

  /** The next letter that somebody has to print, have signed or post. */
  async toPost(): Promise<TaskRecord | undefined> {
    return (await this.open()).find(({ processKey }) => processKey === posting);
  }

  /** In the order in which they were drawn up. */
  async letters(): Promise<DocumentRecord[]> {
    const documents = this.office.get(Documents);
    const of = (await this.keys()).map((key) => documents.ofSubject(this.manager, key));
    return (await Promise.all(of)).flat();
  }

  /** The last answer of a rule set. */
  async decided(ruleSet: string): Promise<DecisionRecord | undefined> {
    const log = this.office.get(DecisionLog);
    const all = await Promise.all((await this.keys()).map((key) => log.ofSubject(key)));
    const made = all.flat().filter((decision) => decision.ruleSet === ruleSet);
    return made.toSorted((one, other) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)).at(-1);
  }

  /** The appeal that is considered: the letter, or the first question of a visit that was left open; null before there is one. */
  async appeal(): Promise<AppealRecord | null> {
    const keys = await this.keys();
    const found = await this.manager.findBy(AppealRecord, { id: In(keys) });
    return found.toSorted((one, other) => keys.indexOf(one.id) - keys.indexOf(other.id))[0] ?? null;
  }

  /** The card of the visit; null of a letter. */
  visit(): Promise<VisitRecord | null> {
    return this.manager.findOneBy(VisitRecord, { id: this.id });
  }

  private async open(): Promise<TaskRecord[]> {
    const where = { businessKey: In(await this.keys()), isOpen: true };
    // Of those that arose at one instant ids tell no order, and a walk goes the same way each time.
    const order = { createdAt: 'ASC', elementId: 'ASC', group: 'ASC', note: 'ASC', id: 'ASC' } as const;
    return this.manager.find(TaskRecord, { where, order });
  }

  private async keys(): Promise<string[]> {
    const visit = await this.visit();
    if (visit === null) return [this.id];
    return [this.id, visit.receptionId, ...visit.questions.flatMap(({ outcome }) => outcome?.appealId ?? [])];
  }

  private get manager(): EntityManager {
    return this.office.get(DataSource).manager;
  }
}

/** The next reception of a leader that citizens are still booked on; null where the timetable gives none. */
export async function receptionOf(
  office: WalkedOffice,
  { leaderPost, kind }: Pick<ReceptionRecord, 'leaderPost' | 'kind'>,
): Promise<ReceptionRecord | null> {
  const where = { leaderPost, kind, status: 'booking' as const };
  return office.get(DataSource).manager.findOne(ReceptionRecord, { where, order: { heldOn: 'ASC', beginsAt: 'ASC' } });
}
