import { Injectable } from '@nestjs/common';
import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';
import { Problem } from '../domain/problem.js';
import { type Catalogue, parameterOn, type RuleSet } from './catalogue/catalogue.js';
import { loadCatalogue } from './reading/load-catalogue.js';
import type { AsOf, Decision } from './decision.js';
import { Edition } from './editions/edition.js';
import { type EditionSpan, RuleSetEditions } from './editions/rule-set-editions.js';
import { decideBy } from './evaluation/decide.js';
import { takeSnapshot } from './evaluation/fact-snapshot.js';
import { explainBy, type Explanation } from './explain/explanation.js';
import { type Files, nearest, perhaps } from '../platform/files/index.js';

/**
 * What the council decides by rules (правила), read from `rules/`: ask a set, and have the answer
 * explained. Nothing here touches the database; `DecisionLog` keeps what was decided.
 */
@Injectable()
export class PolicyService {
  private editions: ReadonlyMap<string, RuleSetEditions> = new Map();
  private vocabulary: ReadonlySet<string> = new Set();

  constructor(private rules: Catalogue) {
    this.adopt(rules);
  }

  get catalogue(): Catalogue {
    return this.rules;
  }

  /** Goes by other rules from now on: their edition has come into force. */
  adopt(rules: Catalogue): void {
    this.rules = rules;
    this.editions = new Map([...rules.ruleSets].map(([id, set]) => [id, new RuleSetEditions(set, rules)]));
    this.vocabulary = new Set(rules.facts.keys());
  }

  /** Reads and checks the rules of a folder or another source. @throws FileFaults with all that is wrong in it */
  static load(source: string | Files): PolicyService {
    return new PolicyService(loadCatalogue(source));
  }

  /** @throws NOT_FOUND */
  ruleSet(id: string): RuleSet {
    return this.editionsOf(id).ruleSet;
  }

  ruleSets(): RuleSet[] {
    return [...this.catalogue.ruleSets.values()];
  }

  /** The edition in force on the given days. @throws NOT_FOUND, NO_EDITION_IN_FORCE */
  edition(setId: string, asOf: AsOf): Edition {
    return this.editionsOf(setId).on(asOf);
  }

  /** Every edition of a set that the files still hold. @throws NOT_FOUND */
  allEditions(setId: string): Edition[] {
    return this.editionsOf(setId).all();
  }

  /** Every span of days of a set with the edition in force in it. @throws NOT_FOUND */
  spans(setId: string): EditionSpan[] {
    return this.editionsOf(setId).spans();
  }

  /**
   * Asks a rule set. Facts of the vocabulary that the set does not need are ignored and not kept.
   *
   * @throws NOT_FOUND, NO_EDITION_IN_FORCE, FACTS_INVALID, FACTS_IMPOSSIBLE, RULE_CONFLICT, EVALUATORS_DISAGREE
   */
  async decide(setId: string, facts: Readonly<Record<string, unknown>>, asOf: AsOf): Promise<Decision> {
    const edition = this.edition(setId, asOf);
    return decideBy(edition, takeSnapshot(edition, facts, this.vocabulary), asOf);
  }

  /**
   * Why the answer is what it is, in Ukrainian. An edition that the files no longer hold is given by
   * `DecisionLog`, which keeps every edition that ever decided.
   *
   * @throws EDITION_UNKNOWN
   */
  explain(decision: Decision, stored?: Edition): Explanation {
    const edition = stored ?? this.editions.get(decision.ruleSet)?.withDigest(decision.digest);
    if (edition?.digest !== decision.digest) {
      throw new Problem('EDITION_UNKNOWN', { extra: { ruleSet: decision.ruleSet, digest: decision.digest } });
    }
    return explainBy(edition, decision);
  }

  /** The value of a dated parameter on a day. @throws NOT_FOUND where there is none */
  parameter(id: string, on: PlainDate): number | string {
    const parameter = this.catalogue.parameters.get(id);
    const inForce = parameter && parameterOn(parameter, on);
    if (!inForce) throw new Problem('NOT_FOUND', { detail: `Параметр «${id}» не має значення на ${on}.` });
    return inForce.value;
  }

  /** The clause that sets a parameter on a day, for whoever has to cite it. */
  parameterSource(id: string, on: PlainDate): ClauseRef {
    const parameter = this.catalogue.parameters.get(id);
    const inForce = parameter && parameterOn(parameter, on);
    if (!inForce) throw new Problem('NOT_FOUND', { detail: `Параметр «${id}» не має значення на ${on}.` });
    return inForce.source;
  }

  private editionsOf(id: string): RuleSetEditions {
    const editions = this.editions.get(id);
    if (editions) return editions;
    const likely = nearest(id, this.editions.keys());
    throw new Problem('NOT_FOUND', {
      detail: `Набору правил «${id}» немає.${perhaps(id, this.editions.keys())}`,
      ...(likely === null ? {} : { extra: { likely } }),
    });
  }
}
