import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { Journal } from '../../src/journal/index.js';
import { installation } from '../../src/platform/installation.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';
import { policyVerbs } from '../../src/workbench/policy-verbs.js';
import { decided, termFacts } from '../workbench/replay-support.js';
import { EditionFolder } from './edition-folder.js';
import { aDatabaseFor } from './nodes.js';

const titled = ['rules/term.rules.json', '"Строк розгляду"', '"Строк"'] as const;

/** A service that listens, and the command as people at their own machines call it. */
async function council() {
  const { council: at } = await (await aDatabaseFor())(new EditionFolder(), { EDITION_FROM_FOLDER: 'no' });
  await at.app.listen(0, '127.0.0.1');
  const { port } = at.app.getHttpServer().address() as { port: number };
  const env: NodeJS.ProcessEnv = { PORT: String(port) };
  const policy = async (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const streams = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
    const code = await runCommand(policyVerbs, args, streams, { env, now: () => new Date() }, 'policy');
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  const story = async () => {
    const entries = await at.app.get(Journal, { strict: false }).read('edition');
    return entries.map(({ kind, by }) => `${kind} ${by.id}`);
  };
  const inForce = async () => JSON.parse((await policy('status', '--json')).out).inForce as string;
  return { at, policy, story, inForce, env };
}

const digestIn = (text: string): string => /[0-9a-f]{64}/.exec(text)?.[0] ?? '';

test('a folder goes into force and back by every command of the handbook, in its order', async () => {
  const { at, policy, story, inForce } = await council();
  const begins = await inForce();
  const asked = { ruleSet: 'term', facts: termFacts('no'), subject: 'appeal-1', element: 'set-first-term' };
  await decided(at.app.get(DataSource), [asked]);
  const said = new Map<string, string>();
  const page = join(new EditionFolder().path, 'report.html');
  const given = new Map([
    ['../нова-редакція', new EditionFolder(titled).withoutWalks().path],
    ['перевірка.html', page],
  ]);
  const handbook = readFileSync(join(installation, 'docs/handbook-admin.md'), 'utf8');
  const lines = [...handbook.matchAll(/^npm run policy -- ([^#\n]+)/gm)].map(([, line = '']) => line.trim());
  expect(new Set(lines.map((line) => line.split(' ')[0]))).toEqual(new Set(policyVerbs.map(({ name }) => name)));
  for (const line of lines) {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);
    const { code, out, err } = await policy(...words.map((word) => given.get(word) ?? word));
    expect([line, code, err.replaceAll(/^\d+\/\d+ .*\n?/gm, '')]).toEqual([
      line,
      words[0] === 'diff' ? exitCodes.differs : exitCodes.fine,
      words.includes('--out') ? `Записано у «${page}».` : '',
    ]);
    said.set(words[0] ?? '', out);
    if (words[0] === 'try') given.set('ВІДБИТОК', digestIn(out));
    if (words[0] === 'replay') given.set('ПРОБІГ', /--replay (\S+)/.exec(out)?.[1] ?? '');
    if (words.includes('--from')) given.set('НОМЕР', /№ (\d+)/.exec(out)?.[1] ?? '');
  }
  expect(said.get('try')).toMatch(/змінений rules\/term\.rules\.json[^]*Усе гаразд\. Рядків таблиць: \d{3}/);
  expect(said.get('replay')).toMatch(/Перераховано рішень[^]*1/);
  expect(said.get('publish')).toContain('чинна з 02.03.2026');
  expect(said.get('rollback')).toContain('повернення');
  expect(await inForce()).toBe(begins);
  const { out } = await policy('status', given.get('../нова-редакція') ?? '');
  expect(out).toContain(`Тека – інша редакція, ${given.get('ВІДБИТОК')}:\n`);
  expect(out).toMatch(/\n {2}rules\/term\.rules\.json$/);
  expect(await story()).toEqual([
    'edition-drawn-up p-workflow-admin',
    'edition-signed p-compliance-reviewer',
    'edition-put-into-force p-workflow-admin',
    'edition-called-off p-workflow-admin',
    'edition-put-into-force p-workflow-admin',
    'edition-put-into-force p-workflow-admin',
  ]);
}, 300_000);

test('what does not pass is found by the service, with file, line and the likely word', async () => {
  const { policy } = await council();
  const folder = new EditionFolder(['processes/tell-citizen.bpmn', '.tellOn}', '.tellOm}']);
  const tried = await policy('try', folder.path, '--title', 'З помилкою');
  expect([tried.code, tried.out]).toEqual([
    exitCodes.found,
    expect.stringMatching(/processes\/tell-citizen\.bpmn:25.*Можливо, «tellOn»\?/),
  ]);
  const early = await policy('publish', digestIn(tried.out), '--reason', 'За розпорядженням');
  expect([early.code, early.err]).toEqual([exitCodes.refused, expect.stringContaining('EDITION_UNSIGNED')]);
  const own = await policy('sign', digestIn(tried.out), '--comment', 'Звірено', '--as', 'workflow-admin');
  expect([own.code, own.err]).toEqual([exitCodes.refused, expect.stringContaining('ROLE_MISSING')]);
});

test('a token in the surroundings is who acts; a service that is not there, a wrong word and nothing to try are told', async () => {
  const { at, policy, env } = await council();
  const wrong = await policy('publish', '5f70', '--reason', 'Так');
  expect([wrong.code, wrong.err]).toEqual([exitCodes.misused, expect.stringContaining('Назвіть одну редакцію')]);
  const silent = await policy('rollback');
  expect([silent.code, silent.err]).toEqual([exitCodes.misused, expect.stringContaining('--reason')]);
  expect((await policy('try', '--title', 'Те саме')).err).toContain('Тека не різниться від чинної редакції');
  const session = await at.nobody().post('/sessions', { login: 'compliance-reviewer', password: 'demo-council' });
  env['POLICY_TOKEN'] = session.body.token;
  const folder = new EditionFolder(titled);
  const barred = await policy('try', folder.path, '--title', 'Рецензент складає');
  expect([barred.code, barred.err]).toEqual([exitCodes.refused, expect.stringContaining('ROLE_MISSING')]);
  const away = await policy('status', '--url', 'http://127.0.0.1:1');
  expect([away.code, away.err]).toEqual([exitCodes.refused, expect.stringContaining('не відповідає')]);
  const nowhere = await policy('status', '--url', 'pryimalnia.example');
  expect([nowhere.code, nowhere.err]).toEqual([exitCodes.misused, expect.stringContaining('--url pryimalnia.example')]);
  env['POLICY_TOKEN'] = 'таємне\nслово';
  const noKey = await policy('status');
  expect([noKey.code, noKey.err]).toEqual([exitCodes.misused, expect.stringContaining('POLICY_TOKEN')]);
  expect(noKey.err).not.toContain('таємне');
});
