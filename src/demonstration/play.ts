import type { CaseFile } from './case-file.js';
import { printLetter } from './letter-report.js';
import { Office } from './office.js';
import type { Story } from './story.js';
import { Teller, type Print } from './teller.js';
import { printTotals } from './totals.js';
import { Week } from './week.js';

export interface Performance {
  readonly url: string;
  readonly password: string;
  readonly stories: readonly Story[];
  readonly print: Print;
  /** Only the totals are printed. */
  readonly quiet?: boolean;
}

/** Plays letters on a running service and tells of it. @throws Surprise */
export async function play({ url, password, stories, print, quiet = false }: Performance): Promise<CaseFile[]> {
  const begun = performance.now();
  const office = new Office(url, password);
  const tell: Print = quiet ? () => undefined : print;
  const files = await new Week(office, stories, new Teller(tell)).play();
  tell('\n━━ Листи один за одним ━━');
  files.forEach((file, place) => printLetter(file, place + 1, tell));
  const seconds = (performance.now() - begun) / 1000;
  printTotals(files, { requests: office.requests, seconds }, print);
  return files;
}
