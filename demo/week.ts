import { dayInKyiv, kyivInstant } from '../src/domain/kyiv-time.js';
import { plainDate, type PlainDate } from '../src/domain/plain-date.js';
import type { CaseFile } from './case-file.js';
import { differences } from './compare.js';
import { LetterDesk } from './letter-desk.js';
import type { Office } from './office.js';
import { Post } from './post.js';
import type { ReceptionPlay } from './receptions/reception-play.js';
import type { Story } from './story.js';
import { Surprise } from './surprise.js';
import type { Teller } from './teller.js';

/** The staff begin at nine; the acts of one letter on one day follow each other an hour apart. */
const hours = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'] as const;

/**
 * Plays letters through the service day by day (тиждень управління): on each day that any of them has acts
 * for, hour by hour, then moves the clock on to the next such day, until every story is told.
 */
export class Week {
  private readonly desks: readonly LetterDesk[];
  private readonly post: Post;

  constructor(
    private readonly office: Office,
    stories: readonly Story[],
    private readonly teller: Teller,
    private readonly receptions: ReceptionPlay | null = null,
  ) {
    this.post = new Post(office);
    const cases = (key: string): string => {
      const found = this.desks.find((desk) => desk.story.key === key);
      if (!found) throw new Surprise(`Листа «${key}» немає.`);
      return found.id;
    };
    this.desks = stories.map((story) => new LetterDesk(office, story, cases));
  }

  /** @throws Surprise when anything goes or ends otherwise than its story says */
  async play(): Promise<CaseFile[]> {
    const first = this.nextDay();
    const now = await this.office.now();
    if (first !== null && dayInKyiv(now) > first) {
      throw new Surprise(
        `Годинник служби вже показує ${dayInKyiv(now)}, а тиждень починається ${first}: потрібна нова база.`,
      );
    }
    this.teller.opening(this.desks.length);
    for (let day = first; day !== null; day = this.nextDay()) {
      await this.receptions?.playUntil(day);
      await this.playDay(day);
    }
    await this.receptions?.playUntil(null);
    const files: CaseFile[] = [];
    for (const desk of this.desks) files.push(await desk.file());
    this.refuseDifferences(files);
    return files;
  }

  private nextDay(): PlainDate | null {
    const days = this.desks.flatMap((desk) => (desk.nextDay === null ? [] : [plainDate(desk.nextDay)]));
    return days.toSorted()[0] ?? null;
  }

  private async playDay(day: PlainDate): Promise<void> {
    for (const [place, hour] of hours.entries()) {
      const desks = this.desks.filter((desk) => desk.nextDay === day);
      if (desks.length === 0) return;
      await this.office.moveClockTo(kyivInstant(day, hour));
      if (place === 0) {
        await this.tellWhatTimeDid();
        this.teller.day(day);
      }
      this.teller.hour(hour);
      for (const desk of desks) {
        this.teller.act(desk.story, await desk.goOn());
        await this.post.goOut((line) => this.teller.act(desk.story, line));
      }
    }
    throw new Surprise(`${day}: один лист має більше справ, ніж годин у дні.`);
  }

  /** What the clock itself did since the last act: reminders, broken terms, final answers due. */
  private async tellWhatTimeDid(): Promise<void> {
    for (const desk of this.desks.filter((one) => one.isTakenIn && one.nextDay !== null)) {
      for (const entry of await desk.news()) this.teller.byItself(desk.story, entry);
    }
  }

  private refuseDifferences(files: readonly CaseFile[]): void {
    const lines = files.flatMap((file) => differences(file).map((line) => `${file.story.key}: ${line}`));
    if (lines.length > 0) throw new Surprise(`Листи скінчилися не так, як мали:\n${lines.join('\n')}`);
  }
}
