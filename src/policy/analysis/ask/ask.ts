import { pointerTo } from '../../../domain/json.js';
import type { ClauseRef } from '../../../domain/clause.js';
import type { FieldFault } from '../../../domain/problem.js';
import { Problem } from '../../../domain/problem.js';
import { valueFault } from '../../catalogue/check-value.js';
import type { FactDefinition } from '../../catalogue/catalogue.js';
import type { Scalar } from '../../catalogue/condition.js';
import type { Facts } from '../../decision.js';
import { AnswerSpace, type Worth } from './open.js';
import { type Idle, idleFacts } from './reasons.js';
import { Diagrams } from '../diagrams.js';
import type { EditionDiagram } from '../edition-diagram.js';
import { regionInWords } from '../region-words.js';
import { answerKey, answerOf, type Verdict } from '../verdict.js';

/**
 * How much of an answer has to be certain: its outcome; all that the case sees of it, values and clauses
 * too; or also which rule decides, which is what a decision records.
 */
export const answerLevels = ['outcome', 'answer', 'rule'] as const;
export type AnswerLevel = (typeof answerLevels)[number];

/** An answer that can still come, with facts under which it does (можлива відповідь). */
interface PossibleAnswer {
  /** Null where the rules would contradict one another. */
  readonly outcome: string | null;
  readonly outcomeLabel: string;
  readonly values: Readonly<Record<string, Scalar>>;
  readonly clauses: readonly ClauseRef[];
  /** The rules that may decide so; none for the default. */
  readonly rules: readonly string[];
  /** Whether the default of the set may be what says so. */
  readonly byDefault: boolean;
  /** All facts, completed so that this answer comes. */
  readonly witness: Facts;
  /** One way to it in words, of the facts not known only what it takes; empty when it comes anyway. */
  readonly when: string;
}

/** A fact worth asking, with what asking it first is worth. */
export interface FactToAsk extends Worth {
  readonly fact: string;
}

/** What partial facts come to (відповідь на неповні факти). */
export interface Asked {
  readonly known: Facts;
  /** One answer is left, whatever the facts that are not known. */
  readonly certain: boolean;
  readonly answers: readonly PossibleAnswer[];
  /** The smallest set of facts that makes the answer certain, the most telling first. Empty when it is certain. */
  readonly ask: readonly FactToAsk[];
  /** Facts that could be asked in place of some of those: together they are no fewer. */
  readonly instead: readonly string[];
  /** Facts that cannot change the answer any more, and must not be asked (KR-2.5). */
  readonly idle: readonly Idle[];
}

/**
 * What can still come of facts of which some are known, and which of the others are worth asking. Exact.
 *
 * @throws FACTS_INVALID for a value that its fact cannot have
 * @throws FACTS_IMPOSSIBLE when no facts complete these without breaking an invariant
 * @throws AnalysisTooLarge
 */
export function ask(diagram: EditionDiagram, given: Readonly<Record<string, unknown>>, by: AnswerLevel): Asked {
  const { space, edition } = diagram;
  const known = knownFacts(edition.facts, given, edition.document.id);
  const cells = space.cellsOf(known);
  const { byRules, byLevel } = askable(diagram);
  const verdicts = byRules.given(cells).answers();
  if (verdicts.length === 0) refuseImpossible(diagram, known, cells);
  const { answers, classOf } = byLevel(by);
  const open = answers.given(cells);
  const { smallest, useful } = open.enough();
  const factAt = (level: number): string => space.variables[level]?.fact ?? '';
  const idle = space.variables.flatMap(({ fact }, level) => (cells.has(level) || useful.has(level) ? [] : [fact]));
  return {
    known,
    certain: smallest.length === 0,
    answers: open.answers().map((number) => ({
      ...possibleAnswer(
        diagram,
        verdicts.filter((verdict) => classOf[verdict] === number),
      ),
      witness: { ...space.factsAt(open.witness(number) ?? []), ...known },
      when: smallest.length === 0 ? '' : (regionInWords(space, open.region(number), open.possible(), 1).lines[0] ?? ''),
    })),
    ask: inOrder(smallest.map((level) => ({ fact: factAt(level), ...open.worthOf(level) }))),
    instead: [...useful].filter((level) => !smallest.includes(level)).map(factAt),
    idle: idleFacts(diagram, cells, idle, smallest.length === 0),
  };
}

interface Classified {
  readonly answers: AnswerSpace;
  /** Which class of answers a verdict belongs to. */
  readonly classOf: readonly number[];
}

interface Askable {
  readonly byRules: AnswerSpace;
  readonly byLevel: (level: AnswerLevel) => Classified;
}

const prepared = new WeakMap<EditionDiagram, Askable>();

