import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { processesDirectory } from '../../src/platform/installation.js';
import { rulesNamed } from '../../src/workbench/command/rules-source.js';
import { buildMatrix } from '../../src/workbench/matrix/build-matrix.js';
import { columns, type Material, type Matrix, type MatrixFinding } from '../../src/workbench/matrix/matrix.js';
import { matrixFindings, readMaterial } from '../../src/workbench/matrix/read-material.js';
import { readLetters } from '../../src/workbench/matrix/reading/read-letters.js';
import { UnknownClauses } from '../../src/workbench/matrix/reading/unknown-clauses.js';
import { changed, changedRules, lineAt, refs, rowOf } from './matrix-support.js';
import { FolderFiles } from '../../src/platform/files/index.js';

let material: Material;
let matrix: Matrix;
beforeAll(async () => {
  material = await readMaterial(rulesNamed(undefined));
  matrix = buildMatrix(material, null);
});

describe('the matrix of the shipped rules', () => {
  it('has every clause of every act, in the order of the register', () => {
    const clauses = matrix.acts.map(({ id, rows }) => [id, rows.map(({ clause }) => clause)]);
    const registers = [...material.catalogue.acts].map(([id, act]) => [id, act.clauses.map(({ number }) => number)]);
    expect(clauses).toEqual(registers);
    expect(matrix.acts.find(({ id }) => id === 'kr-225-r-2023')?.rows).toHaveLength(80);
  });

  it('finds nothing missing', () => {
    expect(matrix.findings).toEqual([]);
  });

  it('shows all that carries the forwarding of an appeal (KR-3.7)', () => {
    const row = rowOf(matrix, 'KR-3.7');
    expect(refs(row, 'rules')).toEqual(['admission/3.7-forward', 'notice/3.7-forwarded']);
    expect(refs(row, 'parameters')).toEqual(['param.forward.days@2023-08-29']);
    expect(refs(row, 'rows').length).toBeGreaterThan(5);
    expect(refs(row, 'nodes', 'cites')).toEqual(['written-appeal/forward']);
    expect(refs(row, 'nodes', 'covers')).toEqual(['written-appeal']);
    expect(refs(row, 'nodes', 'through')).toContain('written-appeal/admit');
    expect(refs(row, 'fields', 'cites')).toEqual([
      'forward/bodyId',
      'forward/alsoTo.bodyId',
      'forward/questions.position',
      'look-through/powers',
      'look-through/properBody',
    ]);
    expect(refs(row, 'fields', 'through')).toEqual(['forward']);
    expect(refs(row, 'letters')).toEqual(['forward-notice']);
    expect(row.decisions).toBeNull();
  });

  it('keeps the Law with its earlier editions', () => {
    const row = rowOf(matrix, 'З-20');
    expect(refs(row, 'rules')).toEqual(expect.arrayContaining(['term/3.11-by-leader@1996', 'term/за-замовчуванням']));
    expect(refs(row, 'letters')).toEqual(['extension-notice']);
  });

  it('says why a clause is not automated', () => {
    const row = rowOf(matrix, 'KR-2.33');
    expect(row.reasons[0]).toContain('відповідальність людей');
    expect(columns.flatMap((column) => row[column])).toEqual([]);
  });

  it('leads every cell to the line where its thing stands', () => {
    const rows = matrix.acts.flatMap((act) => act.rows);
    const wrong = rows.flatMap((row) => [
      ...(lineAt(row).includes(`"${row.clause}"`) ? [] : [row.cited]),
      ...row.rules.filter(({ ref, line, file }) => !ruleStands(ref, lineAt({ file, line }))),
      ...row.rows.filter((entry) => !lineAt(entry).includes(entry.label)),
      ...row.parameters.filter((entry) => !lineAt(entry).includes(`"from": "${entry.ref.split('@')[1]}"`)),
      ...row.nodes.filter((entry) => !lineAt(entry).includes(` id="${entry.ref.split('/').at(-1)}"`)),
      ...row.fields.filter((entry) => lineAt(entry).trim() !== '{'),
      ...row.letters.filter(({ file, ref }) => !existsSync(file) || basename(file) !== `${ref}.docx`),
    ]);
    expect(wrong).toEqual([]);
  });
});

function ruleStands(ref: string, line: string): boolean {
  const [set = '', name] = ref.split('/');
  if (name === undefined) return line.includes(`"id": "${set}"`);
  return line.includes(name === 'за-замовчуванням' ? '"default"' : `"name": "${name}"`);
}

const register = 'acts/kr-225-r-2023.json';
const found = async (changes: Parameters<typeof changedRules>[0]): Promise<readonly MatrixFinding[]> =>
  matrixFindings(changedRules(changes));
/** Rewrites what the register says about one clause. */
const coverage =
  (number: string, coveredBy: string) =>
  (text: string): string =>
    text.replace(
      new RegExp(`("number": "${number}",[\\s\\S]*?"coveredBy": )\\[[\\s\\S]*?\\}\\s*\\]`),
      `$1${coveredBy}`,
    );

