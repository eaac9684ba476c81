import { pointerTo } from '../../domain/json.js';
import type { FieldFault } from '../../domain/problem.js';
import { Problem } from '../../domain/problem.js';
import type { RuleSet } from '../catalogue/catalogue.js';
import { valueFault } from '../catalogue/check-value.js';
import type { Scalar } from '../catalogue/condition.js';
import type { Facts } from '../decision.js';
import type { Edition } from '../editions/edition.js';
import { perhaps } from '../../platform/files/index.js';

/**
 * Takes exactly the facts that an edition asks for (знімок фактів), checked before any rule sees them.
 *
 * Facts of the same vocabulary that this edition does not need are left out and never stored; an id
 * that the vocabulary does not have is a mistake and refused. Null says that a fact was not asked: it is left
 * out too, and `decideBy` decides only if it proves that the fact changes nothing.
 *
 * @throws FACTS_INVALID naming each fact that is missing, ill-typed or unknown
 * @throws FACTS_IMPOSSIBLE when an invariant of the vocabulary says the facts cannot stand together
 */
export function takeSnapshot(
  edition: Edition,
  given: Readonly<Record<string, unknown>>,
  vocabulary: ReadonlySet<string>,
): Facts {
  const errors: FieldFault[] = [];
  const snapshot: Record<string, Scalar> = {};
  for (const [id, fact] of edition.facts) {
    const value = Object.hasOwn(given, id) ? given[id] : undefined;
    if (value === null) continue;
    const fault = value === undefined ? 'не вказано.' : valueFault(fact, value);
    if (fault !== null)
      errors.push({ pointer: pointerTo('/facts', id), detail: `Факт «${fact.label}» (${id}): ${fault}` });
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') snapshot[id] = value;
  }
  for (const id of Object.keys(given)) {
    if (vocabulary.has(id)) continue;
    const detail = `Факту «${id}» немає у словнику фактів.${perhaps(id, edition.facts.keys())}`;
    errors.push({ pointer: pointerTo('/facts', id), detail });
  }
  if (errors.length > 0) throw new Problem('FACTS_INVALID', { errors, extra: { ruleSet: edition.document.id } });
  refuseImpossible(edition, snapshot);
  return Object.freeze(snapshot);
}

/**
 * Refuses facts that a set has no use for: a caller from outside is asked for nothing more than it needs.
 *
 * @throws FACTS_INVALID naming each
 */
export function refuseForeignFacts(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): void {
  const foreign = Object.keys(given).filter((id) => !ruleSet.facts.includes(id));
  if (foreign.length === 0) return;
  const errors = foreign.map((id) => ({
    pointer: pointerTo('/facts', id),
    detail: `Факт «${id}» цьому набору не потрібен.${perhaps(id, ruleSet.facts)}`,
  }));
  throw new Problem('FACTS_INVALID', { errors, extra: { ruleSet: ruleSet.id } });
}

function refuseImpossible(edition: Edition, facts: Facts): void {
  const broken = edition.invariants.filter(
    (one) => one.facts.every((fact) => Object.hasOwn(facts, fact)) && one.never(facts),
  );
  if (broken.length === 0) return;
  throw new Problem('FACTS_IMPOSSIBLE', {
    detail: broken.map(({ text }) => text).join(' '),
    errors: broken.flatMap(({ facts: ids, text }) =>
      ids.map((id) => ({ pointer: pointerTo('/facts', id), detail: text })),
    ),
    extra: { ruleSet: edition.document.id, invariants: broken.map(({ id }) => id) },
  });
}
