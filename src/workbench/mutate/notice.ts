import {
  type Diagram,
  Diagrams,
  EditionDiagram,
  type AnswerGiven,
  answerKey,
  answerOf,
  judge,
  type RuleCase,
} from '../../policy/analysis/index.js';
import { givenBy } from '../rows/given.js';
import { everywhere, type PlacedRow } from '../rows/ground.js';
import type { Change, Mutant } from './mutant.js';

/** The first row that notices a mutant, or null. Only rows that lie where the answer changes are tried. */
export function noticedBy({ changes }: Mutant): RuleCase | null {
  for (const change of changes) {
    if (change.delta === Diagrams.no) continue;
    const found = change.ground.rows.find((placed) => notices(change, placed));
    if (found) return found.row;
  }
  return null;
}

/** Whether a row fails under the change. */
export function notices({ ground, mutated, delta }: Change, { row, cells, region }: PlacedRow): boolean {
  const { space } = ground;
  if (cells) {
    return space.diagrams.at(delta, cells) === 1 && judge(mutated, row, givenBy(mutated, row.facts)).length > 0;
  }
  const part = space.diagrams.and(region, delta);
  if (part === Diagrams.no) return false;
  const { decided } = new EditionDiagram(mutated, space, ground.diagram.book);
  return !everywhere(space, part, decided, (facts) => judge(mutated, row, givenBy(mutated, facts)).length === 0);
}

/**
 * Where a row that names everything would notice the change. It is less than `delta` only where nothing but
 * a value is added: a row can say what a value is, not that there is none.
 */
export function noticeable({ ground, mutated, delta }: Change): Diagram {
  const { space, diagram, edition } = ground;
  const { diagrams } = space;
  if (mutated.rules.length === 0) return delta;
  const other = new EditionDiagram(mutated, space, diagram.book);
  const pairs = other.verdicts.length;
  const both = diagrams.combine(diagram.decided, other.decided, new Map(), (a, b) => {
    if (!Diagrams.isTerminal(a) || !Diagrams.isTerminal(b)) return null;
    return Diagrams.terminal(Diagrams.valueOf(a) * pairs + Diagrams.valueOf(b));
  });
  const seen = diagrams.map(both, (pair) => {
    const [was, is] = [diagram.verdicts[Math.floor(pair / pairs)], other.verdicts[pair % pairs]];
    if (!was || !is || was.conflict) return 0;
    return Number(!sameToRows(answerOf(edition, was), answerOf(mutated, is)));
  });
  return diagrams.and(delta, seen);
}

function sameToRows(was: AnswerGiven, is: AnswerGiven): boolean {
  const kept = Object.entries(was.values).every(([name, value]) => is.values[name] === value);
  return kept && answerKey({ ...was, values: {} }) === answerKey({ ...is, values: {} });
}
