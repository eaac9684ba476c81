import type { Catalogue, RuleSet } from '../catalogue/catalogue.js';
import type { RuleCase } from './rule-case.js';
import { RowWords } from './row-words.js';

/** Rows of one set as a file of `rules/tests`: what most rows share stands above them, once. */
export function writeMarkdown(ruleSet: RuleSet, cases: readonly RuleCase[], catalogue: Catalogue): string {
  const words = new RowWords(ruleSet, catalogue);
  const defaults = new Map(
    ruleSet.facts.flatMap((fact) => {
      const cells = cases.map((row) => words.cell(row, fact));
      // A blank cell would take the default, so there is none where some row leaves the fact open.
      return cells.includes('') || cells.length === 0 ? [] : [[fact, commonest(cells)] as const];
    }),
  );
  const parts = sections(cases).flatMap((rows) => section(rows, ruleSet, words, defaults));
  return [
    `# ${ruleSet.title}`,
    '',
    `Набір: ${ruleSet.id}`,
    '',
    ...(defaults.size === 0 ? [] : ['За замовчуванням:', '']),
    ...[...defaults].map(([fact, cell]) => `- ${words.title(fact)}: ${cell}`),
    ...parts,
    '',
  ].join('\n');
}

/** Neighbouring rows of the same days, with the same values of the decision asked. */
function sections(cases: readonly RuleCase[]): RuleCase[][] {
  const found: RuleCase[][] = [];
  const key = ({ asOf, values }: RuleCase): string => JSON.stringify([asOf, Object.keys(values).sort()]);
  for (const row of cases) {
    const [last] = found.at(-1) ?? [];
    if (last && key(last) === key(row)) found.at(-1)?.push(row);
    else found.push([row]);
  }
  return found;
}

function section(
  rows: readonly RuleCase[],
  ruleSet: RuleSet,
  words: RowWords,
  defaults: ReadonlyMap<string, string>,
): string[] {
  const [first] = rows;
  if (!first) return [];
  const { receivedOn, decidedOn } = first.asOf;
  const facts = ruleSet.facts.filter((fact) =>
    rows.some((row) => words.cell(row, fact) !== (defaults.get(fact) ?? '')),
  );
  const values = Object.keys(first.values);
  const header = [
    '№',
    'Випадок',
    ...facts.map((f) => words.title(f)),
    ...values.map((v) => `→ ${v}`),
    'Рішення',
    'Пункт',
  ];
  const lines = rows.map((row) => [
    ...[row.number, row.sentence],
    ...facts.map((fact) => words.cell(row, fact)),
    ...values.map((name) => String(row.values[name])),
    ...[words.outcome(row), words.grounds(row)],
  ]);
  const days = [`Надходження: ${receivedOn}`, ...(decidedOn === receivedOn ? [] : [`Рішення від: ${decidedOn}`])];
  const [heading = '', ...table] = aligned([header, ...lines]);
  const ruler = `|${header.map((_, i) => '-'.repeat(widthOf([header, ...lines], i) + 2)).join('|')}|`;
  return ['', `## Надходження ${receivedOn}`, '', ...days.flatMap((day) => [day, '']), heading, ruler, ...table];
}

function aligned(lines: readonly (readonly string[])[]): string[] {
  return lines.map((cells) => `| ${cells.map((cell, i) => escaped(cell).padEnd(widthOf(lines, i))).join(' | ')} |`);
}

function widthOf(lines: readonly (readonly string[])[], column: number): number {
  return Math.max(...lines.map((cells) => escaped(cells[column] ?? '').length));
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}

function commonest(cells: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
