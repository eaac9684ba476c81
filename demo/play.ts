import type { CaseFile } from './case-file.js';
import { printLetter } from './letter-report.js';
import { Office } from './office.js';
import { type ReceptionFile, ReceptionPlay } from './receptions/reception-play.js';
import type { ReceptionStory } from './receptions/scene.js';
import type { Story } from './story.js';
import { Teller, type Print } from './teller.js';
import { printTotals } from './totals.js';
import { Week } from './week.js';

export interface Performance {
  readonly url: string;
  readonly password: string;
  readonly stories: readonly Story[];
  /** Played on the days on which no letter has anything to be done. */
  readonly receptions?: ReceptionStory;
  readonly print: Print;
  /** Only the totals are printed. */
  readonly quiet?: boolean;
}

export interface Played {
  readonly files: CaseFile[];
  /** Null when no receptions were to be played. */
  readonly receptions: ReceptionFile | null;
}

/** Plays letters and receptions on a running service and tells of them. @throws Surprise */
export async function play({ url, password, stories, receptions, print, quiet }: Performance): Promise<Played> {
  const begun = performance.now();
  const office = new Office(url, password);
  const tell: Print = quiet === true ? () => undefined : print;
  const teller = new Teller(tell);
  const days = receptions === undefined ? null : new ReceptionPlay(office, receptions, teller);
  const files = await new Week(office, stories, teller, days).play();
  const held = (await days?.file()) ?? null;
  tell('\n━━ Листи один за одним ━━');
  files.forEach((file, place) => printLetter(file, place + 1, tell));
  const seconds = (performance.now() - begun) / 1000;
  printTotals(files, held, { requests: office.requests, seconds }, print);
  return { files, receptions: held };
}
