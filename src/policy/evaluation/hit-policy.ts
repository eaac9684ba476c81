import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../domain/problem.js';
import type { Scalar } from '../catalogue/condition.js';
import type { Edition, ReadyRule } from '../editions/edition.js';

/** Which of the rules that held decides (правило добору). */
export interface Choice {
  readonly decides: ReadyRule | null;
  readonly alsoHeld: readonly ReadyRule[];
  /** Values of the decision; under `collect` those of every rule that held. */
  readonly values: Readonly<Record<string, Scalar>>;
}

/**
 * Chooses among the rules that held: by priority and then by position in the file, never by the order
 * in which an engine happened to finish.
 *
 * @throws RULE_CONFLICT when rules of equal priority decide differently, when a `unique` set has two
 * answers, or when rules that are collected give one value differently
 */
export function choose(edition: Edition, held: readonly ReadyRule[]): Choice {
  const ordered = [...held].sort((a, b) => b.rule.priority - a.rule.priority);
  const [decides, ...alsoHeld] = ordered;
  if (!decides) return { decides: null, alsoHeld: [], values: edition.defaultValues };
  switch (edition.document.hitPolicy) {
    case 'priority': {
      const equals = alsoHeld.filter(({ rule }) => rule.priority === decides.rule.priority);
      const rivals = equals.filter((other) => !sameAnswer(decides, other));
      if (rivals.length > 0) conflict(edition, [decides, ...rivals], 'мають рівний пріоритет, а вирішують по-різному');
      return { decides, alsoHeld, values: decides.values };
    }
    case 'unique':
      if (alsoHeld.length > 0) conflict(edition, ordered, 'справдилися водночас, а набір допускає лише одне');
      return { decides, alsoHeld, values: decides.values };
    case 'collect':
      return { decides, alsoHeld, values: collected(edition, ordered) };
  }
}

/** Two rules of equal priority may hold together when they decide the same. */
export function sameAnswer(a: ReadyRule, b: ReadyRule): boolean {
  return a.rule.event.type === b.rule.event.type && isDeepStrictEqual(a.values, b.values);
}

function collected(edition: Edition, held: readonly ReadyRule[]): Record<string, Scalar> {
  const values: Record<string, Scalar> = {};
  for (const { values: given } of held) {
    for (const [name, value] of Object.entries(given)) {
      if (Object.hasOwn(values, name) && values[name] !== value)
        conflict(edition, held, `дають різні значення «${name}»`);
      values[name] = value;
    }
  }
  return values;
}

function conflict(edition: Edition, rules: readonly ReadyRule[], why: string): never {
  const names = rules.map(({ rule }) => rule.name);
  throw new Problem('RULE_CONFLICT', {
    detail: `Набір «${edition.document.title}»: правила ${names.join(', ')} ${why}.`,
    grounds: rules.flatMap(({ rule }) =>
      rule.source.map(({ act, clause }) => ({ act, clause, rule: rule.name, text: rule.title })),
    ),
    extra: { ruleSet: edition.document.id, digest: edition.digest, rules: names },
  });
}
