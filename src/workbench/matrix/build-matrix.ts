import type { Act } from '../../policy/analysis/index.js';
import { clausesWithNothing, danglingCoverage, rulesWithoutRows } from './findings.js';
import {
  citedAs,
  clauseKey,
  type ClauseRow,
  type Column,
  columnOf,
  columns,
  type Entry,
  type Material,
  type Matrix,
  type Part,
  type Tie,
} from './matrix.js';
import type { DecisionCounts } from './decision-counts.js';
import type { CheckedFile } from '../../platform/files/index.js';

/** Joins clauses with everything that carries them, and says what is missing. Plain data in, plain data out. */
export function buildMatrix(material: Material, counts: DecisionCounts | null): Matrix {
  const shelf = new Shelf(material.parts, counts);
  const acts = [...material.catalogue.acts.values()].flatMap((act) => {
    const file = material.actFiles.get(act.id);
    if (!file) return [];
    const rows = act.clauses.map((_, i) => clauseRow(act, i, file, shelf));
    return [{ id: act.id, title: act.title, file: file.name, line: file.lineOf('/title'), rows }];
  });
  const rows = acts.flatMap((act) => act.rows);
  const findings = [
    ...clausesWithNothing(rows),
    ...danglingCoverage(material),
    ...rulesWithoutRows(material),
    ...material.findings,
  ];
  return { acts, findings, decisions: counts?.total ?? null };
}

/** The same matrix with only the acts asked for, in that order, and the findings that stand in them or in no act. */
export function onlyActs(matrix: Matrix, ids: readonly string[]): Matrix {
  const others = new Set(matrix.acts.filter(({ id }) => !ids.includes(id)).map(({ file }) => file));
  return {
    ...matrix,
    acts: ids.flatMap((wanted) => matrix.acts.find(({ id }) => id === wanted) ?? []),
    findings: matrix.findings.filter(({ file }) => !others.has(file)),
  };
}

function clauseRow(act: Act, i: number, file: CheckedFile, shelf: Shelf): ClauseRow {
  const { number = '', summary = '', coveredBy = [] } = act.clauses[i] ?? {};
  const key = clauseKey({ act: act.id, clause: number });
  const named = (column: Column): string[] =>
    coveredBy.filter(({ kind }) => kind !== 'reason' && columnOf[kind] === column).map(({ ref }) => ref);
  const entries = Object.fromEntries(columns.map((column) => [column, shelf.entries(column, key, named(column))]));
  return {
    act: act.id,
    clause: number,
    cited: citedAs(act, number),
    summary,
    file: file.name,
    line: file.lineOf(`/clauses/${i}/number`),
    reasons: coveredBy.filter(({ kind }) => kind === 'reason').map(({ ref }) => ref),
    decisions: shelf.decisionsOn(key),
    ...(entries as Record<Column, Entry[]>),
  };
}

/** Parts by column, each with the clauses it carries. */
class Shelf {
  private readonly byColumn: ReadonlyMap<Column, readonly TiedPart[]>;

  constructor(
    parts: readonly Part[],
    private readonly counts: DecisionCounts | null,
  ) {
    const tied = parts.map(tiedPart);
    this.byColumn = new Map(columns.map((column) => [column, tied.filter(({ part }) => part.column === column)]));
  }

  /** Whoever names the clause, whoever the register names for it, whoever serves it through another: in the order of files. */
  entries(column: Column, clause: string, named: readonly string[]): Entry[] {
    return (this.byColumn.get(column) ?? []).flatMap(({ part, cites, through }) => {
      const covers = named.includes(part.ref) || (part.alias !== undefined && named.includes(part.alias));
      if (cites.has(clause)) return [this.entry(part, 'cites')];
      if (covers) return [this.entry(part, 'covers')];
      return through.has(clause) ? [this.entry(part, 'through')] : [];
    });
  }

  decisionsOn(clause: string): number | null {
    return this.counts ? (this.counts.byClause[clause] ?? 0) : null;
  }

  private entry({ column, ref, label, resource, file, line }: Part, tie: Tie): Entry {
    const entry: Entry = { ref, label, tie, resource, file, line };
    return column === 'rules' ? { ...entry, decisions: this.counts ? (this.counts.byRule[ref] ?? 0) : null } : entry;
  }
}

interface TiedPart {
  readonly part: Part;
  readonly cites: ReadonlySet<string>;
  readonly through: ReadonlySet<string>;
}

const tiedPart = (part: Part): TiedPart => ({
  part,
  cites: new Set(part.cites.map(clauseKey)),
  through: new Set((part.through ?? []).map(clauseKey)),
});
