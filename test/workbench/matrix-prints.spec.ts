import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';
import { columns, type Matrix } from '../../src/workbench/matrix/matrix.js';
import { matrixVerb } from '../../src/workbench/matrix/matrix-verb.js';
import { tieMarks } from '../../src/workbench/matrix/printing/headings.js';
import { renderMatrixCsv } from '../../src/workbench/matrix/printing/matrix-csv.js';
import { renderMatrixHtml } from '../../src/workbench/matrix/printing/matrix-html.js';
import { renderMatrixMarkdown } from '../../src/workbench/matrix/printing/matrix-markdown.js';
import { rowOf } from './matrix-support.js';

const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const nowhere = join(folder, 'no-database');

async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += `${text}\n`) };
  const surroundings = { env: { DATA_DIR: nowhere }, now: () => new Date('2026-03-02T07:00:00Z') };
  return { code: await runCommand([matrixVerb], ['matrix', ...args], streams, surroundings), ...said };
}

const bothActs = ['--act', 'kr-225-r-2023,law-393-96'];
let matrix: Matrix;
beforeAll(async () => {
  matrix = JSON.parse((await command(...bothActs, '--json')).out);
});

/** A matrix whose every word is hostile. */
function hostile(): Matrix {
  const evil = `<script>alert("1")</script> | & 'x' ](javascript:1)\n=1+1`;
  const place = { file: 'rules/acts/kr-225-r-2023.json', line: 4 };
  const entry = { ref: evil, label: evil, tie: 'cites', resource: null, decisions: 12, ...place } as const;
  const entries = {
    rules: [entry],
    parameters: [entry],
    rows: [entry],
    nodes: [entry],
    fields: [entry],
    letters: [entry],
  };
  const row = { act: 'kr-225-r-2023', clause: '3.7', decisions: 12, ...place };
  const bad = { ...row, ...entries, cited: evil, summary: `=${evil}`, reasons: [evil] };
  const findings = [{ kind: 'uncovered', clause: evil, text: evil, file: evil, line: 1 } as const];
  return { acts: [{ ...place, id: evil, title: evil, rows: [bad] }], findings, decisions: 3 };
}

