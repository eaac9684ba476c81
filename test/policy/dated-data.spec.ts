import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { readCatalogue } from '../../src/policy/reading/load-catalogue.js';
import { ChangedFiles, FolderFiles } from '../../src/platform/files/index.js';

/** Faults of the shipped rules with one file of dated data changed: `code file:line pointer text`. */
function toldOf(file: string, from: string, to: string): string[] {
  const before = readFileSync(join(rulesDirectory, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  const files = new ChangedFiles('rules', new FolderFiles(rulesDirectory), new Map([[file, after]]));
  return readCatalogue(files).faults.map(
    ({ code, file: of, line, pointer, text }) => `${code} ${of}:${line} ${pointer} ${text}`,
  );
}

it.each([
  [
    'calendar.json',
    '"martialLaw"',
    '"martialLow"',
    /^bad-shape .*calendar\.json:\d+ {2}невідоме поле «martialLow»; тут бувають .*martialLaw/,
  ],
  [
    'calendar.json',
    '"from": "2022-03-',
    '"from": "2022-13-',
    /^bad-shape .*calendar\.json:(?!1 )\d+ \/\w+\/\d+\/from /,
  ],
  ['calendar.json', '{', '{,', /^unreadable-file .*calendar\.json:1 /],
  [
    'classifier.json',
    '"section": "feature"',
    '"section": "featur"',
    /^bad-shape .*classifier\.json:(?!1 )\d+ \/entries\/\d+\/section /,
  ],
  [
    'classifier.json',
    '"code": "2.1"',
    '"code": "3.1"',
    /^bad-shape .*classifier\.json:(?!1 )\d+ \/entries\/\d+ код 3\.1 не належить/,
  ],
])('%s with %s written %s is told with file and line, as the rules are', (file, from, to, expected) => {
  expect(toldOf(file, from, to)).toEqual([expect.stringMatching(expected)]);
});
