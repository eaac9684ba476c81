import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { installation, programFile } from '../../src/platform/installation.js';
import type { WalkFile } from '../../src/walks/walk-file.js';
import { walkThrough } from '../../src/walks/walk.js';
import { WalkedOffice } from '../../src/walks/walked-office.js';
import { shipped, storyOf } from './story.js';

describe('the walks of an edition', () => {
  it.each([
    ['whoever began them is gone', 'walks/run', [installation], (walking: ChildProcess) => walking.disconnect()],
    ['a command is broken off', 'workbench/policy', ['walk'], (walking: ChildProcess) => walking.kill('SIGINT')],
  ] as const)('leave nothing behind when %s', async (_, program, args, end) => {
    const room = mkdtempSync(join(tmpdir(), 'left-'));
    const env = { ...process.env, TMPDIR: room };
    const walking = fork(programFile(program), args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env });
    await Promise.race([once(walking, 'message'), walking.stderr ? once(walking.stderr, 'data') : null]);
    expect(readdirSync(room)).toHaveLength(1);
    end(walking);
    await once(walking, 'exit');
    expect(readdirSync(room)).toEqual([]);
  });

  it('leave nothing for one another: the same story, down to the numbers, whatever was walked before', async () => {
    const walks = shipped();
    const stories = async (order: readonly WalkFile[]) => {
      const since = { day: plainDate('2026-03-02'), time: '10:00' };
      const office = await WalkedOffice.open(installation, mkdtempSync(join(tmpdir(), 'walks-')), since);
      const told: Record<string, unknown> = {};
      for (const walk of order) {
        await office.beginsAnew(walk.begins);
        expect(await walkThrough(walk, office)).toEqual([]);
        told[walk.file] = await storyOf(office);
      }
      await office.close();
      return told;
    };
    const forth = await stories(walks);
    expect(await stories(walks.toReversed())).toEqual(forth);
    const alone = walks.filter(({ file }) => file === 'reception.md');
    expect(await stories(alone)).toEqual({ 'reception.md': forth['reception.md'] });
  });
});
