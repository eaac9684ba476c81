import type { Comparison, Condition, Resolved } from '../../policy/analysis/index.js';

/** A comparison at its place in a condition. */
interface Occurrence {
  readonly comparison: Comparison<Resolved>;
  /** The whole condition with this one comparison settled, true or false. */
  readonly settled: (held: boolean) => Condition<Resolved>;
}

const always: Condition<Resolved> = { all: [] };
const never: Condition<Resolved> = { any: [] };

/** Every comparison of a condition, left to right; one that is written twice is two. */
export function* occurrences(condition: Condition<Resolved>): Generator<Occurrence> {
  if ('fact' in condition) {
    yield { comparison: condition, settled: (held) => (held ? always : never) };
  } else if ('not' in condition) {
    for (const { comparison, settled } of occurrences(condition.not)) {
      yield { comparison, settled: (held) => ({ not: settled(held) }) };
    }
  } else {
    const parts = 'all' in condition ? condition.all : condition.any;
    for (const [i, part] of parts.entries()) {
      for (const { comparison, settled } of occurrences(part)) {
        const replaced = (held: boolean) => parts.with(i, settled(held));
        yield {
          comparison,
          settled: (held) => ('all' in condition ? { all: replaced(held) } : { any: replaced(held) }),
        };
      }
    }
  }
}
