import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walksApart } from '../../src/workbench/editions/walks.js';
import { installation } from '../../src/platform/installation.js';
import { EditionFolder } from '../edition/edition-folder.js';

const told = async ({ path }: EditionFolder) => {
  const { faults } = await walksApart(path, () => undefined);
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

  it('tell of every name that the edition has not, with the likely one, and of a reception what of the booking and the day went otherwise', async () => {
    const text = readFileSync(join(installation, 'processes/tests/reception.md'), 'utf8');
    const otherwise = (file: string, from: string, to: string) =>
      [`processes/tests/${file}.md`, null, text.replace(from, to)] as const;
    const folder = new EditionFolder(
      ['processes/tests/withdrawn.md', '| file-away | справа    | –', '| file-awey | справа    | –'],
      ['processes/tests/satisfied.md', 'admission: consider; term: one-month', 'admision: consider; term: one-moth'],
      // The case never comes there: the name is told all the same.
      ['processes/tests/satisfied.md', '| reply |', '| replay |'],
      ['processes/tests/day-forty-five.md', 'ANSWER_REFUSED', 'ANSWER_REFUSE '],
      otherwise('away', '"leaderAway": "no"', '"leaderAway": "yes"'),
      otherwise('nobody', '"leaderPost": "deputy-mayor-housing"', '"leaderPost": "deputy-mayor"'),
      otherwise('not-booked', '"leaderPowers": "yes"', '"leaderPowers": "no"'),
    );
    expect(await told(folder)).toEqual([
      expect.stringMatching(/away\.md:\d+: Далі: чекали .*run-reception, а справа стоїть на .*find-substitute/u),
      expect.stringMatching(/day-forty-five\.md:13: Відмови «ANSWER_REFUSE» немає\. Можливо, «ANSWER_REFUSED»\?/u),
      expect.stringMatching(/nobody\.md:\d+: Графік не дає прийому «deputy-mayor» \(особисто\), на який ще записують/u),
      expect.stringMatching(/not-booked\.md:\d+: Далі: чекали prepare-materials × 3, а справа стоїть на нічому\./u),
      expect.stringMatching(/satisfied\.md:10: Набору правил «admision» немає\. Можливо, «admission»\?/u),
      expect.stringMatching(/satisfied\.md:10: У наборі «term» рішення «one-moth» немає\. Можливо, «one-month»\?/u),
      expect.stringMatching(/satisfied\.md:14: Листа «replay» немає\. Можливо, «reply»\?/u),
      expect.stringMatching(/withdrawn\.md:12: Завдання «file-awey» зараз немає: .*Можливо, «file-away»\?/u),
    ]);
  });

  it('of files that cannot come into force are not begun: their own faults are told', async () => {
    const slip = new EditionFolder(['rules/term.rules.json', '"title": "Строк розгляду"', '"title": Строк']);
    expect(await told(slip)).toEqual([expect.stringMatching(/term\.rules\.json:4: /u)]);
  });
});
