import { Diagrams, type RuleCase, type ReadyRule } from '../../policy/analysis/index.js';
import type { Rule, PolicyService } from '../../policy/index.js';
import type { Ground } from '../rows/ground.js';
import { withAnswer, withConditions, withoutRule } from './change.js';
import type { Change, Mutant } from './mutant.js';
import { priorityMutants } from './priority-mutants.js';
import { type Material, spoiltAnswers, spoiltInConditions, type SpoiltRule } from './rule-mutants.js';
import { defaultMutants, ForceMutants, parameterMutants } from './set-mutants.js';

/** Every mutant of a set, one after the other: made when asked for, so that thousands need no memory. */
export function* mutantsOf(
  policy: PolicyService,
  setId: string,
  grounds: readonly Ground[],
  cases: readonly RuleCase[],
): Generator<Mutant> {
  const ruleSet = policy.ruleSet(setId);
  const { acts, facts } = policy.catalogue;
  const material = { ruleSet, acts, facts };
  const force = new ForceMutants(policy, ruleSet, cases);
  for (const rule of ruleSet.rules) {
    const places = placesOf(rule, grounds);
    yield* conditionMutants(rule, places, material);
    const gone = places.map(({ ground, index }) => withoutRule(ground, index));
    yield { kind: 'removed', rule: rule.name, text: 'правило вилучено', changes: gone };
    yield* ruleMutants(rule, places, ({ ready }) => [...spoiltAnswers(ready, material)], withAnswer);
    yield* priorityMutants(rule.name, grounds);
    yield* force.of(rule);
  }
  yield* defaultMutants(ruleSet, grounds, acts);
  yield* parameterMutants(grounds);
}

/** A rule in one of the editions that have it. */
interface Place {
  readonly ground: Ground;
  readonly index: number;
  readonly ready: ReadyRule;
}

function placesOf({ name }: Rule, grounds: readonly Ground[]): Place[] {
  return grounds.flatMap((ground) => {
    const index = ground.edition.rules.findIndex(({ rule }) => rule.name === name);
    const ready = ground.edition.rules[index];
    return ready ? [{ ground, index, ready }] : [];
  });
}

/** The same mistake in every edition that has the rule: they differ in the values of parameters alone. */
function* ruleMutants(
  { name }: Rule,
  places: readonly Place[],
  spoil: (place: Place) => SpoiltRule[],
  change: (ground: Ground, index: number, ready: ReadyRule) => Change,
): Generator<Mutant> {
  const spoilt = places.map((place) => ({ ...place, all: spoil(place) }));
  for (const [i, { kind, text }] of (spoilt[0]?.all ?? []).entries()) {
    const changes = spoilt.flatMap(({ ground, index, all }) => {
      const ready = all[i]?.ready;
      return ready ? [change(ground, index, ready)] : [];
    });
    yield { kind, rule: name, text, changes };
  }
}

/** Two mistakes that leave the rule holding in the same places are one. */
function* conditionMutants(rule: Rule, places: readonly Place[], material: Material): Generator<Mutant> {
  const seen = new Set<string>();
  const spoil = ({ ready }: Place) => [...spoiltInConditions(ready, material)];
  for (const mutant of ruleMutants(rule, places, spoil, withConditions)) {
    const key = mutant.changes
      .map(({ ground, mutated }, i) => holdsIn(ground, mutated.rules[places[i]?.index ?? 0]))
      .join();
    if (seen.has(key)) continue;
    seen.add(key);
    yield mutant;
  }
}

function holdsIn(ground: Ground, ready: ReadyRule | undefined): number {
  return ready ? ground.space.diagramOf(ready.conditions) : Diagrams.no;
}
