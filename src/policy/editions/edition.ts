import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.js';
import type { FactDefinition } from '../catalogue/catalogue.js';
import {
  comparisons,
  isParameterReference,
  mapOperands,
  type Comparison,
  type ConditionGroup,
  type Resolved,
  type Scalar,
} from '../catalogue/condition.js';
import type { Facts } from '../decision.js';
import { compile, type Test } from '../evaluation/closures.js';
import { JsonRules } from '../evaluation/json-rules.js';
import type { EditionDocument, RuleInForce } from './edition-document.js';

/** A rule of an edition with its parameters filled in, ready to be tried. */
export interface ReadyRule {
  readonly rule: RuleInForce;
  readonly conditions: ConditionGroup<Resolved>;
  readonly values: Readonly<Record<string, Scalar>>;
  readonly holds: Test;
}

interface ReadyInvariant {
  readonly id: string;
  readonly text: string;
  readonly facts: readonly string[];
  readonly conditions: ConditionGroup<Resolved>;
  readonly never: Test;
}

/**
 * The rules of one set as they stand on given dates (редакція), prepared once for both evaluators.
 * It is rebuilt from its document alone, so a stored edition decides today as it did then.
 */
export class Edition {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly invariants: readonly ReadyInvariant[];
  readonly rules: readonly ReadyRule[];
  readonly defaultValues: Readonly<Record<string, Scalar>>;
  private text: string | null = null;
  private sum: string | null = null;
  private engine: JsonRules | null = null;

  /** @param prepared rules and invariants of the document, where somebody has prepared them already */
  constructor(
    readonly document: EditionDocument,
    prepared?: Pick<Edition, 'rules' | 'invariants'>,
  ) {
    this.facts = new Map(Object.entries(document.facts));
    this.rules = prepared?.rules ?? document.rules.map((rule) => this.ready(rule));
    this.defaultValues = this.valuesOf(document.default.params, document.default.basis);
    this.invariants = prepared?.invariants ?? document.invariants.map((invariant) => this.readyInvariant(invariant));
  }

  /** The document with its keys sorted: what is stored, and what the digest is of. */
  get canonical(): string {
    return (this.text ??= canonicalJson(this.document));
  }

  /** What a stored decision points to (контрольна сума редакції). */
  get digest(): string {
    return (this.sum ??= createHash('sha256').update(this.canonical).digest('hex'));
  }

  /** The same edition with other rules, prepared already: cheap enough to make thousands of (видозміна). */
  withRules(rules: readonly ReadyRule[]): Edition {
    return new Edition(
      { ...this.document, rules: rules.map(({ rule }) => rule) },
      { rules, invariants: this.invariants },
    );
  }

  /** Rules that hold according to json-rules-engine, in the order of the file. */
  async held(facts: Facts): Promise<ReadyRule[]> {
    this.engine ??= new JsonRules(this.rules.map(({ rule: { name }, conditions }) => ({ name, conditions })));
    const names = await this.engine.thatHold(facts);
    return this.rules.filter(({ rule }) => names.has(rule.name));
  }

  /** The same according to the second evaluator. */
  heldByClosures(facts: Facts): ReadyRule[] {
    return this.rules.filter(({ holds }) => holds(facts));
  }

  private ready(rule: RuleInForce): ReadyRule {
    const { basis } = rule.effective;
    const conditions = mapOperands(rule.conditions, (operand) => this.resolve(operand, basis));
    return { rule, conditions, values: this.valuesOf(rule.event.params, basis), holds: compile(conditions) };
  }

  private readyInvariant({ id, text, never }: EditionDocument['invariants'][number]): ReadyInvariant {
    const conditions = mapOperands(never, (operand) => this.resolve(operand, 'receivedOn'));
    const facts = [...new Set([...comparisons(never)].map((c) => c.fact))];
    return { id, text, facts, conditions, never: compile(conditions) };
  }

  private resolve(operand: Comparison['value'], basis: RuleInForce['effective']['basis']): Resolved {
    return isParameterReference(operand) ? this.parameter(operand.fact, basis) : operand;
  }

  private valuesOf(
    params: RuleInForce['event']['params'],
    basis: RuleInForce['effective']['basis'],
  ): Record<string, Scalar> {
    const entries = Object.entries(params ?? {});
    return Object.fromEntries(
      entries.map(([name, value]) => [name, isParameterReference(value) ? this.parameter(value.fact, basis) : value]),
    );
  }

  private parameter(id: string, basis: RuleInForce['effective']['basis']): string | number {
    const found = this.document.parameters.find((parameter) => parameter.id === id && parameter.basis === basis);
    if (!found) throw new Error(`Редакція ${this.document.id}: немає значення параметра ${id}`);
    return found.value;
  }
}
