import { z } from 'zod';
import { flag, text, type View, view } from '../../platform/http/index.js';
import {
  ParameterChangeView,
  type SetDiff,
  SetDiffView,
  diffSet,
  type Parameter,
  isParameterReference,
  comparisons,
} from '../../policy/analysis/index.js';
import { Misuse } from '../command/verb.js';
import { ruleSet, title } from '../views.js';
import type { DiffSide } from './sides.js';
import { perhaps } from '../../platform/files/index.js';

/** A value of a parameter that one side has from a day on and the other has not. */
const ParameterDiffView = view('ParameterDifference', 'Число з актів, що різниться від якогось дня.', {
  ...ParameterChangeView.shape,
  from: text('Від якого дня'),
});
export type ParameterDiff = View<typeof ParameterDiffView>;

const sets = z.array(view('NamedRuleSet', 'Набір правил.', { ruleSet, title }));

/** All that is different between two sides (звіт про різницю). */
export const DiffReportView = view('DiffReport', 'Чим одні правила різняться від інших.', {
  a: text('Що було'),
  b: text('Що стає'),
  equal: flag('Доведено, що рівні'),
  added: sets.describe('Нові набори'),
  removed: sets.describe('Набори, яких більше немає'),
  sets: z.array(SetDiffView).describe('Набори, що є з обох сторін; ті, що різняться, – перші'),
  parameters: z.array(ParameterDiffView).describe('Числа з актів'),
});
export type DiffReport = View<typeof DiffReportView>;

/**
 * Compares two sides, all sets or only those named.
 *
 * @throws Misuse for a set that neither side has
 */
export function diffSides(a: DiffSide, b: DiffSide, chosen: readonly string[] = []): DiffReport {
  const ids = wanted(a, b, chosen);
  const only = (from: DiffSide, without: DiffSide): DiffReport['added'] =>
    ids.flatMap((id) => {
      const set = from.sets.get(id);
      return set && !without.sets.has(id) ? [{ ruleSet: id, title: set.title }] : [];
    });
  const compared = ids.flatMap((id) => {
    const [one, other] = [a.sets.get(id), b.sets.get(id)];
    return one && other ? diffSet({ ruleSet: id, title: other.title }, one.spans, other.spans) : [];
  });
  const [added, removed] = [only(b, a), only(a, b)];
  const parameters = parameterDiffs(a, b, chosen.length === 0 ? null : usedBy(compared, a, b));
  const equal = [added, removed, parameters].every((list) => list.length === 0) && compared.every((set) => set.equal);
  const ordered = [...compared].sort((x, y) => Number(x.equal) - Number(y.equal));
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
