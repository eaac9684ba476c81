import type { ClauseRef } from '../../domain/clause.js';
import type { Catalogue, FactDefinition, RuleSet } from '../catalogue/catalogue.js';
import type { Extent } from './extent.js';
import { readExtent, type Reading } from './read-extent.js';
import { plainWords, WordBook } from './words.js';
import { perhaps } from '../../platform/files/index.js';

/** The words of one rule set as its tables use them: labels of facts, of their values, of outcomes, short names of acts. */
export class TableVocabulary {
  private readonly facts: WordBook<string>;
  private readonly outcomes: WordBook<string>;

  constructor(
    readonly ruleSet: RuleSet,
    private readonly catalogue: Catalogue,
  ) {
    const facts = ruleSet.facts.flatMap((id) => [[id, id] as const, [this.definition(id)?.label ?? id, id] as const]);
    this.facts = new WordBook(facts);
    const outcomes = Object.entries(ruleSet.outcomes).flatMap(([id, { label }]) => [
      [id, id] as const,
      [label, id] as const,
    ]);
    this.outcomes = new WordBook(outcomes);
  }

  definition(id: string): FactDefinition | undefined {
    return this.catalogue.facts.get(id);
  }

  /** @param also other words that may have been meant */
  fact(word: string, also: Iterable<string> = []): Reading<string> {
    const id = this.facts.find(word);
    if (id !== null) return { read: id };
    const likely = perhaps(plainWords(word), [...this.facts.words(), ...also]);
    return { fault: `Факту «${word}» набір «${this.ruleSet.id}» не має.${likely}` };
  }

  /** The name of a value that some rule or the default gives with its decision. */
  valueName(name: string): Reading<string> {
    const { rules, default: fallback } = this.ruleSet;
    const known = [fallback.params, ...rules.map(({ event }) => event.params)].flatMap((one) => Object.keys(one ?? {}));
    if (known.includes(name)) return { read: name };
    return { fault: `Значення «${name}» набір «${this.ruleSet.id}» не дає.${perhaps(name, known)}` };
  }

  /** The values that a cell names: often one, sometimes a range or any. */
  extent(factId: string, cell: string): Reading<Extent> {
    const fact = this.definition(factId);
    return fact ? readExtent(fact, cell) : { fault: `Факту «${factId}» у словнику немає.` };
  }

  outcome(word: string): Reading<string> {
    const id = this.outcomes.find(word);
    if (id !== null) return { read: id };
    return { fault: `Рішення «${word}» набір «${this.ruleSet.id}» не дає.${perhaps(word, this.outcomes.words())}` };
  }

  /** `KR-3.3` is clause 3.3 of the act whose short name is KR. */
  clause(word: string): ClauseRef | null {
    for (const act of this.catalogue.acts.values()) {
      const prefix = `${act.short ?? act.id}-`;
      const clause = word.startsWith(prefix) ? word.slice(prefix.length) : null;
      if (clause !== null && act.clauses.some(({ number }) => number === clause)) return { act: act.id, clause };
    }
    return null;
  }

  /** The last column: clauses, a rule's name, or «за замовчуванням», apart by semicolons. */
  grounds(cell: string): Reading<{ clauses: ClauseRef[]; rule: string | null | undefined }> {
    const clauses: ClauseRef[] = [];
    let rule: string | null | undefined;
    for (const word of cell.split(';').map((part) => part.trim())) {
      const clause = this.clause(word);
      if (clause) clauses.push(clause);
      else if (plainWords(word) === 'за замовчуванням') rule = null;
      else if (this.ruleSet.rules.some(({ name }) => name === word)) rule = word;
      else return { fault: `«${word}» не є ні пунктом, ні назвою правила.${perhaps(word, this.groundWords())}` };
    }
    return { read: { clauses, rule } };
  }

  private groundWords(): string[] {
    const clauses = [...this.catalogue.acts.values()].flatMap((act) =>
      act.clauses.map(({ number }) => `${act.short ?? act.id}-${number}`),
    );
    return [...clauses, ...this.ruleSet.rules.map(({ name }) => name)];
  }
}
