import type { ConditionGroup } from '../../../src/policy/catalogue/condition.js';
import type { Edition } from '../../../src/policy/editions/edition.js';
import { linesOf } from '../../../src/policy/explain/condition-lines.js';
import type { Facts, PolicyService } from '../../../src/policy/index.js';
import { Dice } from '../../support/dice.js';
import { drawEdition } from './random-edition.js';
import { arePossible, drawFacts, valuesWorthTrying } from './random-facts.js';

interface FuzzOptions {
  readonly seed: number;
  /** Facts drawn for each edition, and as many made-up rule sets. */
  readonly runs: number;
  /** Only these sets; all of them when empty. */
  readonly ruleSets: readonly string[];
}

/** Which rules hold, according to each of those who read them; an evaluator that failed says how. */
interface Difference {
  readonly ruleSet: string;
  readonly digest: string;
  readonly facts: Facts;
  readonly engine: readonly string[] | string;
  readonly compiled: readonly string[];
  readonly explained: readonly string[];
  /** Conditions of the rules in dispute. */
  readonly rules: readonly { readonly name: string; readonly conditions: ConditionGroup }[];
}

/** What a fuzz run came to (звірка обчислювачів на випадкових фактах). */
interface FuzzReport extends FuzzOptions {
  readonly editions: number;
  readonly madeUpSets: number;
  readonly cases: number;
  /** Cases that no invariant of the vocabulary forbids. */
  readonly possible: number;
  readonly differences: readonly Difference[];
}

/** After so many differences the fault is plain. */
const mostDifferences = 20;
const factsOfMadeUp = 10;

/**
 * Puts random facts to every edition of the sets, and to sets made up of random rules, and compares
 * json-rules-engine, the compiled rules and the explanation. One seed always draws the same.
 *
 * @throws NOT_FOUND for a set that is not there
 */
export async function fuzz(policy: PolicyService, options: FuzzOptions): Promise<FuzzReport> {
  const ids = options.ruleSets.length > 0 ? options.ruleSets : policy.ruleSets().map(({ id }) => id);
  const editions = ids.flatMap((id) => policy.allEditions(id));
  const chance = new Dice(options.seed);
  const run = new Comparing(chance);
  for (const edition of editions) await run.compare(edition, options.runs);
  const madeUpSets = policy.catalogue.facts.size > 0 ? options.runs : 0;
  for (let i = 0; i < madeUpSets; i++) await run.compare(drawEdition(policy.catalogue, chance), factsOfMadeUp);
  const { cases, possible, differences } = run;
  return { ...options, ruleSets: ids, editions: editions.length, madeUpSets, cases, possible, differences };
}

class Comparing {
  cases = 0;
  possible = 0;
  readonly differences: Difference[] = [];

  constructor(private readonly chance: Dice) {}

  async compare(edition: Edition, times: number): Promise<void> {
    const values = valuesWorthTrying(edition);
    for (let i = 0; i < times && this.differences.length < mostDifferences; i++) {
      const facts = drawFacts(values, this.chance);
      this.cases++;
      if (arePossible(edition, facts)) this.possible++;
      const difference = await differenceOn(edition, facts);
      if (difference) this.differences.push(difference);
    }
  }
}

/** How the readings of an edition differ on these facts; null where they agree. */
export async function differenceOn(edition: Edition, facts: Facts): Promise<Difference | null> {
  const engine = await edition.held(facts).then(namesOf, (error: unknown) => String(error));
  const compiled = namesOf(edition.heldByClosures(facts));
  const explained = namesOf(edition.rules.filter((ready) => linesOf(edition, ready, facts).held));
  if (typeof engine !== 'string' && [engine, explained].every((names) => names.join() === compiled.join())) return null;
  const { document, digest } = edition;
  const inDispute = ({ name }: { readonly name: string }): boolean =>
    typeof engine === 'string' || new Set([engine, compiled, explained].map((names) => names.includes(name))).size > 1;
  const rules = document.rules.filter(inDispute).map(({ name, conditions }) => ({ name, conditions }));
  return { ruleSet: document.id, digest, facts, engine, compiled, explained, rules };
}

function namesOf(rules: readonly { readonly rule: { readonly name: string } }[]): string[] {
  return rules.map(({ rule }) => rule.name);
}
