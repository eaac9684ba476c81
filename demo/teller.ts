import type { PlainDate } from '../src/domain/plain-date.js';
import type { Entry } from './case-file.js';
import { dayInWords, momentInWords } from './calendar-words.js';
import { deedOfTime } from './deeds.js';
import type { Story } from './story.js';

export type Print = (line: string) => void;

const inColumn = (about: string): string => about.padEnd(26);

/** Tells the week while it is played (розповідь про тиждень). */
export class Teller {
  constructor(private readonly print: Print) {}

  opening(letters: number): void {
    this.print(`Тиждень управління по роботі зі зверненнями. Листів: ${letters}, по одному на кожен шлях звернення.`);
    this.print('Кожен крок робить своя посада через відкритий інтерфейс служби; час переводить навчальний годинник.');
  }

  day(day: PlainDate): void {
    this.print(`\n━━ ${dayInWords(day)} ━━`);
  }

  hour(hour: string): void {
    this.print(`  ${hour}`);
  }

  act({ about }: Story, line: string): void {
    this.print(`    ${inColumn(about)} ${line}`);
  }

  /** Something that happened at a reception, about a citizen or the day itself. */
  event(about: string, line: string): void {
    this.print(`    ${inColumn(about)} ${line}`);
  }

  /** What the clock did between two acts; the rest has been told already. */
  byItself({ about }: Story, entry: Entry): void {
    const words = deedOfTime(entry);
    if (words !== null) this.print(`  ⏰ ${momentInWords(entry.at)}  ${inColumn(about)} ${words}`);
  }
}
