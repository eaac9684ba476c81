import { sameAnswer } from '../../evaluation/hit-policy.js';
import { Diagrams, type Diagram } from '../diagrams.js';
import type { EditionDiagram } from '../edition-diagram.js';
import { type EditionFinding, finding } from './shape.js';
import { answerKey, answerOf } from '../verdict.js';

/** Rules that hold or decide nowhere, everywhere, or to no effect. */
export function ruleFindings(diagram: EditionDiagram): EditionFinding[] {
  return diagram.edition.rules.flatMap((_, index) => [...nowhere(diagram, index), ...everywhere(diagram, index)]);
}

/** Whether a rule speaks anywhere at all; of one that does not, nothing else is worth telling. */
function isDead(diagram: EditionDiagram, index: number): boolean {
  return diagram.freeOf(index) === Diagrams.no;
}

function nowhere(diagram: EditionDiagram, index: number): EditionFinding[] {
  const { space, possible, edition } = diagram;
  const { diagrams } = space;
  const name = nameOf(diagram, index);
  const holds = diagram.holds[index] ?? Diagrams.no;
  if (holds === Diagrams.no) return [finding('rule-never-true', [name])];
  if (diagrams.and(holds, possible) === Diagrams.no) {
    const invariants = edition.invariants.filter(({ conditions }) =>
      meets(diagram, space.diagramOf(conditions), holds),
    );
    return [finding('rule-impossible', [name], { invariants: invariants.map(({ id }) => id), region: holds })];
  }
  if (isDead(diagram, index)) {
    const region = diagrams.and(holds, possible);
    return [finding('rule-never-decides', [name], { because: decidersIn(diagram, region), region })];
  }
  return idle(diagram, index, name);
}

/** A rule that speaks, but only what is said without it. */
function idle(diagram: EditionDiagram, index: number, name: string): EditionFinding[] {
  const { diagrams } = diagram.space;
  const region = diagram.freeOf(index);
  const repeated = repeatedBy(diagram, index);
  const covered = repeated.reduce((sum, other) => diagrams.or(sum, diagram.holds[other] ?? Diagrams.no), Diagrams.no);
  if (diagrams.without(region, covered) === Diagrams.no) {
    const because = repeated.filter((other) => meets(diagram, diagram.holds[other] ?? Diagrams.no, region));
    return [finding('rule-repeats', [name], { because: because.map((other) => nameOf(diagram, other)), region })];
  }
  if (diagrams.and(diagram.impactOf(index), region) !== Diagrams.no) return [];
  return [finding('rule-changes-nothing', [name], { because: sayingTheSame(diagram, index, region), region })];
}

/** Places of the peers that speak before a rule and answer as it does. */
function repeatedBy(diagram: EditionDiagram, index: number): number[] {
  const { edition } = diagram;
  const ready = edition.rules[index];
  if (!ready || edition.document.hitPolicy !== 'priority') return [];
  const peers = diagram.peersOf(index);
  return peers
    .slice(0, peers.indexOf(ready))
    .filter((peer) => sameAnswer(peer, ready))
    .map((peer) => edition.rules.indexOf(peer));
}

function sayingTheSame(diagram: EditionDiagram, index: number, region: Diagram): string[] {
  const { edition } = diagram;
  const answer = (at: number): string => {
    const ready = edition.rules[at];
    return answerKey(answerOf(edition, { rules: ready ? [ready] : [], conflict: false }));
  };
  return edition.rules.flatMap(({ rule }, other) => {
    if (other === index || answer(other) !== answer(index)) return [];
    return meets(diagram, diagram.holds[other] ?? Diagrams.no, region) ? rule.name : [];
  });
}

function everywhere(diagram: EditionDiagram, index: number): EditionFinding[] {
  const { space, possible, holds } = diagram;
  const always = (region: Diagram): boolean => space.diagrams.without(possible, region) === Diagrams.no;
  if (possible === Diagrams.no || !always(holds[index] ?? Diagrams.no)) return [];
  const code = always(diagram.freeOf(index)) ? 'rule-always-decides' : 'rule-always-holds';
  return [finding(code, [nameOf(diagram, index)], { region: possible })];
}

/** Names of the rules that decide somewhere in a region, in the order of the file. */
export function decidersIn(diagram: EditionDiagram, region: Diagram): string[] {
  const { space, decided, verdicts, edition } = diagram;
  const inside = space.diagrams.combine(decided, region, new Map(), (verdict, within) => {
    if (within === Diagrams.no) return Diagrams.terminal(0);
    return within === Diagrams.yes ? verdict : null;
  });
  const deciding = new Set([...space.diagrams.values(inside)].flatMap((verdict) => verdicts[verdict]?.rules ?? []));
  return edition.rules.filter((ready) => deciding.has(ready)).map(({ rule }) => rule.name);
}

function meets({ space }: EditionDiagram, a: Diagram, b: Diagram): boolean {
  return space.diagrams.and(a, b) !== Diagrams.no;
}

function nameOf({ edition }: EditionDiagram, index: number): string {
  return edition.rules[index]?.rule.name ?? '';
}
