/** A diagram: a node of the manager that made it, or a terminal. Equal diagrams are the same number. */
export type Diagram = number;

/** The analysis would take more memory than the service gives it. */
export class AnalysisTooLarge extends Error {
  constructor(most: number, what = 'вузлів діаграми') {
    super(`Аналіз потребує понад ${most} ${what}; розділіть набір на менші.`);
    this.name = 'AnalysisTooLarge';
  }
}

const nodesAtMost = 6_000_000;
const keySpan = 2 ** 26;

/**
 * Multi-valued decision diagrams (діаграми рішень): functions from every combination of cells of some
 * variables to a small number, kept so that equal functions are one and the same node. Whether two rules
 * overlap, or two editions agree everywhere, is then a comparison of two numbers, and exact.
 *
 * Variables are asked in one order, by level. A terminal `t` is written as `-1 - t`, a node as its place.
 */
export class Diagrams {
  static readonly no: Diagram = -1;
  static readonly yes: Diagram = -2;

  private levels = new Int32Array(1024);
  private starts = new Int32Array(1024);
  private edges = new Int32Array(8192);
  private count = 0;
  private edgeCount = 0;
  private table = new Int32Array(4096).fill(-1);
  private readonly both = new Map<number, Diagram>();
  private readonly either = new Map<number, Diagram>();
  private readonly opposites = new Map<Diagram, Diagram>();

  /** @param sizes how many cells each variable has, by level */
  constructor(readonly sizes: readonly number[]) {}

  static terminal(value: number): Diagram {
    return -1 - value;
  }

  static isTerminal(diagram: Diagram): boolean {
    return diagram < 0;
  }

  static valueOf(terminal: Diagram): number {
    return -1 - terminal;
  }

  /** Nodes made so far: a measure of work. */
  get size(): number {
    return this.count;
  }

  /** The level a diagram asks first; terminals come after every level. */
  level(diagram: Diagram): number {
    return diagram < 0 ? this.sizes.length : (this.levels[diagram] ?? 0);
  }

  /** What remains of a diagram when the variable of a level is in a cell. */
  child(diagram: Diagram, level: number, cell: number): Diagram {
    return this.level(diagram) === level ? (this.edges[(this.starts[diagram] ?? 0) + cell] ?? Diagrams.no) : diagram;
  }

  /** True exactly where the variable of a level is in one of the cells. */
  among(level: number, cells: readonly boolean[]): Diagram {
    return this.node(
      level,
      cells.map((inside) => (inside ? Diagrams.yes : Diagrams.no)),
    );
  }

  and(a: Diagram, b: Diagram): Diagram {
    return this.combine(a, b, this.both, (x, y) => {
      if (x === Diagrams.no || y === Diagrams.no) return Diagrams.no;
      if (x === Diagrams.yes || x === y) return y;
      return y === Diagrams.yes ? x : null;
    });
  }

  or(a: Diagram, b: Diagram): Diagram {
    return this.combine(a, b, this.either, (x, y) => {
      if (x === Diagrams.yes || y === Diagrams.yes) return Diagrams.yes;
      if (x === Diagrams.no || x === y) return y;
      return y === Diagrams.no ? x : null;
    });
  }

  not(a: Diagram): Diagram {
    return this.map(a, (value) => 1 - value, this.opposites);
  }

  without(a: Diagram, b: Diagram): Diagram {
    return this.and(a, this.not(b));
  }

  differ(a: Diagram, b: Diagram): Diagram {
    return this.combine(a, b, new Map(), (x, y) => {
      if (x === y) return Diagrams.no;
      return x < 0 && y < 0 ? Diagrams.yes : null;
    });
  }

  /** `upper` where it is not terminal 0, `lower` elsewhere. */
  over(upper: Diagram, lower: Diagram): Diagram {
    return this.combine(upper, lower, new Map(), (x, y) => {
      if (x === Diagrams.terminal(0)) return y;
      return x < 0 ? x : null;
    });
  }

  /** Another value for each value. */
  map(a: Diagram, change: (value: number) => number, known = new Map<Diagram, Diagram>()): Diagram {
    if (a < 0) return Diagrams.terminal(change(Diagrams.valueOf(a)));
    const found = known.get(a);
    if (found !== undefined) return found;
    const level = this.level(a);
    const made = this.node(
      level,
      this.children(a, level).map((child) => this.map(child, change, known)),
    );
    known.set(a, made);
    return made;
  }

  /** A value for each pair of values; `shortcut` may answer before the terminals are reached. */
  combine(
    a: Diagram,
    b: Diagram,
    known: Map<number, Diagram>,
    shortcut: (a: Diagram, b: Diagram) => Diagram | null,
  ): Diagram {
    const early = shortcut(a, b);
    if (early !== null) return early;
    const key = (a + keySpan / 2) * keySpan + (b + keySpan / 2);
    const found = known.get(key);
    if (found !== undefined) return found;
    const level = Math.min(this.level(a), this.level(b));
    const children: Diagram[] = [];
    for (let cell = 0; cell < (this.sizes[level] ?? 0); cell++) {
      children.push(this.combine(this.child(a, level, cell), this.child(b, level, cell), known, shortcut));
    }
    const made = this.node(level, children);
    known.set(key, made);
    return made;
  }

