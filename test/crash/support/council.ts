import { setTimeout as pause } from 'node:timers/promises';
import { moveClock } from './clock-hand.js';
import { askForTime, takeIn, withdrawOne } from './front-office.js';
import { workOnOne } from './desk-work.js';
import type { Dice } from '../../support/dice.js';
import type { Line } from './http.js';
import type { Ledger } from './ledger.js';
import { everyWay } from './letters.js';
import { Staff } from './staff.js';

/** Those who among them can do every task of every way a letter takes here. */
const logins = [
  ...['registrar-1', 'registrar-2', 'housing-clerk', 'deputy-mayor-housing', 'acting-mayor', 'office-head'],
  ...['infrastructure-head', 'infrastructure-executor-1', 'infrastructure-executor-2', 'housing-head'],
  ...['housing-executor-1', 'office-executor-1', 'control-1', 'control-2'],
];
const registrars = new Set(['registrar-1', 'registrar-2']);
const executors = new Set(['infrastructure-executor-1', 'infrastructure-executor-2']);

const hourMs = 3_600_000;

interface Season {
  readonly begins: Date;
  /** Letters each registrar registers at most. */
  readonly letters: number;
  readonly forgotten: number;
  /** So many days pass while so many kills come. */
  readonly days: number;
  readonly kills: number;
}

/** The whole staff at work at once, each in a loop of their own, and the administrator who moves the clock. */
export class Council {
  private readonly staff: readonly Staff[];
  private readonly admin: Staff;
  /** False when everybody may go home. */
  isOpen = true;
  private takesLetters = true;

  constructor(
    private readonly lines: readonly Line[],
    private readonly ledger: Ledger,
    private readonly dice: Dice,
    private readonly season: Season,
  ) {
    const person = (login: string): Staff => new Staff(login, lines, ledger, dice.of(login));
    this.staff = logins.map(person);
    this.admin = person('workflow-admin');
  }

  async signIn(): Promise<void> {
    for (const person of [this.admin, ...this.staff]) await person.signIn();
    const [clerk] = this.staff;
    for (let turn = 1; clerk && turn <= this.season.forgotten; turn++) await takeIn(clerk, 10_000 + turn, true);
    for (const turn of everyWay) if (clerk) await takeIn(clerk, turn);
  }

  /** Everybody works until the council is closed; resolves when the last one has gone home. */
  async work(): Promise<void> {
    const clock = this.moveClock();
    await Promise.all([clock, ...this.staff.map((person, place) => this.day(person, 1000 * (place + 1)))]);
  }

  /** No letter is taken in any more; what is there is finished. */
  stopLetters(): void {
    this.takesLetters = false;
  }

  close(): void {
    this.isOpen = false;
  }

  /** Lets so many days pass at every node. */
  async daysPass(count: number): Promise<void> {
    await moveClock(this.admin, this.lines, new Date(this.hand().getTime() + count * 24 * hourMs));
  }

  person(login: string): Staff {
    const found = this.staff.find((one) => one.login === login);
    if (!found) throw new Error(`${login} does not work here`);
    return found;
  }

  private async day(person: Staff, firstTurn: number): Promise<void> {
    for (let turn = firstTurn, letters = 0; this.isOpen; turn++) {
      if (
        this.takesLetters &&
        registrars.has(person.login) &&
        letters < this.season.letters &&
        person.dice.chance(0.7)
      ) {
        await takeIn(person, turn);
        letters += 1;
        if (person.dice.chance(0.06)) await withdrawOne(person, turn);
        continue;
      }
      const task = await workOnOne(person);
      const asksForTime = task?.elementId === 'prepare-reply' && executors.has(person.login) && person.dice.chance(0.1);
      if (task && asksForTime && this.takesLetters) await askForTime(person, turn, task.businessKey);
      await pause(task ? person.dice.between(0, 20) : 120);
    }
  }

  private hand(): Date {
    return new Date(Math.max(this.ledger.hand, this.season.begins.getTime()));
  }

  /** By chance, and so that the season has passed when the last kill has come, however slow the machine. */
  private nextInstant(): Date {
    const { begins, days, kills } = this.season;
    const passed = (this.ledger.kills / kills) * days * 24 * hourMs;
    const later = this.hand().getTime() + this.dice.between(5, 30) * hourMs;
    return new Date(Math.max(later, begins.getTime() + passed));
  }

  private async moveClock(): Promise<void> {
    while (this.isOpen) {
      await pause(this.dice.between(200, 700));
      if (!this.takesLetters) continue;
      await moveClock(this.admin, this.lines, this.nextInstant());
    }
  }
}
