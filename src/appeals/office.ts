import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import type { ClauseRef } from '../domain/clause.js';
import { Classifier } from '../domain/classifier.js';
import { dayInKyiv, kyivInstant } from '../domain/kyiv-time.js';
import { addDays, type PlainDate } from '../domain/plain-date.js';
import { Problem } from '../domain/problem.js';
import { addTerm, capOn, lastDayToExtend, termDueOn, termInternalDueOn, type TermLedger } from '../domain/term.js';
import { WorkingCalendar } from '../domain/working-calendar.js';
import type { Nameable } from '../domain/matching/named-in-words.js';
import { Directory, type Person, type PostInLaw } from '../directory/index.js';
import { PolicyService } from '../policy/index.js';
import type { AppealRecord } from './tables.js';

/** When the watch over a term acts (нагляд за строком): instants as a process keeps them. */
interface TermTimers {
  readonly remindAt: string;
  readonly dueDayAt: string;
  readonly breachAt: string;
  readonly extensionOverAt: string;
  readonly finalAnswerAt: string;
}

/** What people and the law call these posts besides their titles. */
const calledInLife: Readonly<Record<PostInLaw, readonly string[]>> = {
  'acting-mayor': ['мер', 'мерія', 'міський голова', 'голова міста', 'голова громади', 'очільник міста'],
  'council-secretary': ['секретар ради', 'секретар міськради'],
  'first-deputy-mayor': ['перший заступник'],
  'deputy-mayor': ['заступник мера', 'заступник голови'],
  'head-of-affairs': ['керуюча справами', 'керуючий справами', 'керсправами'],
  'office-head': ['управління звернень'],
  'office-deputy-head': [],
};

/** The last days of a term as tasks show them. */
export interface TermDays {
  readonly dueOn: PlainDate;
  readonly internalDueOn: PlainDate;
  readonly capOn: PlainDate;
}

/**
 * What the office knows before any letter comes (довідкові дані управління): who is who, which days are
 * worked, the classifier, the rules and the numbers they rest on.
 */
@Injectable()
export class Office {
  constructor(
    readonly directory: Directory,
    readonly calendar: WorkingCalendar,
    readonly classifier: Classifier,
    readonly policy: PolicyService,
  ) {}

  parameterNumber(id: string, on: PlainDate): number {
    return Number(this.policy.parameter(id, on));
  }

  sourceOf(parameterId: string, on: PlainDate): readonly ClauseRef[] {
    return [this.policy.parameterSource(parameterId, on)];
  }

  opensAt(day: PlainDate): Date {
    return kyivInstant(day, String(this.policy.parameter('param.office.opensAt', day)));
  }

  /**
   * The day from which terms run (день нуль): that of registration; but where a letter lay longer than КМУ 348 gives, the
   * day on which it was due, for art. 20 counts from the receipt. It gives the day itself, and the next working day to
   * what came after hours; the hour is not on the card.
   */
  dayZeroOf({ receivedOn, registeredOn }: Pick<AppealRecord, 'receivedOn' | 'registeredOn'>): PlainDate {
    if (registeredOn !== null && registeredOn <= this.calendar.addWorkingDays(receivedOn, 1)) return registeredOn;
    return this.calendar.rollForward(receivedOn);
  }

  /** The last working day of a count of calendar days, as returning and sending on are due. */
  dayWithin(from: PlainDate, days: number): PlainDate {
    return this.calendar.rollForward(addDays(from, days));
  }

  /**
   * By when it is decided whether to leave an appeal unconsidered: the citizen is told within the month of art. 20, and
   * what is considered after all has its time (docs/decisions/0125).
   */
  decideUnconsideredBy(appeal: Pick<AppealRecord, 'receivedOn' | 'registeredOn'>): PlainDate {
    const months = this.parameterNumber('param.term.ordinary', appeal.receivedOn);
    const ahead = this.parameterNumber('param.office.unconsideredAhead', appeal.receivedOn);
    const lastDay = this.calendar.rollBack(addTerm(this.dayZeroOf(appeal), { months }));
    return this.calendar.addWorkingDays(lastDay, -ahead);
  }

  termDays(ledger: TermLedger): TermDays {
    return { dueOn: termDueOn(ledger), internalDueOn: termInternalDueOn(ledger), capOn: this.finalAnswerOn(ledger) };
  }

