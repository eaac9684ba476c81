import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Act, Catalogue, FactDefinition, Parameter } from '../catalogue/catalogue.js';
import { checkAgreement, checkCoverage, type CommonFiles, type ReadRuleSet } from './cross-checks.js';
import { actFile, ruleSetFile } from '../catalogue/formats.js';
import { type ConditionScope, readConditions } from './read-conditions.js';
import { readFacts, readParameters } from './read-vocabulary.js';
import { CheckedFile, type RuleFault, RuleFaults } from './rule-faults.js';
import { readShape } from './read-shape.js';

/**
 * Reads the whole of `rules/` and checks it as one: either everything agrees, or nothing is taken.
 *
 * @throws RuleFaults with every fault found: file, line, pointer, what is wrong and what was likely meant
 */
export function loadCatalogue(dir: string): Catalogue {
  return new CatalogueReader(dir).read();
}

class CatalogueReader {
  private readonly faults: RuleFault[] = [];
  private readonly actFiles = new Map<string, CheckedFile>();

  constructor(private readonly dir: string) {}

  read(): Catalogue {
    const common: CommonFiles = {
      facts: this.open('facts.json'),
      parameters: this.open('parameters.json'),
    };
    const parameters = readParameters(common.parameters);
    const { facts, invariants } = readFacts(common.facts);
    const acts = this.readActs();
    const sets = this.list('', '.rules.json').flatMap((name) => this.readRuleSet(name, facts, parameters) ?? []);
    const ruleSets = new Map(sets.map(({ ruleSet }) => [ruleSet.id, ruleSet]));
    const catalogue: Catalogue = { facts, invariants, parameters, acts, ruleSets };
    checkAgreement(catalogue, sets, common);
    // With a set unread its clauses would all seem forgotten.
    if (this.faults.length === 0) checkCoverage(this.actFiles, catalogue);
    if (this.faults.length > 0) throw new RuleFaults(this.faults);
    return catalogue;
  }

  private list(folder: string, ending: string): string[] {
    return readdirSync(join(this.dir, folder))
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => join(folder, name));
  }

  private open(name: string): CheckedFile {
    return new CheckedFile(join(basename(this.dir), name), readFileSync(join(this.dir, name), 'utf8'), this.faults);
  }

  private readActs(): Map<string, Act> {
    const acts = new Map<string, Act>();
    for (const name of this.list('acts', '.json')) {
      const file = this.open(name);
      const act = readShape(file, actFile);
      if (!act) continue;
      if (basename(name, '.json') !== act.id) file.fault('/id', `Файл має називатися «${act.id}.json».`);
      const numbers = act.clauses.map((clause) => clause.number);
      for (const [i, number] of numbers.entries()) {
        if (numbers.indexOf(number) < i) file.fault(`/clauses/${i}`, `Пункт «${number}» описано двічі.`);
      }
      acts.set(act.id, act);
      this.actFiles.set(act.id, file);
    }
    return acts;
  }

  private readRuleSet(
    name: string,
    known: ReadonlyMap<string, FactDefinition>,
    parameters: ReadonlyMap<string, Parameter>,
  ): ReadRuleSet | null {
    const file = this.open(name);
    const read = readShape(file, ruleSetFile);
    if (!read) return null;
    if (basename(name, '.rules.json') !== read.id) file.fault('/id', `Файл має називатися «${read.id}.rules.json».`);
    const listed = new Map([...known].filter(([id]) => read.facts.includes(id)));
    const scope: ConditionScope = { facts: listed, parameters, fault: (pointer, text) => file.fault(pointer, text) };
    const rules = read.rules.flatMap((rule, i) => {
      const conditions = readConditions(rule.conditions, `/rules/${i}/conditions`, scope);
      return conditions ? [{ ...rule, conditions }] : [];
    });
    // Pointers of later checks count rules; with one unread they would name the wrong line.
    return rules.length === read.rules.length ? { file, ruleSet: { ...read, rules } } : null;
  }
}
