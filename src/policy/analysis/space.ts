import { type View, view } from '../../platform/http/schemas/view.js';
import { addDays, plainDate } from '../../domain/plain-date.js';
import type { FactDefinition } from '../catalogue/catalogue.js';
import type { Comparison, Condition, Resolved, Scalar } from '../catalogue/condition.js';
import type { Facts } from '../decision.js';
import { compile } from '../evaluation/closures.js';
import { FactValueView } from '../policy-views.js';
import { type Diagram, Diagrams } from './diagrams.js';

/** Values of a fact that no rule tells apart: one value of an enum, or a run of numbers or days. */
export const CellView = view('FactValues', 'Значення факту, яких правила не розрізняють.', {
  from: FactValueView,
  to: FactValueView.describe('Останнє, включно; те саме, що from, якщо значення одне'),
});
export type Cell = View<typeof CellView>;

/** A fact with the cells its values fall into. */
export interface Variable {
  readonly fact: string;
  readonly definition: FactDefinition;
  readonly cells: readonly Cell[];
}

const firstDay = '0001-01-01';
const lastDay = '9999-12-31';

/**
 * Every combination of facts that some rules can tell apart (простір фактів). Numbers and days are cut
 * at c−1, c and c+1 of every constant c, so that a rule with a constant moved by one fits the same space.
 */
export class Space {
  readonly diagrams: Diagrams;
  private readonly levels: ReadonlyMap<string, number>;
  private readonly conditions = new Map<string, Diagram>();

  private constructor(readonly variables: readonly Variable[]) {
    this.diagrams = new Diagrams(variables.map(({ cells }) => cells.length));
    this.levels = new Map(variables.map(({ fact }, level) => [fact, level]));
  }

  /** The space of the facts given, cut where the comparisons need it. */
  static of(facts: ReadonlyMap<string, FactDefinition>, comparisons: Iterable<Comparison<Resolved>>): Space {
    const constants = new Map<string, Set<Scalar>>();
    for (const { fact, value } of comparisons) {
      const known = constants.get(fact) ?? new Set();
      for (const one of typeof value === 'object' ? value : [value]) known.add(one);
      constants.set(fact, known);
    }
    return new Space(
      [...facts].map(([fact, definition]) => ({
        fact,
        definition,
        cells: cellsOf(definition, constants.get(fact) ?? new Set()),
      })),
    );
  }

  /** How many combinations the space tells apart. */
  get combinations(): number {
    return this.variables.reduce((product, { cells }) => product * cells.length, 1);
  }

  /** The level of a fact, or null when the space does not have it. */
  levelOf(fact: string): number | null {
    return this.levels.get(fact) ?? null;
  }

  /** The cell a value falls into, or null when it is no value of the fact. */
  cellOf(level: number, value: Scalar): number | null {
    const cells = this.variables[level]?.cells ?? [];
    const found = cells.findIndex(({ from, to }) => typeof value === typeof from && from <= value && value <= to);
    return found === -1 ? null : found;
  }

  /** The cells of the facts that are known, by level; values that a fact cannot have are left out. */
  cellsOf(facts: Facts): Map<number, number> {
    const cells = new Map<number, number>();
    for (const [level, { fact }] of this.variables.entries()) {
      const value = facts[fact];
      const cell = value === undefined ? null : this.cellOf(level, value);
      if (cell !== null) cells.set(level, cell);
    }
    return cells;
  }

  /** Where a condition is true. @throws Error when it speaks of a fact outside the space */
  diagramOf(condition: Condition<Resolved>): Diagram {
    const { diagrams } = this;
    if ('all' in condition) {
      return condition.all.reduce((whole, part) => diagrams.and(whole, this.diagramOf(part)), Diagrams.yes);
    }
    if ('any' in condition) {
      return condition.any.reduce((whole, part) => diagrams.or(whole, this.diagramOf(part)), Diagrams.no);
    }
    if ('not' in condition) return diagrams.not(this.diagramOf(condition.not));
    return this.comparison(condition);
  }

  /** The values that a combination of cells stands for: the first of each run. */
  factsAt(cells: readonly number[]): Facts {
    return Object.fromEntries(
      this.variables.map(({ fact, cells: all }, level) => [fact, all[cells[level] ?? 0]?.from ?? false]),
    );
  }

  private comparison(comparison: Comparison<Resolved>): Diagram {
    const key = JSON.stringify([comparison.fact, comparison.operator, comparison.value]);
    const known = this.conditions.get(key);
    if (known !== undefined) return known;
    const level = this.levelOf(comparison.fact);
    const variable = level === null ? undefined : this.variables[level];
    if (level === null || !variable) throw new Error(`Факту «${comparison.fact}» немає в просторі аналізу.`);
    const test = compile(comparison);
    const made = this.diagrams.among(
      level,
      variable.cells.map(({ from }) => test({ [comparison.fact]: from })),
    );
    this.conditions.set(key, made);
    return made;
  }
}

function cellsOf(fact: FactDefinition, constants: ReadonlySet<Scalar>): Cell[] {
  switch (fact.type) {
    case 'boolean':
      return [
        { from: false, to: false },
        { from: true, to: true },
      ];
    case 'enum':
      return Object.keys(fact.values).map((value) => ({ from: value, to: value }));
    case 'integer': {
      const around = [...constants].filter((one) => typeof one === 'number').flatMap((c) => [c - 1, c, c + 1]);
      return runs(
        fact.minimum,
        fact.maximum,
        around,
        (n) => n + 1,
        (n) => n - 1,
      );
    }
    case 'date': {
      const around = [...constants].flatMap((c) => [dayAfter(c, -1), String(c), dayAfter(c, 1)]);
      return runs(
        firstDay,
        lastDay,
        around,
        (d) => dayAfter(d, 1),
        (d) => dayAfter(d, -1),
      );
    }
  }
}

/** Single values, and the runs between them. */
function runs<T extends number | string>(
  least: T,
  most: T,
  singles: readonly T[],
  next: (value: T) => T,
  before: (value: T) => T,
): Cell[] {
  const cells: Cell[] = [];
  let from: T | null = least;
  const inside = [...new Set(singles)].filter((one) => least <= one && one <= most);
  for (const single of inside.sort((a, b) => (a < b ? -1 : 1))) {
    if (from !== null && from < single) cells.push({ from, to: before(single) });
    cells.push({ from: single, to: single });
    from = single < most ? next(single) : null;
  }
  if (from !== null) cells.push({ from, to: most });
  return cells;
}

function dayAfter(day: Scalar, days: number): string {
  if (day === lastDay && days > 0) return lastDay;
  return day === firstDay && days < 0 ? firstDay : addDays(plainDate(String(day)), days);
}
