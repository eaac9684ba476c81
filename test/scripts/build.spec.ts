import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pryimalnia-build-'));
const project = { config: 'tsconfig.json', sources: ['src'], from: 'src', to: 'out', beside: ['out/other'] };
const bring = () => build(folder, project);

const path = (file: string): string => join(folder, file);
function write(file: string, text: string): void {
  mkdirSync(dirname(path(file)), { recursive: true });
  writeFileSync(path(file), text);
}
const read = (file: string): string => readFileSync(path(file), 'utf8');

/** What the language itself needs, so that the compiler reads no library. */
const language = ['Array<T>', 'Boolean', 'CallableFunction', 'Function', 'IArguments', 'NewableFunction', 'Number']
  .concat(['Object', 'RegExp', 'String'])
  .map((name) => `interface ${name} {}`)
  .join('\n');

beforeAll(() => {
  const compilerOptions = { noLib: true, types: [], strict: true, module: 'esnext', target: 'es2022' };
  write(project.config, JSON.stringify({ compilerOptions: { ...compilerOptions, rootDir: 'src', outDir: 'out' } }));
  write('src/language.d.ts', language);
  write('src/town.ts', `export const town: string = 'Кривий Ріг';\n`);
  write('src/street/house.ts', `import { town } from '../town.js';\nexport const house = [town, 12];\n`);
  write('out/other/kept.js', '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('builds once, and a second time does nothing', async () => {
  expect(await bring()).toBe(true);
  expect(read('out/street/house.js')).toContain('12');
  const { mtimeMs } = statSync(path('out/town.js'));
  expect(await bring()).toBe(false);
  expect(statSync(path('out/town.js')).mtimeMs).toBe(mtimeMs);
});

it('builds anew what has changed, whatever the dates of the files say', async () => {
  write('src/town.ts', `export const town: string = 'Павлоград';\n`);
  expect(await bring()).toBe(true);
  expect(read('out/town.js')).toContain('Павлоград');
  expect(await bring()).toBe(false);
});

it('leaves nothing of a source that is gone, and what is another’s alone', async () => {
  write('src/bridge.ts', 'export const bridge = 1;\n');
  await bring();
  expect(existsSync(path('out/bridge.js'))).toBe(true);
  rmSync(path('src/bridge.ts'));
  expect(await bring()).toBe(true);
  expect([existsSync(path('out/bridge.js')), existsSync(path('out/other/kept.js'))]).toEqual([false, true]);
});

it('mends what was lost or spoilt of what it built', async () => {
  rmSync(path('out/town.js'));
  write('out/street/house.js', 'spoilt');
  expect(await bring()).toBe(true);
  expect(read('out/town.js')).toContain('Павлоград');
  expect(read('out/street/house.js')).toContain('12');
});

it('refuses what does not compile until it does, also when asked again', async () => {
  write('src/town.ts', 'export const town: string = 5;\n');
  await expect(bring()).rejects.toMatchObject({ status: 2 });
  await expect(bring()).rejects.toMatchObject({ status: 2 });
  write('src/town.ts', `export const town: string = 'Нікополь';\n`);
  expect(await bring()).toBe(true);
  expect(read('out/town.js')).toContain('Нікополь');
});

it('one builds when two come at once, and the lock of one that was killed is no lock', async () => {
  write('src/town.ts', `export const town: string = 'Марганець';\n`);
  write('out/.building', '4194304');
  expect((await Promise.all([bring(), bring()])).sort()).toEqual([false, true]);
  expect(existsSync(path('out/.building'))).toBe(false);
});

it('puts each program into a file of its own, with the parts that several share, and calls classes as they are called', async () => {
  const withPrograms = { ...project, programs: ['day', 'street/night'] };
  const mayor = (of: string): string =>
    `class Mayor {}\nexport const who = (): string => 'the ${of} ' + (Mayor as any).name;\n`;
  write('src/mayor.ts', mayor('city’s'));
  write('src/street/mayor.ts', mayor('street’s'));
  write('src/day.ts', `import { who } from './mayor.js';\nexport default 'by day ' + who();\n`);
  write(
    'src/street/night.ts',
    `import { who as city } from '../mayor.js';\nimport { who } from './mayor.js';\nexport default city() + ', ' + who();\n`,
  );
  expect(await build(folder, withPrograms)).toBe(true);
  rmSync(path('out/mayor.js'));
  const said = async (name: string): Promise<unknown> =>
    ((await import(path(`out/programs/${name}.js`))) as { default: unknown }).default;
  expect(await said('day')).toBe('by day the city’s Mayor');
  expect(await said('street/night')).toBe('the city’s Mayor, the street’s Mayor');

  rmSync(path('out/programs'), { recursive: true });
  expect(await build(folder, withPrograms)).toBe(true);
  expect(existsSync(path('out/programs/street/night.js'))).toBe(true);
  expect(await build(folder, withPrograms)).toBe(false);
});
