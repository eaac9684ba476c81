import type { PlainDate } from '../domain/plain-date.js';
import type { Entry } from './answers-of-service.js';
import { dayInWords, momentInWords } from './calendar-words.js';
import { deedOfTime } from './deeds.js';
import type { Story } from './story.js';

export type Print = (line: string) => void;

/** Tells the week while it is played (розповідь про тиждень). */
export class Teller {
  constructor(private readonly print: Print) {}

  day(day: PlainDate): void {
    this.print(`\n━━ ${dayInWords(day)} ━━`);
  }

  hour(hour: string): void {
    this.print(`  ${hour}`);
  }

  act({ key }: Story, line: string): void {
    this.print(`    ${key.padEnd(15)} ${line}`);
  }

  /** What the clock did between two acts; the rest has been told already. */
  byItself({ key }: Story, entry: Entry): void {
    const words = deedOfTime(entry);
    if (words !== null) this.print(`  ⏰ ${momentInWords(entry.at)}  ${key.padEnd(15)} ${words}`);
  }
}
