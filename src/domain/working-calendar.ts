import type { CalendarData, Holiday } from './calendar-data.js';
import { orthodoxEaster } from './orthodox-easter.js';
import { addDays, inForceOn, isPlainDate, inUkrainian, weekday, yearOf, type PlainDate } from './plain-date.js';

export { checkCalendar, type CalendarData } from './calendar-data.js';

const names = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя'];

/** Why a day is out of the order of its week. */
interface SpecialDay {
  readonly working: boolean;
  readonly reason: string;
}

/**
 * Which days the council works (робочий календар). In peacetime holidays are days off, and one that falls
 * on a weekend gives the next working day off instead; while martial law lasts, holidays are ordinary days
 * and nothing moves. The data are dated, so an old term is counted by the calendar of its time.
 *
 * @see rules/calendar.json
 */
export class WorkingCalendar {
  readonly #years = new Map<number, ReadonlyMap<PlainDate, SpecialDay>>();

  constructor(private data: CalendarData) {}

  /** Goes by the days of another from now on: its edition has come into force. */
  adopt({ data }: WorkingCalendar): void {
    this.data = data;
    this.#years.clear();
  }

  isWorkingDay(day: PlainDate): boolean {
    return this.#special(day)?.working ?? weekday(day) < 6;
  }

  /** The day itself, or the next working one: an end on a day off moves here. */
  rollForward(day: PlainDate): PlainDate {
    let reached = day;
    while (!this.isWorkingDay(reached)) reached = addDays(reached, 1);
    return reached;
  }

  /** The day itself, or the last working one before it: the internal date shown to staff. */
  rollBack(day: PlainDate): PlainDate {
    let reached = day;
    while (!this.isWorkingDay(reached)) reached = addDays(reached, -1);
    return reached;
  }

  /**
   * The working day `count` working days after the given one (before it, when negative); day zero is not
   * counted. Zero gives the day itself, even a day off.
   */
  addWorkingDays(day: PlainDate, count: number): PlainDate {
    const step = count < 0 ? -1 : 1;
    let reached = day;
    for (let left = Math.abs(count); left > 0;) {
      reached = addDays(reached, step);
      if (this.isWorkingDay(reached)) left -= 1;
    }
    return reached;
  }

  /** What day it is, in a Ukrainian sentence: the weekday and why the council works or rests. */
  explainDay(day: PlainDate): string {
    const special = this.#special(day);
    const name = names[weekday(day) - 1] ?? '';
    const work = this.isWorkingDay(day) ? 'робочий день' : 'вихідний день';
    return `${inUkrainian(day)}, ${name} – ${work}${special === undefined ? '' : ` (${special.reason})`}`;
  }

  #special(day: PlainDate): SpecialDay | undefined {
    const year = yearOf(day);
    const days = this.#years.get(year) ?? this.#specialDaysOf(year);
    this.#years.set(year, days);
    return days.get(day);
  }

  #specialDaysOf(year: number): ReadonlyMap<PlainDate, SpecialDay> {
    const days = new Map<PlainDate, SpecialDay>();
    // December of the year before is read too: what it moves may land in this January.
    const holidays = [...this.#holidaysOf(year - 1), ...this.#holidaysOf(year)];
    for (const [day, name] of holidays) {
      days.set(day, this.#inMartialLaw(day) ? ordinaryDay(day, name) : dayOff(name));
    }
    for (const [day, name] of holidays) this.#giveDayOff(days, day, name);
    this.#moveByOrder(days);
    return days;
  }

  /** A peacetime holiday on a weekend gives off the next day that is neither weekend nor holiday nor given. */
  #giveDayOff(days: Map<PlainDate, SpecialDay>, holiday: PlainDate, name: string): void {
    if (weekday(holiday) < 6 || this.#inMartialLaw(holiday)) return;
    let target = addDays(holiday, 1);
    while (weekday(target) > 5 || days.get(target)?.working === false) target = addDays(target, 1);
    if (this.#inMartialLaw(target)) return;
    days.set(target, dayOff(`перенесено з ${inUkrainian(holiday)}: ${name}`));
  }

  /** Moves ordered by name go last: they override the general rule. */
  #moveByOrder(days: Map<PlainDate, SpecialDay>): void {
    for (const { off, worked, order } of this.data.movedDays) {
      days.set(off, dayOff(`вихідний з ${inUkrainian(worked)}: ${order}`));
      days.set(worked, { working: true, reason: `робочий за ${inUkrainian(off)}: ${order}` });
    }
  }

  #holidaysOf(year: number): [PlainDate, string][] {
    const byDay = new Map<PlainDate, string>();
    for (const holiday of this.data.holidays) {
      const day = dayOfHoliday(holiday, year);
      if (day === null || !inForceOn(holiday, day)) continue;
      const known = byDay.get(day);
      byDay.set(day, known === undefined ? holiday.name : `${known}; ${holiday.name}`);
    }
    return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #inMartialLaw(day: PlainDate): boolean {
    return this.data.martialLaw.some((period) => inForceOn(period, day));
  }
}

function dayOff(reason: string): SpecialDay {
  return { working: false, reason };
}

/** A holiday of wartime: works like any day of its week. */
function ordinaryDay(day: PlainDate, name: string): SpecialDay {
  return weekday(day) < 6
    ? { working: true, reason: `${name}; у воєнний стан свято є робочим днем` }
    : { working: false, reason: `${name}; у воєнний стан не переноситься` };
}

function dayOfHoliday(holiday: Holiday, year: number): PlainDate | null {
  if ('daysAfterEaster' in holiday) return addDays(orthodoxEaster(year), holiday.daysAfterEaster);
  const text = `${year}-${holiday.date}`;
  return isPlainDate(text) ? text : null;
}
