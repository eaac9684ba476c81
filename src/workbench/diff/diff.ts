import {
  type SetDiff,
  diffSet,
  type Parameter,
  isParameterReference,
  comparisons,
} from '../../policy/analysis/index.js';
import { perhaps } from '../../policy/index.js';
import { Misuse } from '../command/verb.js';
import type { DiffSide } from './sides.js';

/** A value of a parameter that one side has from a day on and the other has not. */
export interface ParameterDiff {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly was: string | null;
  readonly becomes: string | null;
}

/** All that is different between two sides (звіт про різницю). */
export interface DiffReport {
  readonly a: string;
  readonly b: string;
  readonly equal: boolean;
  readonly added: readonly { readonly ruleSet: string; readonly title: string }[];
  readonly removed: readonly { readonly ruleSet: string; readonly title: string }[];
  /** Sets that both sides have, those that differ first. */
  readonly sets: readonly SetDiff[];
  readonly parameters: readonly ParameterDiff[];
}

/**
 * Compares two sides, all sets or only those named.
 *
 * @throws Misuse for a set that neither side has
 */
export function diffSides(a: DiffSide, b: DiffSide, chosen: readonly string[] = []): DiffReport {
  const ids = wanted(a, b, chosen);
  const only = (from: DiffSide, without: DiffSide): { ruleSet: string; title: string }[] =>
    ids.flatMap((id) => {
      const set = from.sets.get(id);
      return set && !without.sets.has(id) ? [{ ruleSet: id, title: set.title }] : [];
    });
  const sets = ids.flatMap((id) => {
    const [one, other] = [a.sets.get(id), b.sets.get(id)];
    return one && other ? diffSet({ ruleSet: id, title: other.title }, one.spans, other.spans) : [];
  });
  const [added, removed] = [only(b, a), only(a, b)];
  const parameters = parameterDiffs(a, b, chosen.length === 0 ? null : usedBy(sets, a, b));
  const equal = [added, removed, parameters].every((list) => list.length === 0) && sets.every((set) => set.equal);
  const ordered = [...sets].sort((x, y) => Number(x.equal) - Number(y.equal));
  return { a: a.name, b: b.name, equal, added, removed, sets: ordered, parameters };
}

/** A stored edition is of one set, so beside it there is nothing else to compare. */
function wanted(a: DiffSide, b: DiffSide, chosen: readonly string[]): string[] {
  const known = new Set([...a.sets.keys(), ...b.sets.keys()]);
  for (const id of chosen) if (!known.has(id)) throw new Misuse(`Набору «${id}» немає.${perhaps(id, known)}`);
  const [one, other] = [a.edition?.document.id, b.edition?.document.id];
  if (one !== undefined && other !== undefined && one !== other)
    throw new Misuse(`Редакції різних наборів («${one}» і «${other}») порівняти не можна.`);
  const single = one ?? other;
  if (single !== undefined) return [single];
  return [...known].filter((id) => chosen.length === 0 || chosen.includes(id)).sort();
}

function usedBy(sets: readonly SetDiff[], ...sides: readonly DiffSide[]): Set<string> {
  const editions = sides.flatMap((side) =>
    sets.flatMap(({ ruleSet }) => side.sets.get(ruleSet)?.spans.flatMap(({ edition }) => edition ?? []) ?? []),
  );
  return new Set(
    editions.flatMap(({ document }) =>
      [
        ...document.rules.flatMap((rule) => [...comparisons(rule.conditions)].map(({ value }) => value)),
        ...document.rules.flatMap((rule) => Object.values(rule.event.params ?? {})),
        ...Object.values(document.default.params ?? {}),
      ]
        .filter(isParameterReference)
        .map(({ fact }) => fact),
    ),
  );
}

function parameterDiffs(a: DiffSide, b: DiffSide, used: ReadonlySet<string> | null): ParameterDiff[] {
  if (!a.parameters || !b.parameters) return [];
  const ids = [...new Set([...a.parameters.keys(), ...b.parameters.keys()])].filter((id) => used?.has(id) ?? true);
  return ids.flatMap((id) => {
    const [one, other] = [a.parameters?.get(id), b.parameters?.get(id)];
    const days = [...new Set([one, other].flatMap((parameter) => parameter?.values.map(({ from }) => from) ?? []))];
    return days.sort().flatMap((from): ParameterDiff[] => {
      const [was, becomes] = [valueFrom(one, from), valueFrom(other, from)];
      return was === becomes ? [] : [{ id, label: other?.label ?? one?.label ?? id, from, was, becomes }];
    });
  });
}

function valueFrom(parameter: Parameter | undefined, from: string): string | null {
  const found = parameter?.values.findLast((value) => value.from <= from);
  if (!parameter || !found) return null;
  return parameter.unit === undefined ? String(found.value) : `${found.value} ${parameter.unit}`;
}