/** An edition to be asked about, prepared once: a clerk who answers one question after another asks it often. */
function askable(diagram: EditionDiagram): Askable {
  const known = prepared.get(diagram);
  if (known) return known;
  const { space, possible, decided, verdicts } = diagram;
  const questions = space.variables.map((_, level) => [level]);
  const levels = new Map<AnswerLevel, Classified>();
  const byLevel = (by: AnswerLevel): Classified => {
    const classified = levels.get(by);
    if (classified) return classified;
    const classes = new Map<string, number>();
    const classOf = verdicts.map((verdict) => numberIn(classes, keyOf(diagram, verdict, by)));
    const numbered = space.diagrams.map(decided, (verdict) => classOf[verdict] ?? 0);
    const made = { answers: new AnswerSpace(space, possible, numbered, questions), classOf };
    levels.set(by, made);
    return made;
  };
  const made = { byRules: new AnswerSpace(space, possible, decided, questions), byLevel };
  prepared.set(diagram, made);
  return made;
}

/** The known facts that the edition reads, checked. Others of the vocabulary are left out, as for a decision. */
function knownFacts(
  facts: ReadonlyMap<string, FactDefinition>,
  given: Readonly<Record<string, unknown>>,
  ruleSet: string,
): Facts {
  const errors: FieldFault[] = [];
  const known: Record<string, Scalar> = {};
  for (const [id, fact] of facts) {
    if (!Object.hasOwn(given, id)) continue;
    const value = given[id];
    const fault = valueFault(fact, value);
    if (fault !== null)
      errors.push({ pointer: pointerTo('/facts', id), detail: `Факт «${fact.label}» (${id}): ${fault}` });
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') known[id] = value;
  }
  if (errors.length > 0) throw new Problem('FACTS_INVALID', { errors, extra: { ruleSet } });
  return known;
}

/** Names the fewest invariants that no completion of the known facts can keep together. */
function refuseImpossible({ edition, space }: EditionDiagram, known: Facts, cells: ReadonlyMap<number, number>): never {
  const { diagrams } = space;
  const region = (invariants: typeof edition.invariants) =>
    invariants.reduce(
      (rest, { conditions }) => diagrams.without(rest, diagrams.restrict(space.diagramOf(conditions), cells)),
      Diagrams.yes,
    );
  let broken = edition.invariants;
  for (const one of edition.invariants) {
    const others = broken.filter((other) => other !== one);
    if (region(others) === Diagrams.no) broken = others;
  }
  throw new Problem('FACTS_IMPOSSIBLE', {
    detail: broken.map(({ text }) => text).join(' '),
    errors: broken.flatMap(({ facts, text }) =>
      facts
        .filter((fact) => Object.hasOwn(known, fact))
        .map((fact) => ({ pointer: pointerTo('/facts', fact), detail: text })),
    ),
    extra: { ruleSet: edition.document.id, invariants: broken.map(({ id }) => id) },
  });
}

function keyOf({ edition }: EditionDiagram, verdict: Verdict, by: AnswerLevel): string {
  const answer = answerOf(edition, verdict);
  if (by === 'outcome') return answer.outcome ?? answerKey(answer);
  return by === 'answer' ? answerKey(answer) : verdict.rules.map(({ rule }) => rule.name).join(' ');
}

function possibleAnswer({ edition, verdicts }: EditionDiagram, numbers: readonly number[]) {
  const found = numbers.flatMap((number) => verdicts[number] ?? []);
  const answers = found.map((verdict) => answerOf(edition, verdict));
  const { outcome, outcomeLabel } = answers[0] ?? { outcome: null, outcomeLabel: '' };
  return {
    outcome,
    outcomeLabel,
    values: sameIn(answers.map(({ values }) => values)) ?? {},
    clauses: [
      ...new Map(answers.flatMap(({ clauses }) => clauses).map((one) => [`${one.act} ${one.clause}`, one])).values(),
    ],
    rules: [...new Set(found.flatMap(({ rules }) => rules.map(({ rule }) => rule.name)))],
    byDefault: found.some(({ rules }) => rules.length === 0),
  };
}

/** What all have alike; answers that differ only by outcome may have different values. */
function sameIn(values: readonly Readonly<Record<string, Scalar>>[]): Record<string, Scalar> | null {
  const [first, ...others] = values;
  if (!first) return null;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((one) => one[name] === value)),
  );
}

/** The question that leaves the fewest questions first; then the one that leaves the fewest answers. */
function inOrder(facts: readonly FactToAsk[]): FactToAsk[] {
  const near = (a: number, b: number): number => (Math.abs(a - b) < 1e-9 ? 0 : a - b);
  return [...facts].sort((a, b) => near(a.left, b.left) || near(a.answers, b.answers));
}

function numberIn(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key) ?? numbers.size;
  numbers.set(key, known);
  return known;
}
