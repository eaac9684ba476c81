import type { Ground } from '../rows/ground.js';
import { withEdition, withPriority } from './change.js';
import type { Change, Mutant } from './mutant.js';

interface Move {
  readonly key: string;
  readonly text: string;
  readonly change: Change;
}

/** A rule raised over the next tier, lowered under it, or made equal to it. */
export function* priorityMutants(name: string, grounds: readonly Ground[]): Generator<Mutant> {
  const moves = new Map<string, Move[]>();
  for (const ground of grounds) {
    for (const move of movesIn(ground, name)) moves.set(move.key, [...(moves.get(move.key) ?? []), move]);
  }
  for (const same of moves.values()) {
    const changes = same.map(({ change }) => change);
    yield { kind: 'priority', rule: name, text: same[0]?.text ?? '', changes };
  }
}

function* movesIn(ground: Ground, name: string): Generator<Move> {
  const { edition } = ground;
  if (edition.document.hitPolicy === 'unique') return;
  const index = edition.rules.findIndex(({ rule }) => rule.name === name);
  const ready = edition.rules[index];
  if (!ready) return;
  const own = ready.rule.priority;
  const priorities = [...new Set(edition.rules.map(({ rule }) => rule.priority))].sort((a, b) => a - b);
  const at = priorities.indexOf(own);
  for (const [other, side] of [
    [priorities[at + 1], 1],
    [priorities[at - 1], -1],
  ] as const) {
    if (other === undefined) continue;
    const neighbours = [...edition.rules.keys()].filter((i) => edition.rules[i]?.rule.priority === other);
    // Two single rules change places, or become equal, whichever of them moves: told once, by the lower one.
    const single = neighbours.length === 1 && edition.rules.filter(({ rule }) => rule.priority === own).length === 1;
    if (side === -1 && single) continue;
    const names = neighbours.map((i) => edition.rules[i]?.rule.name).join(', ');
    for (const [priority, word] of [
      [other + side / 2, side === 1 ? 'поставлено вище за' : 'поставлено нижче за'],
      [other, 'зрівняно з'],
    ] as const) {
      const moved = { ...ready, rule: { ...ready.rule, priority } };
      const change =
        edition.document.hitPolicy === 'collect'
          ? withEdition(ground, edition.withRules(edition.rules.with(index, moved)))
          : withPriority(ground, index, moved, neighbours);
      yield { key: `${word} ${other}`, text: `пріоритет ${own}: ${word} ${other} (${names})`, change };
    }
  }
}
