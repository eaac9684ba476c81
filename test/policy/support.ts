import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { Problem } from '../../src/domain/problem.js';
import { type AsOf, PolicyService } from '../../src/policy/index.js';
import { FileFaults } from '../../src/platform/files/index.js';

/** A small library instead of a council: these tests do not depend on the content of `rules/`. */
export const library = fileURLToPath(new URL('fixtures/library', import.meta.url));

export function on(receivedOn: string, decidedOn = receivedOn): AsOf {
  return { receivedOn: plainDate(receivedOn), decidedOn: plainDate(decidedOn) };
}

/** The refusal that the work ends with. */
export async function problem(work: Promise<unknown> | (() => unknown)): Promise<Problem> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return expect.fail('очікувалася відмова');
}

/** A copy of the library with one file changed. */
export function libraryWith(file: string, change: (text: string) => string): string {
  const dir = join(mkdtempSync(join(tmpdir(), 'rules-')), 'rules');
  cpSync(library, dir, { recursive: true });
  writeFileSync(join(dir, file), change(readFileSync(join(dir, file), 'utf8')));
  return dir;
}

/** The faults for which a folder of rules is refused, a line each. */
export function faultsOf(dir: string): string[] {
  try {
    PolicyService.load(dir);
  } catch (error) {
    if (error instanceof FileFaults) return error.faults.map((f) => `${f.file}:${f.line} ${f.pointer} ${f.text}`);
    throw error;
  }
  return [];
}
