import { texts, type View, view } from '../../../platform/http/schemas/view.js';
import type { FactDefinition } from '../../catalogue/catalogue.js';
import type { Comparison, Resolved } from '../../catalogue/condition.js';
import type { Edition } from '../../editions/edition.js';
import { valueInWords } from '../../explain/words.js';
import { type Diagram, Diagrams } from '../diagrams.js';
import { comparisonsOf } from '../edition-diagram.js';
import { Space } from '../space.js';

/** What two editions say differently of their facts. */
export const FactDifferencesView = view('FactDifferences', 'Що змінюється у фактах, які питають правила.', {
  asked: texts('Факти, яких питатимуть іще'),
  dropped: texts('Факти, яких більше не питатимуть'),
  changed: texts('Що змінилося в означеннях фактів'),
  incomparable: texts('Факти, вид яких змінено: їхні значення порівняти нема з чим'),
});
type FactDifferences = View<typeof FactDifferencesView>;

export function differencesOfFacts(a: Edition, b: Edition): FactDifferences {
  const labels = (from: Edition, without: Edition): string[] =>
    [...from.facts].flatMap(([id, { label }]) => (without.facts.has(id) ? [] : [label]));
  const common = [...a.facts].flatMap(([id, was]) => {
    const becomes = b.facts.get(id);
    return becomes ? [{ was, becomes }] : [];
  });
  return {
    asked: labels(b, a),
    dropped: labels(a, b),
    changed: common.flatMap(({ was, becomes }) => definitionChanges(was, becomes)),
    incomparable: common.flatMap(({ was, becomes }) => (was.type === becomes.type ? [] : [becomes.label])),
  };
}

function definitionChanges(was: FactDefinition, becomes: FactDefinition): string[] {
  const about = `«${becomes.label}»`;
  const renamed = was.label === becomes.label ? [] : [`${about}: раніше звався «${was.label}»`];
  if (was.type === 'integer' && becomes.type === 'integer') {
    const limits = ({ minimum, maximum }: typeof was): string => `${minimum}–${maximum}`;
    return limits(was) === limits(becomes)
      ? renamed
      : [...renamed, `${about}: межі були ${limits(was)}, стають ${limits(becomes)}`];
  }
  if (was.type !== 'enum' || becomes.type !== 'enum') return renamed;
  const words = (from: typeof was, without: typeof was, verb: string): string[] =>
    Object.keys(from.values)
      .filter((value) => !Object.hasOwn(without.values, value))
      .map((value) => `${about}: ${verb} значення ${valueInWords(from, value)}`);
  const relabelled = Object.entries(becomes.values).flatMap(([value, label]) => {
    const before = was.values[value];
    return before === undefined || before === label ? [] : [`${about}: значення «${before}» тепер зветься «${label}»`];
  });
  return [...renamed, ...words(becomes, was, 'з’являється'), ...words(was, becomes, 'зникає'), ...relabelled];
}

/** One space for two editions: every value that either knows, cut where either tells values apart. */
export function commonSpace(a: Edition, b: Edition): Space {
  const facts = new Map(a.facts);
  for (const [id, definition] of b.facts) facts.set(id, united(a.facts.get(id), definition));
  return Space.of(facts, [...comparisonsOf(a), ...comparisonsOf(b), ...limits(a, b)]);
}

function united(was: FactDefinition | undefined, becomes: FactDefinition): FactDefinition {
  if (was?.type === 'enum' && becomes.type === 'enum')
    return { ...becomes, values: { ...was.values, ...becomes.values } };
  if (was?.type !== 'integer' || becomes.type !== 'integer') return becomes;
  const minimum = Math.min(was.minimum, becomes.minimum);
  return { ...becomes, minimum, maximum: Math.max(was.maximum, becomes.maximum) };
}

/** The ends of limits that are not the same on both sides, so that what lies beyond them has cells of its own. */
function* limits(a: Edition, b: Edition): Generator<Comparison<Resolved>> {
  for (const [fact, was] of a.facts) {
    const becomes = b.facts.get(fact);
    if (was.type !== 'integer' || becomes?.type !== 'integer') continue;
    if (was.minimum === becomes.minimum && was.maximum === becomes.maximum) continue;
    for (const { minimum, maximum } of [was, becomes]) yield { fact, operator: 'in', value: [minimum, maximum] };
  }
}

/** Where every fact that the edition asks for has a value the edition knows. */
export function knownTo(edition: Edition, { diagrams, variables }: Space): Diagram {
  return variables.reduceRight<Diagram>((inside, { fact, cells }, level) => {
    const definition = edition.facts.get(fact);
    if (!definition) return inside;
    const known = cells.map(({ from, to }) => {
      if (definition.type === 'enum') return typeof from === 'string' && Object.hasOwn(definition.values, from);
      return definition.type !== 'integer' || (definition.minimum <= Number(from) && Number(to) <= definition.maximum);
    });
    return diagrams.and(diagrams.among(level, known), inside);
  }, Diagrams.yes);
}
