import { z } from 'zod';
import { flag, text, texts, type View, view, whole } from '../../platform/http/index.js';
import type { PolicyService } from '../../policy/index.js';
import type { SetCoverage } from './cover.js';

/** A clause that rules cite, and whether some row makes one of them decide. */
const ClauseView = view('ClauseCoverage', 'Пункт, на який посилаються правила.', {
  clause: text('Пункт').meta({ examples: ['3.12'] }),
  summary: text('Про що пункт'),
  rules: texts('Правила, що на нього посилаються: набір/правило'),
  covered: flag('Чи вирішує хоч одне з них хоч в одному рядку'),
});

export const ActCoverageView = view('ActCoverage', 'Що таблиці показують з акта.', {
  act: text('Акт').meta({ examples: ['kr-225-r-2023'] }),
  title: text('Назва акта'),
  covered: whole('Пунктів, за якими щось вирішено'),
  total: whole('Пунктів, на які посилаються правила'),
  clauses: z.array(ClauseView).describe('Пункти за порядком акта'),
});
type ActCoverage = View<typeof ActCoverageView>;

/** Clauses of every act that the rules of these sets cite. */
export function actCoverage(policy: PolicyService, sets: readonly SetCoverage[]): ActCoverage[] {
  const cited = new Map<string, { rules: string[]; covered: boolean }>();
  for (const { ruleSet, met } of sets) {
    const deciding = new Set(
      met.filter(({ goal, state }) => goal.kind === 'decides' && state === 'covered').map(({ goal }) => goal.rule),
    );
    for (const { name, source } of policy.ruleSet(ruleSet).rules) {
      for (const { act, clause } of source) {
        const key = `${act} ${clause}`;
        const known = cited.get(key) ?? { rules: [], covered: false };
        cited.set(key, { rules: [...known.rules, `${ruleSet}/${name}`], covered: known.covered || deciding.has(name) });
      }
    }
  }
  return [...policy.catalogue.acts.values()].flatMap(({ id, title, clauses: all }) => {
    const clauses = all.flatMap(({ number, summary }): ActCoverage['clauses'] => {
      const found = cited.get(`${id} ${number}`);
      return found ? [{ clause: number, summary, ...found }] : [];
    });
    const covered = clauses.filter((one) => one.covered).length;
    return clauses.length === 0 ? [] : [{ act: id, title, covered, total: clauses.length, clauses }];
  });
}
