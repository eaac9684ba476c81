import { FileFaults, type Files, FolderFiles } from '../platform/files/index.js';
import { join } from 'node:path';
import type { WalksReport } from '../workbench/editions/walks.js';
import { readWalk, type WalkFault, type WalkFile, type Moment } from './walk-file.js';
import { walkThrough } from './walk.js';
import { WalkedOffice } from './walked-office.js';

/** Which have been walked so far, for whoever waits. */
export type TellOfWalk = (done: number, total: number, title: string) => void;

const startOf = ({ begins: { day, time } }: WalkFile): string => `${day} ${time}`;

/**
 * Walks every file of `processes/tests/` through a council of its own that goes by the edition in a folder. What decides
 * is tried once; each walk begins with a copy of that council.
 *
 * @param room where those councils keep their data
 */
export async function walkAll(edition: string, room: string, tell: TellOfWalk): Promise<WalksReport> {
  const faults: WalkFault[] = [];
  const walks = walksIn(new FolderFiles(join(edition, 'processes')), faults);
  const [first] = walks.toSorted((one, other) => startOf(one).localeCompare(startOf(other)));
  if (first === undefined) return { walks: 0, rows: 0, faults };
  const begun = await begin(edition, room, first.begins);
  if (typeof begun !== 'string') return { walks: 0, rows: 0, faults: begun };
  for (const [done, walk] of walks.entries()) {
    tell(done, walks.length, walk.title);
    const office = await WalkedOffice.open(edition, room, walk.begins, begun);
    try {
      faults.push(...(await walkThrough(walk, office)));
    } finally {
      await office.close();
    }
  }
  return { walks: walks.length, rows: walks.reduce((sum, { rows }) => sum + rows.length, 0), faults };
}

/** A council that the edition has come into force in, or what keeps it from that. */
async function begin(edition: string, room: string, at: Moment): Promise<string | WalksReport['faults']> {
  try {
    const office = await WalkedOffice.open(edition, room, at);
    return await office.keep();
  } catch (error) {
    if (error instanceof FileFaults) return error.faults;
    throw error;
  }
}

function walksIn(files: Files, faults: WalkFault[]): WalkFile[] {
  const names = files.list('tests').filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => readWalk(files.nameOf(`tests/${name}`), files.read(`tests/${name}`), faults) ?? []);
}
