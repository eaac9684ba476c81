import { Problem } from '../../../domain/problem.js';
import { valueFault, type Edition, writeDecision, choose } from '../../../policy/analysis/index.js';
import type { AsOf, Facts, PolicyService } from '../../../policy/index.js';
import { type MakeWhole, wholeByAnalysis } from './make-whole.js';
import type { Becomes, Refusal } from './verdict.js';

/** An answer of the candidate with its texts, to be compared with stored ones letter for letter. */
export interface Computed {
  readonly becomes: Becomes;
  readonly clauses: string;
  readonly values: string;
}

/** Different snapshots of an edition that are remembered: the same few come again and again. */
const mostRemembered = 20_000;

/** Puts stored snapshots to a candidate by its compiled rules (перерахунок знімків фактів). */
export class Recomputing {
  private readonly editions = new Map<string, Edition | null>();
  private readonly answers = new Map<Edition, Map<string, Computed>>();

  constructor(
    private readonly policy: PolicyService,
    private readonly makeWhole: MakeWhole = wholeByAnalysis(),
  ) {}

  /** Whether the edition of a set depends on the day of receipt. */
  asksReceipt(ruleSet: string): boolean {
    return this.policy.catalogue.ruleSets.get(ruleSet)?.rules.some(inForceByReceipt) ?? false;
  }

  /** `facts` is the stored JSON of the snapshot. */
  recompute(ruleSet: string, facts: string, asOf: AsOf): Computed {
    if (!this.policy.catalogue.ruleSets.has(ruleSet)) return refused('set-gone', [ruleSet]);
    const edition = this.edition(ruleSet, asOf);
    if (!edition) return refused('no-edition', [ruleSet]);
    const known = this.answers.get(edition) ?? new Map<string, Computed>();
    if (known.size === 0) this.answers.set(edition, known);
    const answer = known.get(facts);
    if (answer) return answer;
    const computed = written(this.answer(edition, snapshotOf(facts), asOf));
    if (known.size >= mostRemembered) known.clear();
    known.set(facts, computed);
    return computed;
  }

  private edition(ruleSet: string, asOf: AsOf): Edition | null {
    const key = `${ruleSet} ${asOf.receivedOn} ${asOf.decidedOn}`;
    const known = this.editions.get(key);
    if (known !== undefined) return known;
    const edition = editionOn(this.policy, ruleSet, asOf);
    this.editions.set(key, edition);
    return edition;
  }

  private answer(edition: Edition, facts: Facts, asOf: AsOf): Becomes {
    const lacking: string[] = [];
    const invalid: string[] = [];
    for (const [id, fact] of edition.facts) {
      const value = Object.hasOwn(facts, id) ? facts[id] : undefined;
      if (value === undefined) lacking.push(id);
      else if (valueFault(fact, value) !== null) invalid.push(id);
    }
    if (invalid.length > 0) return { refused: 'facts-invalid', about: invalid };
    const whole = lacking.length > 0 ? this.makeWhole(edition, facts) : facts;
    if (whole === null) return { refused: 'lacks-facts', about: lacking };
    const broken = edition.invariants.filter(({ never }) => never(whole));
    if (broken.length > 0) return { refused: 'facts-impossible', about: broken.map(({ id }) => id) };
    return decided(edition, whole, asOf);
  }
}

const inForceByReceipt = (rule: { readonly effective: { readonly basis: string } }): boolean =>
  rule.effective.basis === 'receivedOn';

function editionOn(policy: PolicyService, ruleSet: string, asOf: AsOf): Edition | null {
  try {
    return policy.edition(ruleSet, asOf);
  } catch (error) {
    if (error instanceof Problem && error.code === 'NO_EDITION_IN_FORCE') return null;
    throw error;
  }
}

function decided(edition: Edition, facts: Facts, asOf: AsOf): Becomes {
  try {
    const choice = choose(edition, edition.heldByClosures(facts));
    const { outcome, rule, clauses, values } = writeDecision(edition, choice, facts, asOf);
    return { outcome, rule, clauses, values };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'RULE_CONFLICT') throw error;
    const rules = error.details.extra?.['rules'];
    return { refused: 'conflict', about: Array.isArray(rules) ? rules.map(String) : [] };
  }
}

/** Snapshots are written by `DecisionLog`: an object of scalars. */
function snapshotOf(text: string): Facts {
  return JSON.parse(text) as Facts;
}

function written(becomes: Becomes): Computed {
  if ('refused' in becomes) return { becomes, clauses: '', values: '' };
  return { becomes, clauses: JSON.stringify(becomes.clauses), values: JSON.stringify(becomes.values) };
}

function refused(kind: Refusal['refused'], about: readonly string[]): Computed {
  return written({ refused: kind, about });
}