describe('what is missing', () => {
  it('is a rule whose rows were taken away', async () => {
    const without = (text: string): string => text.replaceAll(/^\|.*KR-3\.6.*\n/gm, '');
    const source = changedRules({ 'tests/repeat-authority.md': without });
    const changedMatrix = buildMatrix(await readMaterial(source), null);
    expect(refs(rowOf(changedMatrix, 'KR-3.6'), 'rows')).toEqual([]);
    expect(refs(rowOf(matrix, 'KR-3.6'), 'rows')).not.toEqual([]);
    expect(changedMatrix.findings).toEqual([
      {
        kind: 'untested',
        clause: 'KR-3.6',
        text: 'Правило «repeat-authority/3.6-unit-head» не має жодного рядка таблиці, у якому воно вирішує.',
        file: 'rules/repeat-authority.rules.json',
        line: rowOf(matrix, 'KR-3.6').rules[0]?.line,
      },
    ]);
  });

  it('is a rule that the register names and nobody has', async () => {
    const rename = (text: string): string => text.replace('"3.5-council-secretary"', '"3.5-council-secretaries"');
    const findings = await found({ 'repeat-authority.rules.json': rename });
    expect(findings.map(({ clause }) => clause)).toEqual(['KR-3.5', 'З-8']);
    const [finding] = findings;
    expect(finding).toMatchObject({ kind: 'nothing-there', clause: 'KR-3.5', file: `rules/${register}` });
    expect(finding?.text).toContain(
      '«repeat-authority/3.5-council-secretary» немає. Можливо, «repeat-authority/3.5-council-secretaries»',
    );
    expect(finding && lineAt(finding)).toContain('3.5-council-secretary');
  });

  it.each([
    ['process', 'written-apeal', 'Можливо, «written-appeal»'],
    ['process', 'written-appeal/forwards', 'Можливо, «written-appeal/forward»'],
    ['form', 'forward/body', 'форми чи поля форми «forward/body» немає'],
    ['letter', 'forward-notise', 'Можливо, «forward-notice»'],
  ])('is a %s that the register names and nobody has: %s', async (kind, ref, text) => {
    const findings = await found({ [register]: coverage('2.33', `[{ "kind": "${kind}", "ref": "${ref}" }]`) });
    expect(findings.map((one) => [one.kind, one.clause])).toEqual([
      ['uncovered', 'KR-2.33'],
      ['nothing-there', 'KR-2.33'],
    ]);
    expect(findings[1]?.text).toContain(text);
  });

  it.each([
    ['process', 'written-appeal/forward', 'nodes'],
    ['form', 'forward/bodyId', 'fields'],
    ['letter', 'forward-notice', 'letters'],
  ] as const)('is nothing when the %s is there: %s', async (kind, ref, column) => {
    const source = changedRules({ [register]: coverage('2.33', `[{ "kind": "${kind}", "ref": "${ref}" }]`) });
    const covered = buildMatrix(await readMaterial(source), null);
    expect(covered.findings).toEqual([]);
    expect(refs(rowOf(covered, 'KR-2.33'), column, 'covers')).toEqual([ref]);
  });

  it('is a clause of which the register says nothing and nothing cites it', async () => {
    const [finding, ...others] = await found({ [register]: coverage('2.33', '[]') });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: 'uncovered', clause: 'KR-2.33', line: rowOf(matrix, 'KR-2.33').line });
  });

  it('is a clause that a diagram or a form cites and no register has', async () => {
    const processes = changed(new FolderFiles(processesDirectory), {
      'written-appeal.bpmn': (text) => text.replace('п. 3.7: п’ять', 'п. 3.77: п’ять'),
      'forms/forward.form.json': (text) => text.replace('KR-3.7; З-7', 'KR-3.7; З-77'),
    });
    const source = rulesNamed(undefined);
    const read = buildMatrix(await readMaterial(source, processes), null);
    expect(refs(rowOf(read, 'KR-3.7'), 'nodes', 'cites')).toEqual([]);
    expect(read.findings.map(({ kind, text, file }) => [kind, text, file])).toEqual([
      [
        'unknown-clause',
        '«written-appeal/forward» посилається на «п. 3.77», а такого пункту немає в rules/acts. Можливо, «п. 3.7»?',
        'processes/written-appeal.bpmn',
      ],
      [
        'unknown-clause',
        '«forward/bodyId» посилається на «З-77», а такого пункту немає в rules/acts. Можливо, «З-7»?',
        'processes/forms/forward.form.json',
      ],
    ]);
    expect(read.findings.map(lineAt)).toEqual([expect.stringContaining('id="forward"'), expect.stringContaining('{')]);
  });

  it('is a clause that a letter was made for and its act has no more', () => {
    const acts = new Map(
      [...material.catalogue.acts].map(([id, act]) => [
        id,
        { ...act, clauses: act.clauses.filter(({ number }) => number !== '2.20') },
      ]),
    );
    const unknown = new UnknownClauses();
    const letters = readLetters({ acts }, unknown);
    expect(letters.find(({ ref }) => ref === 'video-invitation')?.cites).toEqual([]);
    expect(unknown.findings).toEqual([
      {
        kind: 'unknown-clause',
        clause: null,
        text: '«video-invitation» посилається на «KR-2.20», а такого пункту немає в rules/acts.',
        file: 'letters/video-invitation.docx',
        line: 1,
      },
    ]);
  });

  it('is no clause of an act that rules of elsewhere do not have', () => {
    const unknown = new UnknownClauses();
    expect(readLetters({ acts: new Map() }, unknown).flatMap(({ cites }) => cites)).toEqual([]);
    expect(unknown.findings).toEqual([]);
  });
});
