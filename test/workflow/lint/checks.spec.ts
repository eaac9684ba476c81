import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flowRules } from '../../../src/workflow/contract/checks/flow-finding.js';
import { lintDiagram, lintRules } from '../../../src/workflow/lint/index.js';
import { catalogue } from './catalogue.js';

const here = new URL('.', import.meta.url);

function diagramsOf(rule: string, kind: 'valid' | 'invalid'): readonly (readonly [string, string])[] {
  const folder = new URL(`${rule}/${kind}/`, here);
  return readdirSync(folder)
    .sort()
    .map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const);
}

describe.each(lintRules)('%s', (rule) => {
  test.each(diagramsOf(rule, 'valid'))('nothing is wrong with %s', async (_file, xml) => {
    expect(await lintDiagram(xml, catalogue)).toEqual([]);
  });

  test.each(diagramsOf(rule, 'invalid'))('%s is reported in Ukrainian, with its page', async (_file, xml) => {
    const reports = await lintDiagram(xml, catalogue);
    expect(reports.map((report) => report.rule)).toContain(rule);
    for (const report of reports) {
      expect(report.message).toMatch(/[а-яґєії]{3}/i);
      expect(existsSync(new URL(`../../../${report.page}`, here))).toBe(true);
    }
  });
});

test('every check has its folder, and every folder its check', () => {
  const folders = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.sort()).toEqual([...lintRules]);
});

test('every check has its page and its line in the list of them, and nothing else has', () => {
  const folder = new URL('../../../docs/lint/', here);
  const read = (page: string) => readFileSync(new URL(page, folder), 'utf8');
  const pages = readdirSync(folder).filter((page) => page !== 'README.md');
  const rules = [...lintRules, ...flowRules].sort();
  expect(pages.sort()).toEqual(rules.map((rule) => `${rule}.md`));
  const titled = rules.map((rule) => `| [${rule}](${rule}.md) | ${/^# (.+)$/m.exec(read(`${rule}.md`))?.[1]} |`);
  expect(read('README.md').match(/^\| \[.+$/gm)).toEqual(titled);
});
