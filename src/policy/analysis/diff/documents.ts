import { text, texts, type View, view } from '../../../platform/http/schemas/view.js';
import type { Edition } from '../../editions/edition.js';
import type { ParameterInForce } from '../../editions/edition-document.js';

/** A parameter with another value; null where an edition does not use it. */
export const ParameterChangeView = view('ParameterChange', 'Параметр, значення якого інше.', {
  id: text('Ідентифікатор').meta({ examples: ['param.term.cap'] }),
  label: text('Назва'),
  was: text('Було; null, якщо його не питали').nullable(),
  becomes: text('Стає; null, якщо його більше не питають').nullable(),
});
type ParameterChange = View<typeof ParameterChangeView>;

/** What two editions say of things that cannot be, a sentence each. */
export const InvariantChangesView = view('InvariantChanges', 'Поєднання фактів, яких не буває.', {
  added: texts('Які стають неможливими'),
  removed: texts('Які стають можливими'),
});
type InvariantChanges = View<typeof InvariantChangesView>;

/** The word for an outcome, before and after. */
export const LabelChangeView = view('LabelChange', 'Рішення, яке зватиметься інакше.', {
  was: text('Було'),
  becomes: text('Стає'),
});
type LabelChange = View<typeof LabelChangeView>;

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
