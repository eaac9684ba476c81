import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Problem, type Ground } from '../domain/problem.js';
import { Journal } from '../journal/index.js';
import { DecisionLog, PolicyService, type Decision, type Facts } from '../policy/index.js';
import type { AppealRecord } from './tables.js';

/** In whose case a rule set is asked beside the diagram, by whom and when. */
export interface RulingOccasion {
  readonly manager: EntityManager;
  readonly appeal: AppealRecord;
  readonly instanceId?: string;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Decisions asked while an answer is taken or a letter is written, not at a place of the diagram (рішення
 * правил поза діаграмою): who may get a complaint, which notice is owed. They are kept like any other.
 */
@Injectable()
export class Rulings {
  constructor(
    private readonly policy: PolicyService,
    private readonly log: DecisionLog,
    private readonly journal: Journal,
  ) {}

  async decide(setId: string, facts: Facts, occasion: RulingOccasion): Promise<Decision> {
    const { manager, appeal, instanceId, actor, now } = occasion;
    const decision = await this.policy.decide(setId, facts, {
      receivedOn: appeal.receivedOn,
      decidedOn: dayInKyiv(now),
    });
    const about = { subject: appeal.id, by: actor, at: now, ...(instanceId === undefined ? {} : { instanceId }) };
    const decisionId = await this.log.record(manager, decision, about);
    const { digest, outcome, rule, clauses } = decision;
    const payload = { decisionId, ruleSet: setId, digest, outcome, rule, clauses };
    await this.journal.append(manager, { stream: appeal.id, kind: 'decision', by: actor, at: now, payload });
    return decision;
  }

  /** A refusal by rule: names the clauses, and rolls back with everything else. */
  refuse(code: 'EXECUTOR_CONFLICT', decision: Decision, detail: string): never {
    throw new Problem(code, { detail, grounds: groundsOf(decision) });
  }
}

export function groundsOf(decision: Pick<Decision, 'clauses' | 'rule' | 'outcomeLabel'>): Ground[] {
  return decision.clauses.map(({ act, clause }) => ({ act, clause, rule: decision.rule, text: decision.outcomeLabel }));
}
