import {
  type Diagram,
  Diagrams,
  EditionDiagram,
  answerKey,
  answerOf,
  collectable,
  type Verdict,
  type Edition,
  type ReadyRule,
} from '../../policy/analysis/index.js';
import type { Ground } from '../rows/ground.js';
import type { Change } from './mutant.js';

/** A change as far as a row could tell of it. */
function changed(ground: Ground, mutated: Edition, delta: Diagram): Change {
  return { ground, mutated, delta: ground.space.diagrams.and(delta, ground.decidable) };
}

/** A rule holds elsewhere: only where the old and the new condition differ and the rule matters. */
export function withConditions(ground: Ground, index: number, ready: ReadyRule): Change {
  const { diagrams } = ground.space;
  const holds = ground.space.diagramOf(ready.conditions);
  const apart = diagrams.differ(holds, ground.diagram.holds[index] ?? Diagrams.no);
  const mutated = ground.edition.withRules(ground.edition.rules.with(index, ready));
  return changed(ground, mutated, diagrams.and(apart, ground.impactOf(index)));
}

/** A rule is missing. An edition without rules is none: everything possible is refused. */
export function withoutRule(ground: Ground, index: number): Change {
  const { diagrams } = ground.space;
  const mutated = ground.edition.withRules(ground.edition.rules.toSpliced(index, 1));
  const delta =
    mutated.rules.length === 0
      ? ground.diagram.possible
      : diagrams.and(ground.diagram.holds[index] ?? Diagrams.no, ground.impactOf(index));
  return changed(ground, mutated, delta);
}

/** A rule answers otherwise where it holds and may speak. */
export function withAnswer(ground: Ground, index: number, ready: ReadyRule): Change {
  const { edition, diagram, space } = ground;
  const mutated = edition.withRules(edition.rules.with(index, ready));
  if (edition.document.hitPolicy !== 'priority') return changed(ground, mutated, remapped(ground, mutated, index));
  const peers = diagram.peersOf(index);
  const delta =
    peers.length === 1
      ? apartAlone(ground, index, ready)
      : space.diagrams.and(
          diagram.freeOf(index),
          tiersApart(ground, edition.withRules(peers), edition.withRules(replaced(ground, peers, index, ready))),
        );
  return changed(ground, mutated, delta);
}

/** A rule moves up or down by one tier, or into it. */
export function withPriority(ground: Ground, index: number, ready: ReadyRule, other: readonly number[]): Change {
  const { edition, diagram, space } = ground;
  const { diagrams } = space;
  const mutated = edition.withRules(edition.rules.with(index, ready));
  const places = new Set([...peersAt(ground, index), ...other]);
  const both = edition.rules.filter((_, i) => places.has(i));
  const free = [index, ...other].reduce<Diagram>((sum, i) => diagrams.or(sum, diagram.freeOf(i)), Diagrams.no);
  const apart = tiersApart(ground, edition.withRules(both), edition.withRules(replaced(ground, both, index, ready)));
  return changed(ground, mutated, diagrams.and(diagrams.and(free, diagram.holds[index] ?? Diagrams.no), apart));
}

/** Anything else: both editions are laid out whole over the space of the ground and compared. */
export function withEdition(ground: Ground, mutated: Edition): Change {
  const { diagrams } = ground.space;
  if (mutated.rules.length === 0) return changed(ground, mutated, ground.diagram.possible);
  const other = new EditionDiagram(mutated, ground.space, ground.diagram.book);
  const apart = diagrams.differ(ground.diagram.answers(), other.answers());
  return changed(ground, mutated, diagrams.and(diagrams.and(ground.diagram.possible, other.possible), apart));
}

/** Places of the rules of one tier. */
function peersAt({ edition, diagram }: Ground, index: number): number[] {
  return diagram.peersOf(index).map((peer) => edition.rules.indexOf(peer));
}

function replaced({ edition }: Ground, rules: readonly ReadyRule[], index: number, ready: ReadyRule): ReadyRule[] {
  return rules.map((one) => (one === edition.rules[index] ? ready : one));
}

function apartAlone({ edition, diagram }: Ground, index: number, ready: ReadyRule): Diagram {
  const was = edition.rules[index];
  const key = (one: ReadyRule | undefined) =>
    answerKey(answerOf(edition, { rules: one ? [one] : [], conflict: false }));
  return key(was) === key(ready) ? Diagrams.no : diagram.freeOf(index);
}

function tiersApart({ space, diagram }: Ground, was: Edition, becomes: Edition): Diagram {
  const [a, b] = [was, becomes].map((one) => new EditionDiagram(one, space, diagram.book).answers());
  return space.diagrams.differ(a ?? Diagrams.no, b ?? Diagrams.no);
}

/** Where no tiers are, the rules that hold are all in the verdict: only its answer changes. */
function remapped({ edition, diagram, space }: Ground, mutated: Edition, index: number): Diagram {
  const was = edition.rules[index];
  const ready = mutated.rules[index];
  if (!was || !ready) return Diagrams.no;
  const changed = diagram.verdicts.map((verdict) => {
    if (!verdict.rules.includes(was)) return false;
    const rules = verdict.rules.map((one) => (one === was ? ready : one));
    const collects = edition.document.hitPolicy === 'collect';
    const other: Verdict = { rules, conflict: collects ? !collectable(rules) : verdict.conflict };
    return answerKey(answerOf(edition, verdict)) !== answerKey(answerOf(mutated, other));
  });
  return space.diagrams.and(
    diagram.possible,
    space.diagrams.map(diagram.decided, (verdict) => Number(changed[verdict] === true)),
  );
}
