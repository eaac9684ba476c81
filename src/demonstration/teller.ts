import type { PlainDate } from '../domain/plain-date.js';
import { dayInWords, momentInWords } from './calendar-words.js';
import type { Entry } from './answers-of-service.js';
import type { Story } from './story.js';

export type Print = (line: string) => void;

const deeds: Readonly<Record<string, (payload: Entry['payload']) => string>> = {
  reminded: ({ when }) => (when === 'before' ? 'нагадано виконавцям: строк наближається' : 'нагадано виконавцям: сьогодні граничний день'),
  'term-broken': () => 'СТРОК МИНУВ: доповіли керівникові й контролю',
  'final-answer-due': () => 'спливає 45 днів: час остаточної відповіді',
  'obligation-reminded': () => 'нагадано про обіцяне у плані робіт',
};

/** The kinds of entries that nobody made but the clock. */
export const deedsOfTime: ReadonlySet<string> = new Set(Object.keys(deeds));

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

  byItself({ key }: Story, { kind, at, payload }: Entry): void {
    const words = deeds[kind]?.(payload);
    if (words !== undefined) this.print(`  ⏰ ${momentInWords(at)}  ${key.padEnd(15)} ${words}`);
  }
}
