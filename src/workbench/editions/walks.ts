import { z } from 'zod';
import { dialect } from '../../platform/database/columns.js';
import type { FileFault } from '../../platform/files/index.js';
import { programFile } from '../../platform/installation.js';
import { apart } from '../command/apart.js';
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

/** Who walks the cases of an edition. */
export type WalksOf = (folder: string, tell: Tell) => Promise<WalksReport>;

/**
 * Walks them in this process, for a command that ends with it: what has been read of the edition is not read again. Where
 * the tables are declared for a server they are walked apart.
 */
export const walksHere: WalksOf = async (folder, tell) => {
  if (dialect !== 'sqlite') return walksApart(folder, tell);
  const { walkInRoom } = (await import(programFile('walks/walk-in-room'))) as { readonly walkInRoom: WalksOf };
  return walkInRoom(folder, tell);
};

/** Walks them in a process of its own, so that a service goes on by its own edition. @throws where it tells nothing */
export const walksApart: WalksOf = (folder, tell) => apart('walks/run', [folder], tell);

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
