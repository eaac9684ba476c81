import { join } from 'node:path';
import { FileFaults, type Files, FolderFiles } from '../platform/files/index.js';
import type { WalksReport } from '../workbench/editions/walks.js';
import { PolicyService } from '../policy/index.js';
import { namesAmiss } from './names-amiss.js';
import { readWalk, type WalkFault, type WalkFile, type Moment } from './walk-file.js';
import { walkThrough } from './walk.js';
import { WalkedOffice } from './walked-office.js';

/** Which have been walked so far, for whoever waits. */
type TellOfWalk = (done: number, total: number, title: string) => void;

const startOf = ({ begins: { day, time } }: WalkFile): string => `${day} ${time}`;

/**
 * Walks every file of `processes/tests/` through a council of its own that goes by the edition in a folder, from the day
 * on which the earliest of them begins. Each finds the council as if nothing had happened there yet.
 *
 * @param room where that council keeps its data
 */
export async function walkAll(edition: string, room: string, tell: TellOfWalk): Promise<WalksReport> {
  const faults: WalkFault[] = [];
  const walks = walksIn(new FolderFiles(join(edition, 'processes')), faults);
  const [first] = walks.toSorted((one, other) => startOf(one).localeCompare(startOf(other)));
  if (first === undefined) return { walks: 0, rows: 0, faults };
  const office = await begin(edition, room, first.begins);
  if (!(office instanceof WalkedOffice)) return { walks: 0, rows: 0, faults: office };
  try {
    for (const [done, walk] of walks.entries()) {
      tell(done, walks.length, walk.title);
      const amiss = namesAmiss(walk, office.get(PolicyService).catalogue);
      faults.push(...amiss);
      if (amiss.length > 0) continue;
      await office.beginsAnew(walk.begins);
      faults.push(...(await walkThrough(walk, office)));
    }
  } finally {
    await office.close();
  }
  return { walks: walks.length, rows: walks.reduce((sum, { rows }) => sum + rows.length, 0), faults };
}

/** A council that the edition has come into force in, or what keeps it from that. */
async function begin(edition: string, room: string, since: Moment): Promise<WalkedOffice | WalksReport['faults']> {
  try {
    return await WalkedOffice.open(edition, room, since);
  } catch (error) {
    if (error instanceof FileFaults) return error.faults;
    throw error;
  }
}

function walksIn(files: Files, faults: WalkFault[]): WalkFile[] {
  const names = files.list('tests').filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => readWalk(files.nameOf(`tests/${name}`), files.read(`tests/${name}`), faults) ?? []);
}
