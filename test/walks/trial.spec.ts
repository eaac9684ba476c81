import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { installation } from '../../src/platform/installation.js';
import { readCondition } from '../../src/simulation/memory/condition.js';
import { tryEditions } from '../../src/simulation/try-editions.js';
import { TrialOffice } from '../../src/simulation/trial-office.js';
import { walkThrough } from '../../src/walks/walk.js';
import { WalkedOffice } from '../../src/walks/walked-office.js';
import { TrialScript } from '../../src/workbench/simulation/script.js';
import { EditionFolder } from '../edition/edition-folder.js';
import { shipped, storyOf } from './story.js';

const since = { day: plainDate('2026-03-02'), time: '10:00' };
const room = () => mkdtempSync(join(tmpdir(), 'trials-'));
const year = (cases: number): TrialScript => ({
  ...TrialScript.parse(JSON.parse(readFileSync(join(installation, 'processes/trials/year.json'), 'utf8'))),
  cases,
});

describe('a trial', () => {
  it('carries every shipped case by the same ways to the same place on the same days as a council on a database', async () => {
    const offices = [
      await WalkedOffice.open(installation, room(), since),
      await TrialOffice.open(installation, room(), since),
    ];
    for (const walk of shipped()) {
      const stories: unknown[] = [];
      for (const office of offices) {
        await office.beginsAnew(walk.begins);
        expect(await walkThrough(walk, office)).toEqual([]);
        stories.push(await storyOf(office));
      }
      expect(stories[1], walk.file).toEqual(stories[0]);
    }
    for (const office of offices) await office.close();
  });

  it('makes the same of the same arrivals each time, and says of another edition which of them went otherwise and why', async () => {
    const script = year(12);
    const same = await tryEditions({ folders: [installation, installation], script }, () => undefined);
    expect(same).toMatchObject({ changed: [], differ: 0, differences: [] });
    const [{ measures, names }] = same.editions as [(typeof same.editions)[number]];
    expect(names).toMatchObject({ resolve: 'Накласти резолюцію', reply: 'Відповідь на звернення' });
    expect(Object.keys(measures['виконано підрозділом'] ?? {}).join()).not.toMatch(/[a-z]/u);
    expect(measures['справи']).toEqual({ усього: 12, 'не закінчено': 0 });
    expect(measures['виконано завдань']).toMatchObject({
      resolve: expect.any(Number),
      'file-away': expect.any(Number),
    });

    const { path } = new EditionFolder([
      'processes/written-appeal.bpmn',
      'name="Сформувати справу"',
      'name="Підшити справу"',
    ]);
    const renamed = await tryEditions({ folders: [installation, path], script }, () => undefined);
    expect(renamed.differ).toBe(0);

    const holiday = new EditionFolder(
      [
        'rules/calendar.json',
        '"holidays": [',
        '"holidays": [{"name":"День міста","date":"04-02","from":"2026-01-01","to":null,"certainty":"seen"},',
      ],
      ['rules/calendar.json', '"from": "2022-03-24", "to": null', '"from": "2022-03-24", "to": "2026-03-01"'],
    );
    const otherwise = await tryEditions({ folders: [installation, holiday.path], script }, () => undefined);
    expect(otherwise.differ).toBeGreaterThan(0);
    expect(otherwise.differences[0]).toMatchObject({
      was: expect.stringMatching(/^[«А-ЯІЇЄҐа-яіїєґ][^_]*$/u),
      count: expect.any(Number),
    });
    expect(otherwise.notCarried).toContain('Прийоми, дзвінки й тривоги: проба веде лише листи.');
  });

  it('refuses letters that nobody could take in before a year is played in vain', async () => {
    const [letter] = year(1).letters;
    const script = {
      ...year(1),
      letters: [{ ...letter, name: 'лист', share: 1, letter: { gist: 'Прошу', sheets: -1 } }],
    };
    const refused = tryEditions({ folders: [installation], script }, () => undefined);
    await expect(refused).rejects.toMatchObject({
      code: 'BODY_INVALID',
      details: { errors: [{ pointer: '/letters/0/letter/sheets' }] },
    });
  });

  it('throws at whatever its tables cannot answer, and guesses nothing', () => {
    const same = (column: string): string => column;
    expect(() => readCondition('not exists (select 1 from timer)', same)).toThrow('a trial cannot ask its tables');
    expect(() => readCondition('a.name like :some', same)).toThrow('a trial cannot ask its tables');
    const { holds, lookups } = readCondition('a.id = :id and (a.at < :now or a.by is null)', same);
    const [row, given] = [
      { id: 1, at: new Date(5), by: 'x' },
      { id: 1, now: 9 },
    ];
    expect([
      holds(row, given),
      holds({ ...row, at: new Date(10) }, given),
      lookups.map(({ column }) => column),
    ]).toEqual([true, false, ['id']]);
  });
});
