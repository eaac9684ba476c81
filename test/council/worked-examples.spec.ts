import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { councilsIn, readCouncil } from '../../src/directory/index.js';
import { FolderFiles } from '../../src/platform/files/index.js';
import { councilsDirectory, installation } from '../../src/platform/installation.js';
import { rulesOfCouncil } from '../../src/policy/council-rules.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { lint } from '../../src/workbench/lint/lint.js';
import { rowsOf } from '../../src/workbench/test/choose-rows.js';
import { testTables } from '../../src/workbench/test/test-tables.js';

const page = readFileSync(join(councilsDirectory, 'README.md'), 'utf8');
const examples = page.split(/^## Приклад: /mu).slice(1);

/** What an example asks to be done or promises, in its order: an edit of a file, lines of a shell, a table of titles. */
const steps =
  /файлі `(?<file>[^`]+)` замініть\n\n```json\n(?<from>[^`]+)```\n\nна\n\n```json\n(?<to>[^`]+)```|```sh\n(?<lines>[^`]+)```|\(`(?<council>[a-z-]+)`\):\n\n\| посада \| назва \|\n\|---\|---\|\n(?<titles>(?:\|.*\n)+)/gu;

const linesOf = (text = ''): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

/** Whoever follows the page, in a copy of the installation. */
class Admin {
  readonly top = mkdtempSync(join(tmpdir(), 'pryimalnia-council-'));
  done = 0;

  constructor() {
    onTestFinished(() => rmSync(this.top, { recursive: true, force: true }));
    for (const room of ['council', 'rules', 'processes'])
      cpSync(join(installation, room), join(this.top, room), { recursive: true });
  }

  async follows({ file, from, to, lines, council, titles }: Record<string, string | undefined>): Promise<void> {
    this.done += 1;
    if (file !== undefined) this.edits(file, linesOf(from), linesOf(to));
    else if (council !== undefined) this.reads(council, linesOf(titles));
    else for (const line of linesOf(lines)) await this.types(line);
  }

  /** The lines of the page stand one after another in the file, whatever goes before them on their lines. */
  private edits(file: string, from: readonly string[], to: readonly string[]): void {
    const path = join(this.top, file);
    const before = readFileSync(path, 'utf8').split('\n');
    const at = before.findIndex((_line, i) => from.every((wanted, j) => before[i + j]?.trim() === wanted));
    expect(at, `${file} does not say ${from.join(' ')}`).toBeGreaterThan(-1);
    before.splice(at, from.length, ...to);
    writeFileSync(path, before.join('\n'));
  }

  private async types(line: string): Promise<void> {
    const [, council = 'kryvyi-rih', command = line] = /^(?:COUNCIL=(\S+) )?(.+)$/.exec(line) ?? [];
    const source = new RulesSource(rulesOfCouncil(council, this.top), join(this.top, 'rules'));
    if (command === 'npm run rules -- lint') {
      expect((await lint(source, source.processes())).findings).toEqual([]);
    } else if (command === 'npm run rules -- test leader') {
      const { passed, failed } = await testTables(source.policy(), rowsOf(['leader'], source));
      expect([passed > 0, failed]).toEqual([true, 0]);
    } else if (command === 'npm start') {
      expect(this.council(council).organisation).toContain('Виконавчий комітет');
    } else {
      expect(command).toMatch(/^cp -r \S+ \S+$/);
      execFileSync('sh', ['-ec', command], { cwd: this.top });
    }
  }

  private reads(name: string, titles: readonly string[]): void {
    const { posts } = this.council(name);
    for (const row of titles) {
      const [, id, title] = /^\| `([^`]+)` \| (.+) \|$/u.exec(row) ?? [];
      expect(posts.find((post) => post.id === id)?.title).toBe(title);
    }
  }

  private council(name: string) {
    const files = councilsIn(join(this.top, 'council')).get(name) ?? new FolderFiles(this.top);
    const { council, faults } = readCouncil(files);
    expect(faults).toEqual([]);
    if (council === null) throw new Error(`there is no council ${name}`);
    return council;
  }
}

test.each(examples.map((text) => [text.split('\n')[0] ?? '', text] as const))(
  '«%s» goes as the page says, word for word',
  async (_title, text) => {
    const admin = new Admin();
    for (const { groups } of text.matchAll(steps)) await admin.follows({ ...groups });
    // Every block of the page is a step.
    expect(admin.done).toBe(
      (text.match(/```json|```sh|\| посада \|/g) ?? []).length - (text.match(/```json/g) ?? []).length / 2,
    );
  },
);

test('the page has its examples', () => {
  expect(examples.map((text) => text.split('\n')[0])).toEqual(['перейменувати підрозділ', 'почати іншу раду']);
});
