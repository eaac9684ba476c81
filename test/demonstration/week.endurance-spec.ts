import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import type { CaseFile } from '../../demo/case-file.js';
import { weekOfLetters } from '../../demo/letters/index.js';
import { type Played, play } from '../../demo/play.js';
import { receptionsOfSpring } from '../../demo/receptions/index.js';
import type { ReceptionStory } from '../../demo/receptions/scene.js';
import type { Story } from '../../demo/story.js';
import { totalsOf } from '../../demo/totals.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';

const CLOCK = 'manual:2024-12-30T08:30:00+02:00';

async function listening(clock = CLOCK): Promise<{ service: OpenCouncil; url: string }> {
  const service = await openCouncil((config, log) => AppModule.forRoot(config, log), { env: { CLOCK: clock } });
  await service.council.app.listen(0, '127.0.0.1');
  return { service, url: await service.council.app.getUrl() };
}

interface Programme {
  readonly stories: readonly Story[];
  readonly receptions?: ReceptionStory;
}

const perform = (url: string, programme: Programme, lines: string[] = []): Promise<Played> =>
  play({ url, password: 'demo-council', ...programme, print: (line) => void lines.push(line) });

describe('one week of the office', () => {
  const lines: string[] = [];
  let files: readonly CaseFile[] = [];
  let receptions: Played['receptions'] = null;
  let service: OpenCouncil;
  beforeAll(async () => {
    const opened = await listening();
    service = opened.service;
    const programme = { stories: weekOfLetters, receptions: receptionsOfSpring };
    ({ files, receptions } = await perform(opened.url, programme, lines));
  }, 240_000);
  afterAll(() => service.close());

  const file = (key: string): CaseFile => {
    const found = files.find(({ story }) => story.key === key);
    if (!found) throw new Error(`No letter "${key}".`);
    return found;
  };

  it('plays every letter to the end that its story names', () => {
    const played = files.map(({ story, card }) => [story.key, card.status, card.result, card.dueOn]);
    const meant = weekOfLetters.map(({ key, ends }) => [key, ends.status, ends.result, ends.dueOn]);
    expect(played).toEqual(meant);
  });

  it('shows each way once, with the deeds of many hands', () => {
    const totals = totalsOf(files);
    expect(totals).toMatchObject({ letters: weekOfLetters.length, ways: weekOfLetters.length, broken: 1 });
    const entries = files.flatMap((one) => one.entries);
    const ofPost = entries.filter(({ payload }) =>
      ['print-and-sign', 'post-letter'].includes(String(payload?.['elementId'])),
    );
    const inStories = weekOfLetters.flatMap(({ acts }) => acts.filter(({ kind }) => kind === 'done')).length;
    expect(totals.tasks).toBe(inStories + ofPost.filter(({ kind }) => kind === 'task-completed').length);
    expect(totals.posted).toBeGreaterThan(weekOfLetters.length);
    expect(totals.reminders).toBeGreaterThan(5);
  });

  it('counts terms as the worked table of the law has them', () => {
    expect(file('conflict').termLines.at(-1)).toMatch(
      /Граничний день: 31\.01\.2025.*45 днів від реєстрації: 14\.02\.2025/,
    );
    expect(file('yard').termLines.join('\n')).toMatch(/неділя – вихідний день: закінчення переходить на 17\.02\.2025/);
  });

  it('tells decisions in the order in which they were made', () => {
    const first = file('heating')
      .decisions.map(({ ruleSet }) => ruleSet)
      .slice(0, 3);
    expect(first).toEqual(['registration-routing', 'admission', 'term']);
  });

  it('holds the receptions of spring between the letters, and ends every visit as its story names', () => {
    const statuses = (cards: ReadonlyMap<string, { readonly status: string }> = new Map()) =>
      Object.fromEntries([...cards].map(([key, { status }]) => [key, status]));
    expect(statuses(receptions?.receptions)).toEqual(receptionsOfSpring.ends.receptions);
    expect(statuses(receptions?.visits)).toEqual(receptionsOfSpring.ends.visits);
    expect(receptions?.appeals.get('пандус')).toMatchObject({
      status: 'closed',
      dueOn: '2025-04-04',
      leader: 'deputy-mayor-economy',
      mainExecutor: 'infrastructure',
      termBroken: false,
    });
    expect(receptions?.visits.get('підвал')?.grounds).toEqual(['2.23.4']);
    expect(receptions?.visits.get('ліфт, удруге')?.queueGroup).toBe('first-by-right');
    expect(receptions?.receptions.get('2025-03-20')?.receiverPost).toBe('deputy-mayor-economy');
  });

  it('tells of the receptions in the order of time, with their clauses', () => {
    const told = lines.join('\n');
    const days = [...told.matchAll(/━━ (\d\d)\.(\d\d)\.(\d{4}), /g)].map(
      ([, day, month, year]) => `${year}-${month}-${day}`,
    );
    expect(days).toEqual(days.toSorted());
    const ofLetters = new Set(weekOfLetters.flatMap(({ acts }) => acts.map(({ day }) => day)));
    expect(days.filter((day) => !ofLetters.has(day))).toEqual([
      ...new Set(receptionsOfSpring.scenes.map(({ at }) => at.slice(0, 10))),
    ]);
    expect(told).toMatch(/НЕ ЗАПИСАНО: картка № 3\/2025.*\[п\. 2\.13 Положення № 225-р\]/);
    expect(told).toMatch(/запис закінчено, записано 6/);
    expect(told).toMatch(/перше місце за правом: картка № 9\/2025.*\[п\. 2\.16 Положення № 225-р\]/);
    expect(told).toMatch(/питання стало зверненням Л-\d+: на розгляді, граничний день 04\.04\.2025/);
    expect(told).toMatch(/Прийомів: 11, карток прийому: 19, звернень із прийому: 2\n/);
  });

  it('tells who is told of a reception that moves, what is written, and what is printed', () => {
    const told = lines.join('\n');
    for (const [about, words] of [
      ['паркан', /НЕ ЗАПИСАНО: .*\[п\. 2\.7 Положення № 225-р\]/],
      ['майданчик', /НЕ ЗАПИСАНО: .*\[п\. 2\.6 Положення № 225-р\]/],
      [
        'перенесення',
        /«сходи» — першочергово за пільгою, як і було, скажуть телефоном; «тротуар» — .*електронною поштою/,
      ],
      ['зупинення', /№ 57-р .*переписано на 21\.05\.2025: «путівка» — за часом запису, як і було, скажуть телефоном/],
      ['відновлення', /№ 60-р прийом відновлено з 14\.05\.2025: іде запис/],
      ['виплата', /прийшов без запису: .*\[.*п\. 2\.10 Положення № 225-р\]/],
      ['світло', /дзвінок на пряму лінію, на прийомі: картка № 22\/2025/],
      ['догляд', /картку № 18\/2025 надруковано: PDF — \d+,\d КБ, DOCX — \d+,\d КБ/],
      ['графік прийому', /графік видно всім без входу: прийомів на 8 тижнів — \d+/],
    ] as const) {
      const ofThis = lines.filter((line) => line.trim().startsWith(about));
      expect(
        ofThis.some((line) => words.test(line)),
        `${about}: ${ofThis.join('\n')}`,
      ).toBe(true);
    }
    expect(told).toMatch(/Керуюча справами [^\n]*«Вивчити матеріали .*\[п\. 2\.6 Положення № 225-р\]/);
    expect(receptions?.appeals.get('виплата')).toMatchObject({ mainExecutor: 'social-policy', dueOn: '2025-06-16' });
    expect(receptions?.visits.get('сходи')).toMatchObject({ queueGroup: 'first-by-benefit' });
    expect(receptions?.visits.get('сходи')?.previousVisitId).not.toBeNull();
  });

  it('prints the days, the clauses and who did what', () => {
    const told = lines.join('\n');
    expect(told).toContain('━━ 31.12.2024, вівторок ━━');
    expect(told).toContain('01.02.2025 00:00  допомога після поранення   СТРОК МИНУВ');
    expect(told).toMatch(/✗ Скаргу не можна направити: .*\[ст\. 7: /);
    expect(told).toContain('наступний із виконкому [п. 3.13 Положення № 225-р]');
    expect(told).not.toMatch(/undefined|null|\[object/);
  });
});

describe('a surprise', () => {
  const [heating] = weekOfLetters;
  if (!heating) throw new Error('The week has no letters.');

  const playing = (story: Story, clock?: string) => performing({ stories: [story] }, clock);
  const performing = async (programme: Programme, clock?: string): Promise<string> => {
    const { service, url } = await listening(clock);
    try {
      const said = await perform(url, programme).catch((error: unknown) => error);
      return said instanceof Error ? said.message : 'no surprise';
    } finally {
      await service.close();
    }
  };

  it('is a letter that ends otherwise than meant', async () => {
    const acts = heating.acts.slice(0, 2);
    expect(await playing({ ...heating, acts })).toMatch(/heating: стан: «under-consideration» замість «closed»/);
  });

  it('is a task that waits for nobody, with what the case waits for instead', async () => {
    const acts = heating.acts.filter(({ kind }, place) => kind === 'taken-in' || place > 1);
    expect(await playing({ ...heating, acts })).toMatch(
      /завдання «prepare-reply» немає у списках[^]*Справа чекає: resolve/,
    );
  });

  it('is a visit that ends otherwise than meant', async () => {
    const scenes = receptionsOfSpring.scenes.slice(0, 2);
    const receptions = { scenes, ends: { receptions: {}, visits: { дах: 'settled' }, appeals: {} } };
    expect(await performing({ stories: [], receptions })).toMatch(/дах: «booked» замість «settled»/);
  });

  it.each([
    ['system', /Запустіть її з CLOCK=manual:2024-12-30/],
    ['manual:2025-06-02T09:00:00+03:00', /вже показує 2025-06-02.*потрібна нова база/],
  ])('is a service whose clock is %s', async (clock, advice) => {
    expect(await playing(heating, clock)).toMatch(advice);
  });
});
