import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { dialect } from '../../platform/database/columns.js';
import type { FileFault } from '../../platform/files/index.js';
import { verb } from '../command/verb.js';
import type { Tell } from '../analyses/progress.js';
import { faultLine } from './check-text.js';
import { folderNamed } from './folder-named.js';

/** What came of the walks of an edition (проходи редакції): cases that an admin has written down beside the diagrams. */
export interface WalksReport {
  readonly walks: number;
  readonly rows: number;
  /** Of files that do not even come into force, these; of a walk, the first thing that is otherwise. */
  readonly faults: readonly FileFault<string>[];
}

/** What the process of the walks says on its way and at its end. */
export type SaidOfWalks =
  { readonly done: number; readonly total: number; readonly step: string } | { readonly report: WalksReport };

/** Who walks the cases of an edition. */
export type WalksOf = (folder: string, tell: Tell) => Promise<WalksReport>;

/** The whole service is put together there, over a database of its own: its room is further out than this one. */
const walked = (file: string): URL => new URL(`../../walks/${file}.js`, import.meta.url);
/** A walk takes a second; an edition whose cases never come to rest is not waited for. */
const patienceMs = 600_000;

/**
 * Walks them in this process, for a command that ends with it: what has been read of the edition is not read again. Where
 * the tables are declared for a server they are walked apart.
 */
export const walksHere: WalksOf = async (folder, tell) => {
  if (dialect !== 'sqlite') return walksApart(folder, tell);
  const { walkInRoom } = (await import(walked('walk-in-room').href)) as { readonly walkInRoom: WalksOf };
  return walkInRoom(folder, tell);
};

/** Walks them in a process of its own, so that a service goes on by its own edition. @throws where it tells nothing */
export const walksApart: WalksOf = (folder, tell) =>
  new Promise((resolve, reject) => {
    // Its council is on the embedded database, whatever the service keeps to: the tables are declared for one of the two.
    const env = { ...process.env, DATABASE_URL: '' };
    const walking = fork(fileURLToPath(walked('run')), [folder], {
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      timeout: patienceMs,
    });
    let [report, complaint]: [WalksReport | null, string] = [null, ''];
    walking.stderr?.on('data', (part: Buffer) => (complaint = (complaint + part.toString()).slice(-4000)));
    walking.on('message', (said: SaidOfWalks) => {
      if ('report' in said) report = said.report;
      else tell(said);
    });
    walking.once('error', reject);
    walking.once('close', (code, signal) => {
      if (report) resolve(report);
      else reject(new Error(`The walks of ${folder} have ended by ${signal ?? code}: ${complaint}`));
    });
  });

/** `npm run policy -- walk`: each case of `processes/tests/` through a council of its own (прохід). */
export const walkVerb = verb({
  name: 'walk',
  summary: 'проводить справи з processes/tests/ крізь пробну раду за текою й каже, котра пішла не так',
  usage: '[ТЕКА]',
  options: z.strictObject({}),
  run: ({ words, say }): Promise<WalksReport> =>
    walksHere(folderNamed(words), ({ done, total, step }) => say(`${done + 1}/${total} ${step}`)),
  ending: ({ faults }) => (faults.length === 0 ? 'fine' : 'found'),
  text: ({ walks, rows, faults }) =>
    [
      ...faults.map(({ file, line, text }) => faultLine({ file, line, text })),
      `Проходів: ${walks}, рядків: ${rows}. Не так: ${faults.length}.`,
    ].join('\n'),
  routes: [],
});
