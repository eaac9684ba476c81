import type { Edition } from '../editions/edition.js';
import type { ParameterInForce } from '../editions/edition-document.js';

/** A parameter with another value; null where an edition does not use it. */
export interface ParameterChange {
  readonly id: string;
  readonly label: string;
  readonly was: string | null;
  readonly becomes: string | null;
}

/** What two editions say of things that cannot be, a sentence each. */
export interface InvariantChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The word for an outcome, before and after. */
export interface LabelChange {
  readonly was: string;
  readonly becomes: string;
}

/** The edition asks for every fact of the invariant, so it can say itself whether it is broken. */
export const isSharedBy = (edition: Edition, { facts }: Edition['invariants'][number]): boolean =>
  facts.every((fact) => edition.facts.has(fact));

export function invariantChanges(a: Edition, b: Edition): InvariantChanges {
  const only = (from: Edition, without: Edition): string[] =>
    from.invariants
      .filter((invariant) => isSharedBy(without, invariant))
      .filter(
        ({ conditions }) =>
          !without.invariants.some((one) => JSON.stringify(one.conditions) === JSON.stringify(conditions)),
      )
      .map(({ text }) => text);
  return { added: only(b, a), removed: only(a, b) };
}

export function parameterChanges(a: Edition, b: Edition): ParameterChange[] {
  const key = ({ id, basis }: ParameterInForce): string => `${basis} ${id}`;
  const [was, becomes] = [a, b].map(({ document }) => new Map(document.parameters.map((one) => [key(one), one])));
  const shown = (one: ParameterInForce | undefined): string | null =>
    one ? [String(one.value), one.unit].filter((part) => part !== undefined).join(' ') : null;
  const changes = [...new Set([...(was?.keys() ?? []), ...(becomes?.keys() ?? [])])].map((id) => {
    const [from, to] = [was?.get(id), becomes?.get(id)];
    return {
      id: to?.id ?? from?.id ?? id,
      label: to?.label ?? from?.label ?? id,
      was: shown(from),
      becomes: shown(to),
    };
  });
  return changes.filter((change) => change.was !== change.becomes);
}

export function labelChanges(a: Edition, b: Edition): LabelChange[] {
  return Object.entries(b.document.outcomes).flatMap(([id, { label }]) => {
    const was = a.document.outcomes[id]?.label;
    return was === undefined || was === label ? [] : [{ was, becomes: label }];
  });
}