describe('the page', () => {
  const html = (from: Matrix): string => renderMatrixHtml(from, ({ file: path }) => `../${path}`);

  it('prints across the sheet with the header on each, loads and runs nothing', () => {
    const page = html(matrix);
    expect(page).toContain('<html lang="uk">');
    expect(page).toMatch(/@page \{ size: A4 landscape/);
    expect(page.match(/<thead>/g)).toHaveLength(2);
    expect(page).toContain('thead { display: table-header-group }');
    expect(page).not.toMatch(/<script|\bon\w+=|\bsrc=|<link|https?:|url\(|@import/);
    expect(page.match(/<tr id="KR-/g)).toHaveLength(80);
    expect(page).toContain('Переслати');
  });

  it('escapes every word', () => {
    const page = html(hostile());
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/="[^"]*</);
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(8);
  });

  it('leads from its folder to files that are there', async () => {
    const { out } = await command(...bothActs, '--format', 'html');
    const links = [...out.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(500);
    const dead = links.filter((href) => !existsSync(resolve('.', decodeURIComponent(href.replace(/#L\d+$/, '')))));
    expect([dead, links.filter((href) => !/#L\d+$/.test(href))]).toEqual([[], []]);
  });
});

describe('the Markdown', () => {
  it('leads from the folder it is written into to the line', async () => {
    const out = join(folder, 'deep', '..', 'matrix.md');
    const { code, err } = await command(...bothActs, '--out', out);
    expect([code, err]).toEqual([exitCodes.fine, expect.stringContaining('Записано у')]);
    const text = readFileSync(out, 'utf8');
    const [, path = '', line = ''] = /\[admission\/3\.7-forward\]\(([^)#]+)#L(\d+)\)/.exec(text) ?? [];
    const lines = readFileSync(resolve(folder, path), 'utf8').split('\n');
    expect(lines[Number(line) - 1]).toContain('"name": "3.7-forward"');
  });

  it('keeps every row in one line and every cell in its column', () => {
    const text = renderMatrixMarkdown(hostile(), () => null);
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.map((line) => line.match(/(?<!\\)\|/g)?.length)).toEqual([10, 10, 10]);
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text).not.toMatch(/(?<!\\)\]\(javascript/);
  });
});

describe('the CSV', () => {
  const read = (text: string): string[][] => parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' });

  it('says the same as the JSON', () => {
    const [head, ...lines] = read(renderMatrixCsv(matrix));
    expect(head).toHaveLength(12);
    const rows = matrix.acts.flatMap((act) => act.rows);
    const expected = rows.map((row) => [
      row.act,
      row.cited,
      row.summary,
      ...columns.map((column) =>
        row[column].map(({ ref, tie, file, line }) => `${ref}${tieMarks[tie]} — ${file}:${line}`).join('\n'),
      ),
      row.reasons.join('\n'),
      'не підраховано',
      `${row.file}:${row.line}`,
    ]);
    expect(lines).toEqual(expected);
    expect(lines).toHaveLength(80 + 14);
  });

  it('opens right in a spreadsheet: its mark, its clauses as text, no formulas', () => {
    expect(renderMatrixCsv(matrix).charCodeAt(0)).toBe(0xfe_ff);
    const [, line] = read(renderMatrixCsv(hostile()));
    expect(line?.[2]?.startsWith(`'=`)).toBe(true);
    expect(line?.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });
});

describe('the command', () => {
  it('does not make a database to count in', async () => {
    const { code, out, err } = await command('--act', 'law-393-96');
    expect(code).toBe(exitCodes.fine);
    expect(err).toContain('не підраховано: бази даних немає');
    expect(out).toContain('| не підраховано |');
    expect(out).not.toContain('KR-3.7](');
    expect(existsSync(nowhere)).toBe(false);
  });

  it('prints acts in the order in which they are named', () => {
    expect(matrix.acts.map(({ id }) => id)).toEqual(['kr-225-r-2023', 'law-393-96']);
    expect(rowOf(matrix, 'KR-3.7').rules[0]).toMatchObject({
      ref: 'admission/3.7-forward',
      file: 'rules/admission.rules.json',
      resource: '/api/v1/rule-sets/admission',
      decisions: null,
    });
  });

  it('ends with its own code when something is missing, and says at the top what and where', async () => {
    const rules = join(folder, 'proposal');
    cpSync(rulesDirectory, rules, { recursive: true });
    const register = join(rules, 'acts', 'law-393-96.json');
    const text = readFileSync(register, 'utf8');
    writeFileSync(register, text.replace(/("number": "18",[\s\S]*?"coveredBy": )\[[\s\S]*?\]/, '$1[]'));
    const { code, out } = await command('--rules', rules, '--act', 'law-393-96');
    expect(code).toBe(exitCodes.found);
    const at = out.indexOf('Пункт З-18 не має ні правила');
    expect([at > 0, at < out.indexOf('| Пункт |')]).toEqual([true, true]);
    const [, path = '', line = ''] = /\[proposal\/acts\/law-393-96\.json:\d+\]\(([^)#]+)#L(\d+)\)/.exec(out) ?? [];
    expect(resolve(path)).toBe(register);
    expect(readFileSync(register, 'utf8').split('\n')[Number(line) - 1]).toContain('"number": "18"');
  });

  it('refuses rules that cannot be read', async () => {
    const rules = join(folder, 'broken');
    cpSync(rulesDirectory, rules, { recursive: true });
    writeFileSync(join(rules, 'term.rules.json'), '{ "id": ');
    const { code, err } = await command('--rules', rules);
    expect(code).toBe(exitCodes.refused);
    expect(err).toContain('broken/term.rules.json:1');
  });

  it.each([
    [['--act', 'law-393-69'], 'Можливо, «law-393-96»'],
    [['--format', 'pdf'], '«--format pdf»: Тут може бути лише: "json", "html", "md", "csv".'],
    [['--out', join(folder, 'no', 'such', 'folder.md')], 'Не вдалося записати'],
    [['kr-225-r-2023'], 'Зайве слово'],
  ])('refuses %j', async (args, text) => {
    const { code, out, err } = await command(...args);
    expect([code, out]).toEqual([exitCodes.misused, '']);
    expect(err).toContain(text);
  });
});