  /** True where some cell of the hidden levels makes `a` true: `a` is a condition. */
  some(a: Diagram, hidden: ReadonlySet<number>, known = new Map<Diagram, Diagram>()): Diagram {
    if (a < 0) return a;
    const found = known.get(a);
    if (found !== undefined) return found;
    const level = this.level(a);
    const children = this.children(a, level).map((child) => this.some(child, hidden, known));
    const made = hidden.has(level) ? children.reduce((x, y) => this.or(x, y)) : this.node(level, children);
    known.set(a, made);
    return made;
  }

  /** Hides levels: where their cells give different values, `join` says what stands; its order must not matter. */
  hide(
    a: Diagram,
    hidden: ReadonlySet<number>,
    join: (x: Diagram, y: Diagram) => Diagram | null,
    joined = new Map<number, Diagram>(),
    known = new Map<Diagram, Diagram>(),
  ): Diagram {
    if (a < 0) return a;
    const found = known.get(a);
    if (found !== undefined) return found;
    const level = this.level(a);
    const children = this.children(a, level).map((child) => this.hide(child, hidden, join, joined, known));
    const made = hidden.has(level)
      ? children.reduce((x, y) => this.combine(x, y, joined, join))
      : this.node(level, children);
    known.set(a, made);
    return made;
  }

  /** What remains when some levels stand in known cells: it asks them no more. */
  restrict(a: Diagram, cells: ReadonlyMap<number, number>, known = new Map<Diagram, Diagram>()): Diagram {
    if (a < 0) return a;
    const found = known.get(a);
    if (found !== undefined) return found;
    const level = this.level(a);
    const cell = cells.get(level);
    const made =
      cell === undefined
        ? this.node(
            level,
            this.children(a, level).map((child) => this.restrict(child, cells, known)),
          )
        : this.restrict(this.child(a, level, cell), cells, known);
    known.set(a, made);
    return made;
  }

  /** Every value a diagram can give. */
  values(a: Diagram): Set<number> {
    const seen = new Set<Diagram>();
    const values = new Set<number>();
    const visit = (node: Diagram): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node < 0) values.add(Diagrams.valueOf(node));
      else for (const child of this.children(node, this.level(node))) visit(child);
    };
    visit(a);
    return values;
  }

  /** The part of all combinations for which a condition is true, between 0 and 1. */
  share(a: Diagram, known = new Map<Diagram, number>()): number {
    if (a < 0) return Diagrams.valueOf(a) === 0 ? 0 : 1;
    const found = known.get(a);
    if (found !== undefined) return found;
    const children = this.children(a, this.level(a));
    const share = children.reduce((sum, child) => sum + this.share(child, known), 0) / children.length;
    known.set(a, share);
    return share;
  }

  /** The value for one combination, a cell for each level. */
  at(a: Diagram, cells: readonly number[]): number {
    let node = a;
    while (node >= 0) {
      const level = this.level(node);
      node = this.child(node, level, cells[level] ?? 0);
    }
    return Diagrams.valueOf(node);
  }

  children(a: Diagram, level: number): Diagram[] {
    const start = this.starts[a] ?? 0;
    const children: Diagram[] = [];
    for (let cell = 0; cell < (this.sizes[level] ?? 0); cell++) children.push(this.edges[start + cell] ?? Diagrams.no);
    return children;
  }

  /** The node with these children; the child itself where all are one. */
  private node(level: number, children: readonly Diagram[]): Diagram {
    const [first = Diagrams.no] = children;
    if (children.every((child) => child === first)) return first;
    for (let slot = hashOf(level, children); ; slot++) {
      const place = slot & (this.table.length - 1);
      const known = this.table[place] ?? -1;
      if (known === -1) return this.add(level, children, place);
      if (this.isNode(known, level, children)) return known;
    }
  }

  private isNode(node: Diagram, level: number, children: readonly Diagram[]): boolean {
    if (this.levels[node] !== level) return false;
    const start = this.starts[node] ?? 0;
    return children.every((child, i) => this.edges[start + i] === child);
  }

  private add(level: number, children: readonly Diagram[], place: number): Diagram {
    if (this.count >= nodesAtMost) throw new AnalysisTooLarge(nodesAtMost);
    if (this.count === this.levels.length) {
      this.levels = doubled(this.levels);
      this.starts = doubled(this.starts);
    }
    while (this.edgeCount + children.length > this.edges.length) this.edges = doubled(this.edges);
    const node = this.count++;
    this.levels[node] = level;
    this.starts[node] = this.edgeCount;
    this.edges.set(children, this.edgeCount);
    this.edgeCount += children.length;
    this.table[place] = node;
    if (this.count * 2 > this.table.length) this.rehash();
    return node;
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 4).fill(-1);
    for (let node = 0; node < this.count; node++) {
      const level = this.levels[node] ?? 0;
      let slot = hashOf(level, this.children(node, level));
      while (this.table[slot & (this.table.length - 1)] !== -1) slot++;
      this.table[slot & (this.table.length - 1)] = node;
    }
  }
}

function hashOf(level: number, children: readonly Diagram[]): number {
  let hash = level + 0x9e37;
  for (const child of children) hash = Math.imul(hash ^ child, 0x01000193) ^ (hash >>> 15);
  return hash >>> 1;
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(array.length * 2);
  bigger.set(array);
  return bigger;
}
