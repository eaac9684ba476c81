import { pointerTo } from '../../domain/json.js';
import type { Catalogue, Rule, RuleSet } from '../catalogue/catalogue.js';
import { comparisons } from '../catalogue/condition.js';
import { type CheckedFile } from '../../platform/files/index.js';

interface Citation {
  readonly act: string;
  readonly clause: string;
}

/**
 * Every number in a rule or a parameter must occur in the clause it rests on: nobody invents 40 days
 * where the clause says 45. Nought is no number of an act: it says that there is nothing.
 */
export function checkRuleNumbers(file: CheckedFile, ruleSet: RuleSet, catalogue: Catalogue): void {
  for (const [i, rule] of ruleSet.rules.entries()) {
    const known = numbersIn(rule.source, catalogue);
    for (const { fact, value } of comparisons(rule.conditions)) {
      for (const one of numbersOf(value)) {
        if (!known.has(one))
          file.fault(`/rules/${i}/conditions`, missing(one, rule.source, `умова про ${fact}`), 'foreign-number');
      }
    }
    checkParams(file, rule, `/rules/${i}/event/params`, known);
  }
}

/** The same for the values of parameters. */
export function checkParameterNumbers(file: CheckedFile, catalogue: Catalogue): void {
  for (const [i, { id, values }] of [...catalogue.parameters.values()].entries()) {
    for (const [j, { value, source }] of values.entries()) {
      if (typeof value !== 'number' || value === 0 || numbersIn([source], catalogue).has(value)) continue;
      file.fault(`/parameters/${i}/values/${j}/value`, missing(value, [source], id), 'foreign-number');
    }
  }
}

function checkParams(file: CheckedFile, { event, source }: Rule, at: string, known: ReadonlySet<number>): void {
  for (const [name, value] of Object.entries(event.params ?? {})) {
    for (const one of numbersOf(value)) {
      if (!known.has(one)) file.fault(pointerTo(at, name), missing(one, source, name), 'foreign-number');
    }
  }
}

function numbersOf(value: unknown): number[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is number => typeof one === 'number' && one !== 0);
}

function numbersIn(sources: readonly Citation[], { acts }: Catalogue): Set<number> {
  const cited = sources.flatMap(({ act, clause }) => acts.get(act)?.clauses.find((one) => one.number === clause) ?? []);
  return new Set(cited.flatMap(({ numbers }) => numbers));
}

function missing(value: number, sources: readonly Citation[], where: string): string {
  const cited = sources.map(({ act, clause }) => `${act} ${clause}`).join('; ');
  return `Числа ${value} (${where}) немає в реєстрі названих пунктів: ${cited}.`;
}
