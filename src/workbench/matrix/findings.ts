import { citedAs, type ClauseRow, type Column, columnOf, type Material, type MatrixFinding } from './matrix.js';
import { perhaps } from '../../platform/files/index.js';

/** A clause that no rule, node, field or letter carries and that no reason excuses. */
export function clausesWithNothing(rows: readonly ClauseRow[]): MatrixFinding[] {
  return rows
    .filter(({ rules, nodes, fields, letters, reasons }) =>
      [rules, nodes, fields, letters, reasons].every((list) => list.length === 0),
    )
    .map(({ cited, file, line }) => {
      const text = `Пункт ${cited} не має ні правила, ні вузла процесу, ні поля форми, ні листа, ні пояснення чому.`;
      return { kind: 'uncovered', clause: cited, text, file, line };
    });
}

const words = {
  rule: 'Правила',
  process: 'Процесу чи вузла процесу',
  form: 'Форми чи поля форми',
  letter: 'Листа',
} as const;

/** What the register names as covering a clause and what is not there. */
export function danglingCoverage({ catalogue, actFiles, parts }: Material): MatrixFinding[] {
  const findings: MatrixFinding[] = [];
  const namesIn = new Map<Column, Set<string>>();
  for (const { column, ref, alias } of parts) {
    const names = namesIn.get(column) ?? new Set<string>();
    namesIn.set(column, names.add(ref).add(alias ?? ref));
  }
  for (const act of catalogue.acts.values()) {
    const file = actFiles.get(act.id);
    for (const [i, { number, coveredBy }] of act.clauses.entries()) {
      for (const [j, { kind, ref }] of coveredBy.entries()) {
        if (kind === 'reason' || !file) continue;
        const names = namesIn.get(columnOf[kind]) ?? new Set<string>();
        if (names.has(ref)) continue;
        const clause = citedAs(act, number);
        const text = `Пункт ${clause}: ${words[kind].toLowerCase()} «${ref}» немає.${perhaps(ref, names)}`;
        findings.push({ kind: 'nothing-there', clause, text, file: file.name, line: file.lineOf(at(i, j)) });
      }
    }
  }
  return findings;
}

const at = (clause: number, coverage: number): string => `/clauses/${clause}/coveredBy/${coverage}/ref`;

/** A rule that no row of a table has seen decide. */
export function rulesWithoutRows({ catalogue, parts, tested }: Material): MatrixFinding[] {
  const names = new Set(
    [...catalogue.ruleSets.values()].flatMap(({ id, rules }) => rules.map(({ name }) => `${id}/${name}`)),
  );
  return parts
    .filter(({ column, ref }) => column === 'rules' && names.has(ref) && !tested.has(ref))
    .map(({ ref, cites, file, line }) => {
      const [first] = cites;
      const act = first && catalogue.acts.get(first.act);
      const text = `Правило «${ref}» не має жодного рядка таблиці, у якому воно вирішує.`;
      return { kind: 'untested', clause: act ? citedAs(act, first.clause) : null, text, file, line };
    });
}
