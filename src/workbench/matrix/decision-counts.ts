import { setImmediate as breath } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { ClauseRef } from '../../domain/clause.js';
import { clauseKey } from './matrix.js';
import { defaultRef } from './reading/read-rules.js';

/** How many stored decisions rest on what (кількість записаних рішень). */
export interface DecisionCounts {
  /** By `clauseKey`; a decision that rests on two clauses counts for each. */
  readonly byClause: Readonly<Record<string, number>>;
  /** By the rule that decided, `set/rule`; decisions by default under the name of the default. */
  readonly byRule: Readonly<Record<string, number>>;
  readonly total: number;
}

interface Group {
  readonly ruleSet: string;
  readonly rule: string | null;
  readonly clauses: string;
  /** MariaDB gives a BIGINT as text. */
  readonly count: number | string;
  readonly last: string;
}

/** So many at a time: the embedded database holds up every other request while it counts. */
const atATime = 10_000;
const counting = (chunk: number): string => `
  select d.rule_set as ruleSet, d.rule as rule, d.clauses as clauses, count(*) as count, max(d.id) as last
  from (select id, rule_set, rule, clauses from decision where id > ? order by id limit ${chunk}) d
  group by d.rule_set, d.rule, d.clauses`;

/** Counts every stored decision, also those an official has set aside: the rules did give them. */
export async function countDecisions(manager: EntityManager, chunk = atATime): Promise<DecisionCounts> {
  const [byClause, byRule] = [new Map<string, number>(), new Map<string, number>()];
  let total = 0;
  for await (const { ruleSet, rule, clauses, count } of groups(manager, chunk)) {
    add(byRule, rule === null ? defaultRef(ruleSet) : `${ruleSet}/${rule}`, Number(count));
    const cited: readonly ClauseRef[] = JSON.parse(clauses);
    for (const clause of cited) add(byClause, clauseKey(clause), Number(count));
    total += Number(count);
  }
  return { byClause: Object.fromEntries(byClause), byRule: Object.fromEntries(byRule), total };
}

async function* groups(manager: EntityManager, chunk: number): AsyncGenerator<Group> {
  for (let after = ''; ;) {
    const found: Group[] = await manager.query(counting(chunk), [after]);
    yield* found;
    if (found.reduce((sum, { count }) => sum + Number(count), 0) < chunk) return;
    after = found.reduce((last, group) => (group.last > last ? group.last : last), after);
    await breath();
  }
}

const add = (counts: Map<string, number>, key: string, count: number): unknown =>
  counts.set(key, (counts.get(key) ?? 0) + count);
