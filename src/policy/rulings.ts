import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import type { PlainDate } from '../domain/plain-date.js';
import { Problem, type Ground, type ProblemCode, type ProblemDetails } from '../domain/problem.js';
import { Journal } from '../journal/index.js';
import { DecisionLog } from './decision-log.js';
import {
  type FactFields,
  type GivenFacts,
  type Outcomes,
  type Question,
  type Ruled,
  ruledAs,
} from './asking/question.js';
import type { Decision } from './decision.js';
import { PolicyService } from './policy.service.js';

/** Whose story a ruling belongs to: an appeal, a visit, a reception. */
export interface RuledCase {
  /** The business key. */
  readonly id: string;
  /** The day whose law applies where a set goes by the day of receipt. */
  readonly receivedOn: PlainDate;
}

/** In whose case a rule set is asked beside the diagram, by whom and when. */
export interface RulingOccasion {
  readonly manager: EntityManager;
  readonly of: RuledCase;
  readonly instanceId?: string;
  /** By name, of whom or what the question says «цей». */
  readonly about?: string;
  readonly actor: Actor;
  readonly now: Date;
}

declare module '../journal/entries.js' {
  interface JournalEntries {
    readonly decision: Pick<Decision, 'ruleSet' | 'digest' | 'outcome' | 'rule' | 'clauses'> & {
      readonly decisionId: string;
    };
    readonly 'decision-barred': Omit<Barred, 'actsInstead'> & { readonly actsInstead: string };
    /** The reasons stand in what the official said. */
    readonly 'decision-overridden': { readonly decisionId: string; readonly outcome: string };
  }
}

/** Somebody whom a rule named and the law bars (усунення від справи), and who acts instead. */
interface Barred {
  /** The decision that named the one barred; null where no rule did. */
  readonly decisionId: string | null;
  /** The decision that bars. */
  readonly barId: string;
  readonly named: string;
  readonly actsInstead: { readonly post: string; readonly title: string };
}

/**
 * Decisions asked while an answer is taken or a letter is written, not at a place of the diagram (рішення
 * правил поза діаграмою): who may get a complaint, which notice is owed, who is booked. They are kept like any other.
 */
@Injectable()
export class Rulings {
  constructor(
    private readonly policy: PolicyService,
    private readonly log: DecisionLog,
    private readonly journal: Journal,
  ) {}

  async decide<Facts extends FactFields, Ways extends Outcomes | null>(
    question: Question<Facts, Ways>,
    facts: GivenFacts<Facts>,
    occasion: RulingOccasion,
  ): Promise<Ruled<Ways>> {
    const decision = await this.consider(question, facts, occasion);
    await this.keep(decision, occasion);
    return decision;
  }

  /** The same without keeping it: for an answer that may come to nothing. */
  async consider<Facts extends FactFields, Ways extends Outcomes | null>(
    question: Question<Facts, Ways>,
    facts: GivenFacts<Facts>,
    { of, now }: { readonly of: Pick<RuledCase, 'receivedOn'>; readonly now: Date },
  ): Promise<Ruled<Ways>> {
    const asOf = { receivedOn: of.receivedOn, decidedOn: dayInKyiv(now) };
    return ruledAs(question, await this.policy.decide(question.set, facts, asOf));
  }

  /** Writes a decision down, in the log and in the journal of the case; gives its id. */
  async keep(decision: Decision, { manager, of, instanceId, about, actor, now }: RulingOccasion): Promise<string> {
    const told = { ...(instanceId === undefined ? {} : { instanceId }), ...(about === undefined ? {} : { about }) };
    const decisionId = await this.log.record(manager, decision, { subject: of.id, by: actor, at: now, ...told });
    const { ruleSet, digest, outcome, rule, clauses } = decision;
    const payload = { decisionId, ruleSet, digest, outcome, rule, clauses };
    await this.journal.append(manager, { stream: of.id, kind: 'decision', by: actor, at: now, payload });
    return decisionId;
  }

  /** Another decision bars whom a decision named, or who acts by no decision: the first, or the bar, says so wherever it is read. */
  async setAside(barred: Barred, { manager, of, actor, now }: RulingOccasion): Promise<void> {
    const { decisionId, barId, named, actsInstead } = barred;
    await this.log.setAside(manager, decisionId ?? barId, { barId, actsInstead: actsInstead.title });
    const payload = { decisionId, barId, named, actsInstead: actsInstead.post };
    await this.journal.append(manager, { stream: of.id, kind: 'decision-barred', by: actor, at: now, payload });
  }

  /** An official decides otherwise than the rules did (рішення посадової особи): the decision then says so. */
  async override(
    decisionId: string,
    { outcome, reason }: { readonly outcome: string; readonly reason: string },
    { manager, of, actor: by, now: at }: RulingOccasion,
  ): Promise<void> {
    await this.log.override(manager, decisionId, { outcome, reason, by, at });
    const payload = { decisionId, outcome };
    await this.journal.append(manager, { stream: of.id, kind: 'decision-overridden', by, at, payload });
  }

  /** @throws the refusal */
  refuse(code: ProblemCode, decision: Decision, detail: string): never {
    throw refusalBy(decision, code, { detail });
  }
}

/** A refusal by rule: names the clauses and what is possible instead, and rolls back with everything else. */
export function refusalBy(decision: Decision, code: ProblemCode, about: Omit<ProblemDetails, 'grounds'>): Problem {
  return new Problem(code, { ...about, grounds: groundsOf(decision) });
}

export function groundsOf(decision: Pick<Decision, 'clauses' | 'rule' | 'outcomeLabel'>): Ground[] {
  return decision.clauses.map(({ act, clause }) => ({ act, clause, rule: decision.rule, text: decision.outcomeLabel }));
}
