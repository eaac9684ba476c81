import { addDays, type PlainDate } from '../../domain/plain-date.js';
import {
  type Basis,
  parameterOn,
  comparisons,
  isParameterReference,
  writeEdition,
  Edition,
  type RuleCase,
} from '../../policy/analysis/index.js';
import type { Catalogue, Rule, RuleSet, AsOf, PolicyService } from '../../policy/index.js';
import { editionOn, Ground, type GroundPlan } from '../rows/ground.js';
import { withEdition, withoutRule } from './change.js';
import type { Change, Mutant } from './mutant.js';
import { otherValues, spoiltClauses, spoiltValues } from './rule-mutants.js';

/** Mistakes in the default: its outcome, its values, its clauses. */
export function* defaultMutants(
  ruleSet: RuleSet,
  grounds: readonly Ground[],
  acts: Catalogue['acts'],
): Generator<Mutant> {
  const { outcomes } = ruleSet;
  const mutant = (text: string, change: (edition: Edition) => Edition): Mutant => ({
    kind: 'default',
    rule: null,
    text: `за замовчуванням: ${text}`,
    changes: grounds.map((ground): Change => {
      const delta = ground.diagram.regionOf(0);
      return { ground, mutated: change(ground.edition), delta };
    }),
  });
  for (const [outcome, { label }] of Object.entries(outcomes)) {
    if (outcome === ruleSet.default.outcome) continue;
    yield mutant(`рішення замінено на «${label}»`, (edition) => withDefault(edition, { outcome }));
  }
  const [first] = grounds;
  for (const [i, { text }] of [...spoiltValues(first?.edition.defaultValues ?? {})].entries()) {
    yield mutant(text, (edition) =>
      withDefault(edition, { params: [...spoiltValues(edition.defaultValues)][i]?.values }),
    );
  }
  for (const { text, source } of spoiltClauses(ruleSet.default.source ?? [], acts)) {
    yield mutant(text, (edition) => withDefault(edition, { source }));
  }
}

function withDefault(edition: Edition, change: Partial<RuleSet['default']>): Edition {
  const { document, rules, invariants } = edition;
  return new Edition({ ...document, default: { ...document.default, ...change } }, { rules, invariants });
}

/** Parameters moved by one, in every rule that reads them. */
export function* parameterMutants(grounds: readonly Ground[]): Generator<Mutant> {
  const used = new Map<string, { label: string; value: string | number }>();
  const keyOf = ({ id, value, source }: Edition['document']['parameters'][number]) =>
    `${id} ${value} ${source.act} ${source.clause}`;
  for (const { edition } of grounds) {
    for (const parameter of edition.document.parameters) used.set(keyOf(parameter), parameter);
  }
  for (const [key, { label, value }] of used) {
    for (const other of otherValues(value)) {
      if (typeof other === 'boolean') continue;
      const changes = grounds.flatMap((ground): Change[] => {
        const { document } = ground.edition;
        if (!document.parameters.some((one) => keyOf(one) === key)) return [];
        const parameters = document.parameters.map((one) => (keyOf(one) === key ? { ...one, value: other } : one));
        return [withEdition(ground, new Edition({ ...document, parameters }))];
      });
      yield { kind: 'parameter', rule: null, text: `параметр «${label}»: ${value} замінено на ${other}`, changes };
    }
  }
}

interface Move {
  readonly effective: Rule['effective'];
  /** The only day whose law is another. */
  readonly day: PlainDate;
  readonly text: string;
}

/** Days of force moved by one: only rows on that very day can notice. */
export class ForceMutants {
  private readonly grounds = new Map<string, Ground>();

  constructor(
    private readonly policy: PolicyService,
    private readonly ruleSet: RuleSet,
    private readonly cases: readonly RuleCase[],
  ) {}

  *of(rule: Rule): Generator<Mutant> {
    for (const { effective, day, text } of movesOf(rule.effective)) {
      if (!readable(rule, effective.from, this.policy.catalogue)) continue;
      const rules = this.ruleSet.rules.map((one) => (one === rule ? { ...rule, effective } : one));
      const changes = this.daysWith(day, rule.effective.basis).map((asOf) => this.change(rule, rules, asOf));
      yield { kind: 'force', rule: rule.name, text, changes };
    }
  }

  private change(rule: Rule, rules: readonly Rule[], asOf: AsOf): Change {
    const { basis } = rule.effective;
    const edition = this.policy.edition(this.ruleSet.id, asOf);
    const suits = (day: AsOf) => day[basis] === asOf[basis] && editionOn(this.policy, this.ruleSet.id, day) === edition;
    const plan = { edition, asOf: [asOf], suits };
    const index = edition.rules.findIndex((one) => one.rule.name === rule.name);
    if (index !== -1) return withoutRule(this.groundOn(plan, `${basis} ${asOf[basis]} ${edition.digest}`), index);
    const document = writeEdition({ ...this.ruleSet, rules }, asOf, this.policy.catalogue);
    const mutated = document ? new Edition(document) : edition.withRules([]);
    return withEdition(new Ground({ ...plan, beside: mutated }, this.rowsOf(plan)), mutated);
  }

  private groundOn(plan: GroundPlan, key: string): Ground {
    const ground = this.grounds.get(key) ?? new Ground(plan, this.rowsOf(plan));
    this.grounds.set(key, ground);
    return ground;
  }

  private rowsOf({ suits }: GroundPlan): RuleCase[] {
    return this.cases.filter(({ ruleSet, asOf }) => ruleSet === this.ruleSet.id && suits(asOf));
  }

  /** Each edition in force on a day, with days on which it is. */
  private daysWith(day: PlainDate, basis: Basis): AsOf[] {
    const found = new Map<Edition, AsOf>();
    for (const { receivedOn, decidedOn, edition } of this.policy.spans(this.ruleSet.id)) {
      const span = basis === 'receivedOn' ? receivedOn : decidedOn;
      if (!edition || day < span.from || (span.to !== null && span.to < day)) continue;
      const asOf =
        basis === 'receivedOn'
          ? { receivedOn: day, decidedOn: decidedOn.from < day ? day : decidedOn.from }
          : { receivedOn: receivedOn.to === null || day < receivedOn.to ? day : receivedOn.to, decidedOn: day };
      const possible = asOf.receivedOn <= asOf.decidedOn && receivedOn.from <= asOf.receivedOn;
      if (possible && (decidedOn.to === null || asOf.decidedOn <= decidedOn.to)) found.set(edition, asOf);
    }
    return [...found.values()];
  }
}

/** Whether the rule could be in force from a day: the reader refuses it before its parameters have values. */
function readable(rule: Rule, from: PlainDate, { parameters }: Catalogue): boolean {
  const operands = [...comparisons(rule.conditions)].map(({ value }) => value);
  const used = [...operands, ...Object.values(rule.event.params ?? {})].filter(isParameterReference);
  return used.every(({ fact }) => {
    const parameter = parameters.get(fact);
    return parameter !== undefined && parameterOn(parameter, from) !== null;
  });
}

function movesOf(effective: Rule['effective']): Move[] {
  const { from, to } = effective;
  const moves = [-1, 1].map((by): Move => {
    const moved = addDays(from, by);
    const text = `чинне від ${moved}, а не від ${from}`;
    return { effective: { ...effective, from: moved }, day: by < 0 ? moved : from, text };
  });
  if (to === null) return moves;
  for (const by of [-1, 1]) {
    const moved = addDays(to, by);
    const text = `чинне до ${moved}, а не до ${to} (не включно)`;
    moves.push({ effective: { ...effective, to: moved }, day: by < 0 ? moved : to, text });
  }
  return moves;
}
