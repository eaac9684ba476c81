import { posix } from 'node:path';
import type { Act, Catalogue, FactDefinition, Parameter } from '../catalogue/catalogue.js';
import { checkAgreement, checkCoverage, type CommonFiles, type ReadRuleSet } from './cross-checks.js';
import { datedFiles, readDated } from '../dated-data.js';
import { actFile, ruleSetFile } from '../catalogue/formats.js';
import { type ConditionScope, readConditions } from './read-conditions.js';
import { readFacts, readParameters } from './read-vocabulary.js';
import {
  CheckedFile,
  type FileFault,
  FileFaults,
  FolderFiles,
  type Files,
  readShape,
} from '../../platform/files/index.js';

/** What a reading of `rules/` gave: the catalogue as far as it could be read, every fault, and where each set stands. */
export interface CatalogueReading {
  readonly catalogue: Catalogue;
  readonly faults: readonly FileFault[];
  /** The file of each set by its id, to name the line of a finding. */
  readonly ruleSetFiles: ReadonlyMap<string, CheckedFile>;
  readonly actFiles: ReadonlyMap<string, CheckedFile>;
}

/**
 * Reads the whole of `rules/` and checks it as one: either everything agrees, or nothing is taken.
 *
 * @throws FileFaults with every fault found: file, line, pointer, what is wrong and what was likely meant
 */
export function loadCatalogue(source: string | Files): Catalogue {
  const { catalogue, faults } = readCatalogue(source);
  if (faults.length > 0) throw new FileFaults(faults);
  return catalogue;
}

/** The same without a refusal: for the linter, which reports faults among its findings. */
export function readCatalogue(source: string | Files): CatalogueReading {
  return new CatalogueReader(typeof source === 'string' ? new FolderFiles(source) : source).read();
}

class CatalogueReader {
  private readonly faults: FileFault[] = [];
  private readonly actFiles = new Map<string, CheckedFile>();

  constructor(private readonly files: Files) {}

  read(): CatalogueReading {
    const common: CommonFiles = {
      facts: this.open('facts.json'),
      parameters: this.open('parameters.json'),
    };
    const parameters = readParameters(common.parameters);
    const { facts, invariants } = readFacts(common.facts);
    const acts = this.readActs();
    const sets = this.list('', '.rules.json').flatMap((name) => this.readRuleSet(name, facts, parameters) ?? []);
    const ruleSets = new Map(sets.map(({ ruleSet }) => [ruleSet.id, ruleSet]));
    this.checkDated();
    const catalogue: Catalogue = { facts, invariants, parameters, acts, ruleSets };
    checkAgreement(catalogue, sets, common);
    // With a set unread its clauses would all seem forgotten.
    if (this.faults.length === 0) checkCoverage(this.actFiles, catalogue);
    const ruleSetFiles = new Map(sets.map(({ ruleSet, file }) => [ruleSet.id, file]));
    return { catalogue, faults: this.faults, ruleSetFiles, actFiles: this.actFiles };
  }

  /** The calendar and the classifier lie beside the rules, and whoever edits them asks the same check. */
  private checkDated(): void {
    const there = this.files.list('');
    for (const [name, check] of Object.entries(datedFiles))
      if (there.includes(name)) readDated<object>(this.open(name), check);
  }

  private list(folder: string, ending: string): string[] {
    return this.files
      .list(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => posix.join(folder, name));
  }

  private open(path: string): CheckedFile {
    const name = this.files.nameOf(path);
    const text = this.textOf(path);
    if (text !== null) return new CheckedFile(name, text, this.faults);
    const fault = { file: name, line: 1, column: 1, pointer: '', text: 'Файла немає, або його не можна прочитати.' };
    this.faults.push({ code: 'unreadable-file', ...fault });
    return new CheckedFile(name, '{}', []);
  }

  private textOf(path: string): string | null {
    try {
      return this.files.read(path);
    } catch {
      return null;
    }
  }

  private readActs(): Map<string, Act> {
    const acts = new Map<string, Act>();
    for (const name of this.list('acts', '.json')) {
      const file = this.open(name);
      const act = readShape(file, actFile);
      if (!act) continue;
      if (posix.basename(name, '.json') !== act.id) file.fault('/id', `Файл має називатися «${act.id}.json».`);
      const numbers = act.clauses.map((clause) => clause.number);
      for (const [i, number] of numbers.entries()) {
        if (numbers.indexOf(number) < i)
          file.fault(`/clauses/${i}`, `Пункт «${number}» описано двічі.`, 'repeated-name');
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
    if (posix.basename(name, '.rules.json') !== read.id)
      file.fault('/id', `Файл має називатися «${read.id}.rules.json».`);
    const listed = new Map([...known].filter(([id]) => read.facts.includes(id)));
    const scope: ConditionScope = { facts: listed, parameters, fault: (...fault) => file.fault(...fault) };
    const rules = read.rules.flatMap((rule, i) => {
      const conditions = readConditions(rule.conditions, `/rules/${i}/conditions`, scope);
      return conditions ? [{ ...rule, conditions }] : [];
    });
    // Pointers of later checks count rules; with one unread they would name the wrong line.
    return rules.length === read.rules.length ? { file, ruleSet: { ...read, rules } } : null;
  }
}
