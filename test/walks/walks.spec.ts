import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walksOf } from '../../src/workbench/editions/walks.js';
import { installation } from '../../src/platform/installation.js';
import { EditionFolder } from '../edition/edition-folder.js';

const told = async ({ path }: EditionFolder) => {
  const { faults } = await walksOf(path, () => undefined);
  return faults.map(({ file, line, text }) => `${file}:${line}: ${text}`);
};

describe('the walks of an edition', () => {
  it('tell of each case that goes otherwise where it stands, up to its first row that differs', async () => {
    const folder = new EditionFolder(
      [
        'rules/calendar.json',
        '"holidays": [',
        '"holidays": [{"name":"День міста","date":"04-02","from":"2026-01-01","to":null,"certainty":"seen"},',
      ],
      ['rules/calendar.json', '"from": "2022-03-24", "to": null', '"from": "2022-03-24", "to": "2026-03-01"'],
      ['processes/tests/returned.md', '| prepare-return |', '| prepare-retrun |'],
      ['processes/tests/withdrawn.md', '| file-away     |', '| prepare-reply |'],
      ['processes/tests/satisfied.md', '| registrar-1 |', '| registar-1  |'],
    );
    expect(await told(folder)).toEqual([
      expect.stringMatching(/day-forty-five\.md:10: Строк: чекали 2026-04-02, а він 2026-04-03\./u),
      expect.stringMatching(/overdue\.md:9: Строк: чекали 2026-04-02, а він 2026-04-03\./u),
      expect.stringMatching(/returned\.md:\d+: .*Завдання «prepare-retrun».*Можливо, «prepare-return»\?/u),
      expect.stringMatching(/satisfied\.md:10: Працівника «registar-1» у раді немає\. Можливо, «registrar-1»\?/u),
      expect.stringMatching(/withdrawn\.md:11: Далі: чекали prepare-reply, а справа стоїть на file-away\./u),
    ]);
  });

  it('of files that cannot come into force are not begun: their own faults are told', async () => {
    const slip = new EditionFolder(['rules/term.rules.json', '"title": "Строк розгляду"', '"title": Строк']);
    expect(await told(slip)).toEqual([expect.stringMatching(/term\.rules\.json:4: /u)]);
  });

  it('leave nothing behind when whoever began them is gone', async () => {
    const room = mkdtempSync(join(tmpdir(), 'left-'));
    const walking = fork('dist/walks/run.js', [installation], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, TMPDIR: room },
    });
    await once(walking, 'message');
    expect(readdirSync(room)).toHaveLength(1);
    walking.disconnect();
    await once(walking, 'exit');
    expect(readdirSync(room)).toEqual([]);
  });
});
