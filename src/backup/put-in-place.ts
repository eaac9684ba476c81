import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { restoreMark } from '../platform/database/drivers/half-restored.js';

const trialName = '.restoring';
const partOfMark = `${restoreMark}.part`;
const isAside = (name: string): boolean => /^before-\d{4}-/.test(name);
/** What a file system keeps at its root is nobody's data. */
const ofFileSystem = 'lost+found';

const markSchema = z.object({ aside: z.string().nullable(), stage: z.enum(['putting-aside', 'putting-in']) });
type Mark = z.infer<typeof markSchema>;

/** Where a copy is unpacked and checked: on the file system where it is to stand, so that it is only moved there. */
export const trialIn = (folder: string): string => join(folder, trialName);

/** What of a folder is the council's data: not what was put aside before, nor what is being tried. */
export function dataIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const others = [restoreMark, partOfMark, trialName, ofFileSystem];
  return readdirSync(folder).filter((name) => !others.includes(name) && !isAside(name));
}

/**
 * Puts what has been tried in the place of what is there (заміна даних). The folder itself stays: it may be a mount
 * point. What was there is put aside within it; whatever cuts this off, `undoHalfRestored` brings it back.
 *
 * @returns where the data of before was put aside; null where there was none
 */
export function putInPlace(folder: string, now: Date): string | null {
  const before = dataIn(folder);
  const aside = before.length === 0 ? null : `before-${now.toISOString().replaceAll(':', '-')}`;
  if (aside !== null) mkdirSync(join(folder, aside), { mode: 0o700 });
  writeMark(folder, { aside, stage: 'putting-aside' });
  try {
    if (aside !== null) move(before, folder, join(folder, aside));
    writeMark(folder, { aside, stage: 'putting-in' });
    move(readdirSync(trialIn(folder)), trialIn(folder), folder);
    rmSync(join(folder, restoreMark));
  } catch (error) {
    undoHalfRestored(folder);
    throw error;
  }
  return aside === null ? null : join(folder, aside);
}

/** Brings back the data of before where a restore was cut off; may itself be cut off and begun again. */
export function undoHalfRestored(folder: string): void {
  const file = join(folder, restoreMark);
  if (!existsSync(file)) return;
  const { aside, stage } = markSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (stage === 'putting-in') {
    // All of before is aside already: what lies here is of the copy.
    for (const name of dataIn(folder)) rmSync(join(folder, name), { recursive: true });
    writeMark(folder, { aside, stage: 'putting-aside' });
  }
  if (aside !== null && existsSync(join(folder, aside))) {
    move(readdirSync(join(folder, aside)), join(folder, aside), folder);
    rmdirSync(join(folder, aside));
  }
  rmSync(file);
}

function move(names: readonly string[], from: string, to: string): void {
  for (const name of names) renameSync(join(from, name), join(to, name));
}

/** Whole or not at all: it is what a half-restored folder is known by. */
function writeMark(folder: string, mark: Mark): void {
  writeFileSync(join(folder, partOfMark), JSON.stringify(mark), { mode: 0o600, flush: true });
  renameSync(join(folder, partOfMark), join(folder, restoreMark));
}
