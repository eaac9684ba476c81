import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { askVerb } from '../../src/workbench/ask/ask-verb.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';

const folder = mkdtempSync(join(tmpdir(), 'ask-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  const surroundings = { env: {}, now: () => new Date('2026-03-02T07:00:00Z') };
  return { code: await runCommand([askVerb], ['ask', ...args], streams, surroundings), ...said };
}

it('tells a clerk what is still possible, what to ask first and what not to ask', async () => {
  const { code, out } = await call(
    'admission',
    'форма звернення=на папері',
    'letter.residenceGiven=так',
    'вид звернення=заява (клопотання)',
  );
  expect(code).toBe(exitCodes.fine);
  expect(out).toContain('Надходження 02.03.2026, рішення 02.03.2026');
  expect(out).toContain('форма звернення — «на папері»');
  expect(out).toMatch(
    /Запитати \(найменше питань: \d+\), у такому порядку:\n {2}1\. підпис автора \(letter\.signed\): так \/ ні; потім лишиться в середньому питань: \d/,
  );
  expect(out).toContain(
    'контакт для відповіді: його читає лише правило «Електронне звернення без контакту для відповіді повертають», яке уже не справдиться',
  );
});

it('says when nothing is left to ask, though most facts are missing', async () => {
  const { out } = await call('admission', 'letter.form=paper', 'letter.residenceGiven=false');
  expect(out).toContain(
    'Відповідь певна:\n  анонімне, розгляду не підлягає — «Анонімне письмове звернення не розглядають» (3.3-anonymous); п. 3.3 Положення № 225-р; ст. 8 Закону «Про звернення громадян»',
  );
  expect(out).toContain('Питати більше нічого.');
});

it('reads facts of a file, over which the words stand, and answers a machine', async () => {
  const file = join(folder, 'facts.json');
  writeFileSync(file, JSON.stringify({ 'case.fromReception': false, 'resolution.firstExecutorIsStaff': true }));
  const whole = await call('main-executor', '--facts', file, '--json');
  expect(JSON.parse(whole.out)).toMatchObject({ certain: true, next: null, receivedOn: '2026-03-02' });
  const over = await call('main-executor', 'resolution.firstExecutorIsStaff=ні', '--facts', file, '--json');
  expect(JSON.parse(over.out)).toMatchObject({ certain: false, next: { fact: 'letter.addressee' } });
});

it('takes the law of the days it is given', async () => {
  const idle = async (received: string): Promise<string> => {
    const { out } = await call('admission', '--received', received, '--json');
    const report: { doNotAsk: { fact: string; why: string }[] } = JSON.parse(out);
    return report.doNotAsk.map(({ fact, why }) => `${fact} ${why}`).join();
  };
  expect(await idle('2015-10-27')).toBe('letter.replyContactGiven not-in-edition');
  expect(await idle('2015-10-28')).toBe('');
});

it('asks less when only the outcome matters', async () => {
  const count = async (by: string): Promise<number> => {
    const { out } = await call('registration-routing', 'letter.corruptionReport=ні', '--by', by, '--json');
    return JSON.parse(out).answers.length;
  };
  expect(await count('outcome')).toBeLessThan(await count('answer'));
});

it.each<[string, string[], string]>([
  ['no set', [], 'Назвіть набір правил.'],
  ['an unknown set', ['admision'], 'Набору «admision» немає. Можливо, «admission»?'],
  ['an unknown fact', ['admission', 'letter.from=paper'], 'Можливо, «letter.form»?'],
  ['a value that the fact has not', ['admission', 'letter.form=пергамент'], 'пергамент'],
  ['a word that is no fact', ['admission', 'paper'], '«paper»: факт пишуть як факт=значення'],
  ['a fact named twice', ['admission', 'letter.form=paper', 'форма звернення=усне телефоном'], 'названо двічі'],
  ['a range', ['admission', 'complaint.startedYearsSinceDecision=2–5'], 'потрібне одне значення'],
  [
    'facts that cannot be',
    ['admission', 'history.feature=first', 'history.resolvedInSubstance=yes'],
    'Первинне звернення не має попереднього',
  ],
  ['another level', ['admission', '--by', 'clause'], '«--by clause»: Тут може бути лише: "outcome", "answer", "rule".'],
  ['a day that there is not', ['admission', '--received', '2026-02-30'], 'РРРР-ММ-ДД'],
  [
    'a file that there is not',
    ['admission', '--facts', join(folder, 'none.json')],
    'немає, або його не можна прочитати',
  ],
])('refuses %s', async (_, args, text) => {
  const { code, err } = await call(...args);
  expect(code).toBe(exitCodes.misused);
  expect(err).toContain(text);
});
