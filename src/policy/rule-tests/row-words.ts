import type { Catalogue, FactDefinition, RuleSet } from '../catalogue/catalogue.js';
import type { Scalar } from '../catalogue/condition.js';
import { everything, type Extent, outside, single } from './extent.js';
import type { RuleCase } from './rule-case.js';
import { TableVocabulary } from './vocabulary.js';

/** Writes the parts of a row in the words that the reader of tables reads back as the same. */
export class RowWords {
  private readonly vocabulary: TableVocabulary;

  constructor(
    private readonly ruleSet: RuleSet,
    private readonly catalogue: Catalogue,
  ) {
    this.vocabulary = new TableVocabulary(ruleSet, catalogue);
  }

  /** The label of a fact; its id where two facts of the set share the label. */
  title(fact: string): string {
    const label = this.catalogue.facts.get(fact)?.label ?? fact;
    const reading = this.vocabulary.fact(label);
    return 'read' in reading && reading.read === fact ? label : fact;
  }

  /** What a row says of a fact; empty when nothing. */
  cell(row: Pick<RuleCase, 'facts' | 'region'>, fact: string): string {
    const value = row.facts[fact];
    const extent = row.region[fact] ?? (value === undefined ? null : single(value));
    const definition = this.catalogue.facts.get(fact);
    return extent && definition ? this.extent(fact, definition, extent) : '';
  }

  outcome({ outcome }: RuleCase): string {
    const label = this.ruleSet.outcomes[outcome]?.label ?? outcome;
    const reading = this.vocabulary.outcome(label);
    return 'read' in reading && reading.read === outcome ? label : outcome;
  }

  grounds({ clauses, rule }: RuleCase): string {
    const words = clauses.map(({ act, clause }) => `${this.catalogue.acts.get(act)?.short ?? act}-${clause}`);
    if (rule !== undefined) words.push(rule ?? 'за замовчуванням');
    return words.join('; ');
  }

  private extent(fact: string, definition: FactDefinition, extent: Extent): string {
    const [all] = everything(definition);
    if (outside(definition, extent).length === 0 && everything(definition).length + extent.length > 2) return '*';
    if (definition.type === 'boolean' || definition.type === 'enum') {
      const words = (values: Extent): string[] => values.map(({ from }) => this.value(fact, definition, from));
      const [within, without] = [words(extent), words(outside(definition, extent))];
      return without.length < within.length ? without.map((word) => `не ${word}`).join('; ') : within.join('; ');
    }
    const runs = extent.map(({ from, to }) => {
      if (from === to) return String(from);
      if (to === all?.to) return from === all.from ? '*' : `>= ${from}`;
      if (from === all?.from) return `<= ${to}`;
      return definition.type === 'date' ? `${from}..${to}` : `${from}–${to}`;
    });
    return runs.join('; ');
  }

  private value(fact: string, definition: FactDefinition, value: Scalar): string {
    if (typeof value === 'boolean') return value ? 'так' : 'ні';
    const label = definition.type === 'enum' ? (definition.values[String(value)] ?? String(value)) : String(value);
    const reading = this.vocabulary.extent(fact, label);
    const same = 'read' in reading && reading.read.length === 1 && reading.read[0]?.from === value;
    return same && !label.includes(';') ? label : String(value);
  }
}
