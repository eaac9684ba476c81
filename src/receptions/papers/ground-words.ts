import type { PolicyService } from '../../policy/index.js';

/** Sets whose rules and outcomes stand on a card as its grounds. */
const sets = ['reception-admission', 'reception-stop', 'after-stop', 'booking-admission', 'walk-in'] as const;

const ownWords: Readonly<Record<string, string>> = {
  suspended: 'прийоми зупинено розпорядженням, наступного не призначено',
  'no-later-reception': 'наступного прийому не призначено',
};

/**
 * A ground of a card in words (підстава, KR-2.23, 2.25, 2.26). Cards hold the clause, the rule or the outcome that
 * decided, or the words of whoever cancelled; the last stay as they are.
 */
export function groundInWords(ground: string, policy: PolicyService): string {
  const own = ownWords[ground];
  if (own !== undefined) return own;
  for (const set of sets) {
    for (const { document } of policy.allEditions(set).toReversed()) {
      const rule = document.rules.find(({ name }) => name === ground || name.startsWith(`${ground}-`));
      if (rule) return `${rule.title} (пункт ${clauseOf(ground)})`;
      const outcome = document.outcomes[ground];
      if (outcome) return outcome.label;
    }
  }
  return ground;
}

/** «2.25.1» of «2.25.1-subversive-calls» and of the clause itself. */
const clauseOf = (ground: string): string => ground.split('-')[0] ?? ground;
