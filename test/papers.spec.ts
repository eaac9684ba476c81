import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n');
const papers = files.filter((file) => file.endsWith('.md'));
const rooms = 'src|test|docs|rules|processes|bench|demo|scripts';

/** Where it would have to lie: a whole path, or a folder named with a stroke at its end. */
const isThere = (path: string): boolean => existsSync(join(root, path));

/** Rule numbers, placeholders and patterns are no paths: `rules/<set>.rules.json`, `*.bpmn`. */
const isPath = (text: string): boolean => !/[<>*{}…$\s|]/.test(text);

function linksOf(paper: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target) && isPath(target))
    .map((target) => (target.startsWith('/') ? target : join(dirname(paper), target)));
}

function namedIn(text: string): string[] {
  const inQuotes = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
  return inQuotes.flatMap((words) => {
    const [, path] = new RegExp(`^((?:${rooms})/[^\\s:#]*)`).exec(words) ?? [];
    return path !== undefined && isPath(path) ? [path] : [];
  });
}

/** ADRs are named by number: «docs/decisions/0005» is the one file that begins so. */
function exists(path: string): boolean {
  if (/^docs\/decisions\/\d{4}$/.test(path)) return files.some((file) => file.startsWith(`${path}-`));
  return isThere(path);
}

test.each(papers)('every path that %s names is there', (paper) => {
  const text = readFileSync(join(root, paper), 'utf8');
  const bare = [...text.matchAll(/docs\/decisions\/\d{4}/g)].map(([path]) => path);
  expect([...linksOf(paper, text), ...namedIn(text), ...bare].filter((path) => !exists(path))).toEqual([]);
});

/** The rooms of the map: `  domain/   the law …`, also those named behind a dot in the same line. */
function roomsOnMap(map: string): string[] {
  return [...map.matchAll(/(?:^ {2}|· | {2})([a-z-]+)\/(?=\s)/gm)].map(([, room = '']) => room);
}

test('the map of the README has every room of src, and no other', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, map = ''] = /^src\/\n([\s\S]*?)^test\//m.exec(readme) ?? [];
  const drawn = roomsOnMap(map).filter((room) => room !== 'analysis');
  const real = files.flatMap((file) => /^src\/([^/]+)\/.+\.ts$/.exec(file)?.[1] ?? []);
  expect([...new Set(drawn)].sort()).toEqual([...new Set(real)].sort());
});

test('every path that a comment of the code names is there', () => {
  const code = files.filter((file) => /^(?:src|bench|demo|test)\/.*\.ts$/.test(file) && isThere(file));
  const wrong = code.flatMap((file) => {
    const comments = readFileSync(join(root, file), 'utf8').matchAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm);
    const paths = [...comments].flatMap(([comment]) =>
      [...comment.matchAll(new RegExp(`(?<![\\w/.])((?:${rooms})/[\\w./@-]*[\\w/])`, 'g'))].map(([path]) => path),
    );
    return paths.filter((path) => !exists(path)).map((path) => `${file}: ${path}`);
  });
  expect(wrong).toEqual([]);
});
