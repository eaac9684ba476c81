import type { ClauseRef } from '../../domain/clause.js';
import { isPlainDate } from '../../domain/plain-date.js';
import type { Catalogue, FactDefinition, RuleSet } from '../catalogue/catalogue.js';
import { valueFault } from '../catalogue/check-value.js';
import type { Scalar } from '../catalogue/condition.js';
import { perhaps } from '../catalogue/nearest.js';
import { plainWords, WordBook } from './words.js';

/** What was read, or why it cannot be. */
export type Reading<T> = { readonly read: T } | { readonly fault: string };

const yesNo = new WordBook<boolean>([
  ['так', true],
  ['ні', false],
  ['true', true],
  ['false', false],
]);

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

  private definition(id: string): FactDefinition | undefined {
    return this.catalogue.facts.get(id);
  }

  fact(word: string): Reading<string> {
    const id = this.facts.find(word);
    if (id !== null) return { read: id };
    return {
      fault: `Факту «${word}» набір «${this.ruleSet.id}» не має.${perhaps(plainWords(word), this.facts.words())}`,
    };
  }

  value(factId: string, word: string): Reading<Scalar> {
    const fact = this.definition(factId);
    const read = fact ? readValue(fact, word) : null;
    if (fact && read !== null && valueFault(fact, read) === null) return { read };
    const known = fact?.type === 'enum' ? Object.values(fact.values) : ['так', 'ні'];
    const range =
      fact?.type === 'integer' ? ` Потрібне ціле від ${fact.minimum} до ${fact.maximum}.` : perhaps(word, known);
    return { fault: `«${word}» не є значенням факту «${fact?.label ?? factId}».${range}` };
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

function readValue(fact: FactDefinition, word: string): Scalar | null {
  switch (fact.type) {
    case 'boolean':
      return yesNo.find(word);
    case 'enum':
      return new WordBook(
        Object.entries(fact.values).flatMap(([id, label]) => [[id, id] as const, [label, id] as const]),
      ).find(word);
    case 'integer':
      return /^-?\d+$/.test(word) ? Number(word) : null;
    case 'date':
      return isPlainDate(word) ? word : null;
  }
}
