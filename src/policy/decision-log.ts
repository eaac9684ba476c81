import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { Problem, refusedAt } from '../domain/problem.js';
import { orderedId } from '../platform/database/ordered-id.js';
import type { Decision } from './decision.js';
import { Edition } from './editions/edition.js';
import { readStoredEdition } from './editions/stored-edition.js';
import type { Explanation } from './explain/explanation.js';
import { type Bar, overrideOf } from './explain/changes.js';
import { forCitizen } from './explain/for-citizen.js';
import { withChanges } from './explain/for-clerk.js';
import { PolicyService } from './policy.service.js';
import { DecisionRecord, RuleEditionRecord } from './tables.js';
import { insertMissing, insertRows } from '../platform/database/insert-rows.js';

/** Whose case a decision belongs to, who asked, and when. */
interface DecisionOccasion {
  /** The case: its business key. */
  readonly subject: string;
  readonly instanceId?: string;
  readonly element?: string;
  /** By name, of whom or what the question says «цей». */
  readonly about?: string;
  readonly by: Actor;
  readonly at: Date;
}

/**
 * Every answer the rules have given in a case (журнал рішень за правилами), with the edition that gave
 * it: years later it is explained and recomputed as it was, whatever `rules/` says by then.
 */
@Injectable()
export class DecisionLog {
  /** Editions that are in the database for good: they are never deleted, so nobody need look again. */
  private readonly kept = new Set<string>();
  private readonly beingKept = new WeakMap<EntityManager, Set<string>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly policy: PolicyService,
  ) {}

  /** Writes a decision down in the caller's transaction and gives its id. @throws EDITION_UNKNOWN */
  async record(manager: EntityManager, decision: Decision, occasion: DecisionOccasion): Promise<string> {
    const { by, at, subject, instanceId = null, element = null, about = null } = occasion;
    await this.keepEdition(manager, decision, at);
    const id = orderedId();
    const { ruleSet, digest, asOn, basis, facts, outcome, outcomeLabel, rule, clauses, values, alsoHeld } = decision;
    await insertRows(manager, DecisionRecord, {
      id,
      subject,
      instanceId,
      element,
      about,
      byId: by.id,
      byName: by.name,
      at,
      ruleSet,
      digest,
      asOn,
      basis,
      facts,
      outcome,
      outcomeLabel,
      rule,
      clauses,
      values,
      alsoHeld,
      overriddenBy: null,
      overriddenAt: null,
      overrideOutcome: null,
      overrideReason: null,
      barId: null,
      actsInstead: null,
    });
    return id;
  }

  /** The decisions of a case, oldest first; those of one instant in the order in which they were made. */
  ofSubject(subject: string, manager: EntityManager = this.dataSource.manager): Promise<DecisionRecord[]> {
    return manager.find(DecisionRecord, { where: { subject }, order: { at: 'ASC', id: 'ASC' } });
  }

  /** @throws NOT_FOUND */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<DecisionRecord> {
    const record = await manager.findOneBy(DecisionRecord, { id });
    if (!record) throw new Problem('NOT_FOUND', { detail: 'Такого рішення немає.' });
    return record;
  }

  /**
   * Why a stored decision was what it was, by the edition that made it: parts for whoever works on the case, and a
   * paragraph for the person whose case it is.
   *
   * @throws NOT_FOUND, EDITION_UNKNOWN
   */
  async explain(id: string): Promise<{ explanation: Explanation; forCitizen: string }> {
    const record = await this.find(id);
    const edition = await this.edition(record.digest);
    const explanation = this.policy.explain(record, edition);
    const changes = { override: overrideOf(edition, record), bar: await this.barOf(record) };
    const text = withChanges(explanation.text, changes);
    return { explanation: { ...explanation, text }, forCitizen: forCitizen(explanation, changes) };
  }

  /** Why whom the decision named does not act, and who does; null where nobody was barred. @throws EDITION_UNKNOWN */
  async barOf({ id, barId, actsInstead }: Pick<DecisionRecord, 'id' | 'barId' | 'actsInstead'>): Promise<Bar | null> {
    if (barId === null || actsInstead === null) return null;
    const bar = await this.find(barId);
    const { rule, outcomeLabel, clauses } = this.policy.explain(bar, await this.edition(bar.digest));
    return { actsInstead, because: rule?.title ?? outcomeLabel, clauses, isItself: barId === id };
  }

  /** An edition that has decided once, from its stored text. @throws EDITION_UNKNOWN when it is lost or was altered */
  async edition(digest: string): Promise<Edition> {
    const stored = await this.dataSource.manager.findOneBy(RuleEditionRecord, { digest });
    if (!stored) throw new Problem('EDITION_UNKNOWN', { extra: { digest } });
    return readStoredEdition(stored);
  }

  /**
   * An official decides otherwise than the rules: the answer of the rules stays, with who set it aside
   * and why. Once only.
   *
   * @throws NOT_FOUND, BODY_INVALID for an outcome the set does not have, DECISION_OVERRIDDEN
   */
  async override(
    manager: EntityManager,
    id: string,
    override: { readonly outcome: string; readonly reason: string; readonly by: Actor; readonly at: Date },
  ): Promise<void> {
    const { outcome, reason, by, at } = override;
    const record = await this.find(id, manager);
    const { outcomes } = this.policy.ruleSet(record.ruleSet);
    if (!Object.hasOwn(outcomes, outcome)) {
      const detail = `Можливі рішення: ${Object.entries(outcomes)
        .map(([key, { label }]) => `${key} («${label}»)`)
        .join(', ')}.`;
      throw refusedAt('/outcome', detail);
    }
    const change = { overriddenBy: by.id, overriddenAt: at, overrideOutcome: outcome, overrideReason: reason };
    const { affected } = await manager.update(DecisionRecord, { id, overriddenBy: IsNull() }, change);
    if (affected === 0) throw new Problem('DECISION_OVERRIDDEN');
  }

  /** The one whom a decision named is barred by another decision, and somebody else acts. @throws NOT_FOUND */
  async setAside(
    manager: EntityManager,
    id: string,
    { barId, actsInstead }: { readonly barId: string; readonly actsInstead: string },
  ): Promise<void> {
    const { affected } = await manager.update(DecisionRecord, { id }, { barId, actsInstead });
    if (affected === 0) throw new Problem('NOT_FOUND', { detail: 'Такого рішення немає.' });
  }

  /** Keeps the text of the edition beside its first decision; later ones find it there. */
  private async keepEdition(manager: EntityManager, { ruleSet, digest }: Decision, at: Date): Promise<void> {
    if (this.kept.has(digest)) return;
    if (await manager.existsBy(RuleEditionRecord, { digest })) {
      // Written by this very transaction, it may yet be undone.
      if (!this.writing(manager).has(digest)) this.kept.add(digest);
      return;
    }
    const edition = this.policy.allEditions(ruleSet).find((one) => one.digest === digest);
    if (!edition) throw new Problem('EDITION_UNKNOWN', { extra: { ruleSet, digest } });
    // Another transaction may be keeping the same text at this moment: whoever is second has nothing to add.
    await insertMissing(manager, RuleEditionRecord, { digest, ruleSet, canonical: edition.canonical, firstSeenAt: at });
    this.writing(manager).add(digest);
  }

  private writing(manager: EntityManager): Set<string> {
    const digests = this.beingKept.get(manager) ?? new Set<string>();
    this.beingKept.set(manager, digests);
    return digests;
  }
}