  /**
   * Reminders come when the office opens; a term is broken when its last day has passed, and extended no more when the
   * month of art. 20 has (docs/decisions/0126); the final answer is prepared
   * on the last working day of the 45: sooner, they have not passed in vain; later, nobody could sign it in time.
   */
  timersOf(ledger: TermLedger): TermTimers {
    const dueOn = termDueOn(ledger);
    const ahead = this.parameterNumber('param.office.reminderDays', dueOn);
    const remindOn = this.calendar.addWorkingDays(termInternalDueOn(ledger), -ahead);
    return {
      remindAt: this.opensAt(remindOn).toISOString(),
      dueDayAt: this.opensAt(dueOn).toISOString(),
      breachAt: this.passedAt(dueOn),
      extensionOverAt: this.passedAt(lastDayToExtend(ledger)),
      finalAnswerAt: this.opensAt(this.finalAnswerOn(ledger)).toISOString(),
    };
  }

  /** When a last day is over, as a process keeps it. */
  passedAt(lastDay: PlainDate): string {
    return kyivInstant(addDays(lastDay, 1), '00:00').toISOString();
  }

  /** The last working day on or before the forty-fifth (docs/decisions/0068). */
  finalAnswerOn(ledger: TermLedger): PlainDate {
    return this.calendar.rollBack(capOn(ledger));
  }

  today(now: Date): PlainDate {
    return dayInKyiv(now);
  }

  /** KR-2.31, 3.14: while the head of the office is away, the deputy head signs its notices. */
  isOfficeHeadAway(on: PlainDate): boolean {
    const { headPostId } = this.directory.office;
    return this.directory.holderOf(headPostId, on)?.postId !== headPostId;
  }

  /** Whether a post, a unit or an outside body goes by this id. */
  isListed(id: string): boolean {
    return this.listed().some((one) => one.id === id);
  }

  /** Posts, units and outside bodies with the names they go by, and those of whoever holds the posts. */
  readonly listed = (): readonly Nameable[] => {
    const { directory } = this;
    const holders = directory.persons();
    const posts = directory.posts().map(({ id, title: name, unitId, inLaw }): Nameable => {
      const held = holders.filter((person) => directory.postsOf(person.id).includes(id)).map((person) => person.name);
      return { id, name, family: unitId ?? id, alsoCalled: inLaw === null ? [] : calledInLife[inLaw], holders: held };
    });
    const others = [...directory.units(), ...directory.bodies()];
    return [...posts, ...others.map(({ id, name }) => ({ id, name, family: id, alsoCalled: [], holders: [] }))];
  };

  isStaffOf(id: string, register: string): boolean {
    return id === register || this.directory.isStaff(id);
  }

  /** In whose register an actor takes letters in: at home where they are a registrar there, else where they stand in. */
  registerOf(actor: Actor): string {
    const units = this.directory.unitsOf(actor, ['registrar']);
    const home = units.find((unit) => unit === actor.unit) ?? units[0];
    if (home === undefined) throw new Problem('ROLE_MISSING');
    return home;
  }

  /** The unit that acts for an executor: the unit itself, that of a post or of a person, or the outside body. */
  unitOf(executorId: string): string {
    const named = [...this.directory.posts(), ...this.directory.persons()].find((one) => one.id === executorId);
    return named?.unitId ?? executorId;
  }

  /**
   * Whose work it is when a resolution names an employee, by post or by person: whoever fills the post that day, also
   * standing in. While nobody does, it stays with its holder, and the head of the unit sees to it.
   */
  personNamed(executorId: string, on: PlainDate): Person | null {
    const { directory } = this;
    const person = directory.persons().find((one) => one.id === executorId);
    const postId = person ? person.postId : directory.posts().find((one) => one.id === executorId)?.id;
    if (postId === undefined || postId === null) return person ?? null;
    return directory.holderOf(postId, on) ?? directory.persons().find((one) => one.postId === postId) ?? null;
  }

  /** Whether a post or a person named to act does the work of executors in their unit. */
  worksAsExecutor(executorId: string): boolean {
    const person = this.directory.persons().find((one) => one.id === executorId);
    const posts = person ? this.directory.postsOf(person.id) : [executorId];
    return [...posts.flatMap((id) => this.directory.post(id).roles), ...(person?.roles ?? [])].includes('executor');
  }
}
