import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { installation } from '../../src/platform/installation.js';

/** A word of a file and what an admin writes instead; the whole text where no word is named. */
type Change = readonly [file: string, from: string | null, to: string];

/** The cases beside the diagrams: a check of these takes as long as all else, and `test/walks` is about them. */
export const shippedWalks = readdirSync(join(installation, 'processes/tests')).map((name) => `processes/tests/${name}`);
/** Files of a draft without them. */
export const withoutWalks = Object.fromEntries(shippedWalks.map((path) => [path, null]));

/** The folder of another node or of an admin at work: what decides here, with some words changed. */
export class EditionFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'pryimalnia-edition-'));

  constructor(...changes: readonly Change[]) {
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
    for (const room of ['processes', 'rules', 'council', 'letters'])
      cpSync(join(installation, room), join(this.path, room), { recursive: true });
    this.change(...changes);
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  withoutWalks(): this {
    rmSync(join(this.path, 'processes/tests'), { recursive: true });
    return this;
  }

  change(...changes: readonly Change[]): this {
    for (const [file, from, to] of changes) {
      const path = join(this.path, file);
      const before = from === null ? '' : readFileSync(path, 'utf8');
      if (from !== null && !before.includes(from)) throw new Error(`${file} does not say ${from}`);
      writeFileSync(path, from === null ? to : before.replaceAll(from, to));
    }
    return this;
  }
}
