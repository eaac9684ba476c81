/** Whether a row is meant, by the parameters of a query. */
export type Condition<Row> = (row: Row, parameters: Parameters) => boolean;
export type Parameters = Readonly<Record<string, unknown>>;
type Value<Row> = (row: Row, parameters: Parameters) => unknown;

/** A part of a condition that a table can look up instead of reading every row: `businessKey = :key`. */
export interface Lookup {
  readonly column: string;
  readonly among: (parameters: Parameters) => readonly unknown[];
}

export interface ReadCondition<Row> {
  readonly holds: Condition<Row>;
  readonly lookups: readonly Lookup[];
}

type Rec = Readonly<Record<string, unknown>>;
const token = /\s*(:\.\.\.\w+|:\w+|[a-z_]\w*(?:\.\w+)?|\d+|'[^']*'|<=|>=|<>|[=<>(),])/iy;

/** What a database compares: instants as numbers, flags as one and zero. */
export const comparable = (value: unknown): unknown =>
  value instanceof Date ? value.getTime() : typeof value === 'boolean' ? Number(value) : value;

/** A condition as the service writes it for a database, read (умова запиту). @throws where it says what only a database knows */
export function readCondition(text: string, propertyOf: (column: string) => string): ReadCondition<Rec> {
  return new Reader(text, propertyOf).read();
}

class Reader {
  private readonly tokens: string[] = [];
  private at = 0;
  private depth = 0;
  private readonly lookups: Lookup[] = [];

  constructor(
    private readonly text: string,
    private readonly propertyOf: (column: string) => string,
  ) {
    for (token.lastIndex = 0; token.lastIndex < text.trimEnd().length;) {
      const found = token.exec(text);
      if (!found) throw this.unknown();
      this.tokens.push(found[1] ?? '');
    }
  }

  read(): ReadCondition<Rec> {
    const holds = this.either();
    if (this.at < this.tokens.length) throw this.unknown();
    return { holds, lookups: this.lookups };
  }

  private either(): Condition<Rec> {
    const before = this.lookups.length;
    const parts = [this.both()];
    while (this.took('or')) {
      parts.push(this.both());
      // What is only one of two ways is no way to look rows up.
      this.lookups.length = before;
    }
    const [one] = parts;
    return parts.length === 1 && one ? one : (row, given) => parts.some((part) => part(row, given));
  }

  private both(): Condition<Rec> {
    const parts = [this.one()];
    while (this.took('and')) parts.push(this.one());
    const [one] = parts;
    return parts.length === 1 && one ? one : (row, given) => parts.every((part) => part(row, given));
  }

  private one(): Condition<Rec> {
    if (this.took('(')) {
      this.depth += 1;
      const inner = this.either();
      this.depth -= 1;
      this.expect(')');
      return inner;
    }
    const column = this.next();
    const left = this.value(column);
    if (this.took('is')) {
      const not = this.took('not');
      this.expect('null');
      return (row, given) => (left(row, given) === null) !== not;
    }
    if (this.took('in')) return this.among(column, left);
    const operator = this.next();
    const name = this.next();
    const right = this.value(name);
    if (operator === '=' && name.startsWith(':')) this.canLookUp(column, (given) => [given[name.slice(1)]]);
    return compare(operator, left, right, this.unknown());
  }

  private among(column: string, left: Value<Rec>): Condition<Rec> {
    this.expect('(');
    const name = this.next();
    if (name.startsWith("'")) return this.amongWords(name, left);
    if (!name.startsWith(':...')) throw this.unknown();
    this.expect(')');
    const list = (given: Parameters): readonly unknown[] => given[name.slice(4)] as readonly unknown[];
    this.canLookUp(column, list);
    return (row, given) => list(given).some((one) => comparable(one) === left(row, given));
  }

  private amongWords(first: string, left: Value<Rec>): Condition<Rec> {
    const words = [first];
    while (this.took(',')) words.push(this.next());
    this.expect(')');
    const named = new Set<unknown>(words.map((word) => word.slice(1, -1)));
    return (row, given) => named.has(left(row, given));
  }

  private canLookUp(column: string, among: Lookup['among']): void {
    if (this.depth === 0) this.lookups.push({ column: this.property(column), among });
  }

  private value(word: string): Value<Rec> {
    if (word.startsWith(':')) return (_, given) => comparable(given[word.slice(1)]);
    if (word.startsWith("'")) return () => word.slice(1, -1);
    if (/^\d/.test(word)) return () => Number(word);
    const property = this.property(word);
    return (row) => comparable(row[property]);
  }

  private property(word: string): string {
    return this.propertyOf(word.slice(word.indexOf('.') + 1));
  }

  private took(word: string): boolean {
    if (this.tokens[this.at]?.toLowerCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private expect(word: string): void {
    if (!this.took(word)) throw this.unknown();
  }

  private next(): string {
    const word = this.tokens[this.at];
    if (word === undefined) throw this.unknown();
    this.at += 1;
    return word;
  }

  private unknown(): Error {
    return new Error(`a trial cannot ask its tables: ${this.text}`);
  }
}

function compare(operator: string, left: Value<Rec>, right: Value<Rec>, otherwise: Error): Condition<Rec> {
  const by =
    (test: (a: never, b: never) => boolean): Condition<Rec> =>
    (row, given) => {
      const [a, b] = [left(row, given), right(row, given)];
      return a !== null && a !== undefined && b !== null && b !== undefined && test(a as never, b as never);
    };
  switch (operator) {
    case '=':
      return by((a, b) => a === b);
    case '<>':
      return by((a, b) => a !== b);
    case '<':
      return by((a, b) => a < b);
    case '<=':
      return by((a, b) => a <= b);
    case '>':
      return by((a, b) => a > b);
    case '>=':
      return by((a, b) => a >= b);
    default:
      throw otherwise;
  }
}
