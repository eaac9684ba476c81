import type { DataSource } from 'typeorm';
import type { PlainDate } from '../../../domain/plain-date.js';
import { kyivInstant } from '../../../domain/kyiv-time.js';
import { addDays } from '../../../domain/plain-date.js';
import { dialect } from '../../../platform/database/columns.js';
import type { Basis } from '../../../policy/analysis/index.js';

/** Which decisions a replay takes: of a set, of days of decision (Kyiv, both inclusive), of a unit. */
export interface ReplayScope {
  readonly ruleSet: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** The unit in whose register the appeal is, or which works on it. */
  readonly unit: string | null;
}

/** A row of `decision` as it lies: JSON is still text. */
export interface StoredDecision {
  readonly id: string;
  readonly subject: string;
  readonly element: string | null;
  readonly ruleSet: string;
  readonly asOn: PlainDate;
  readonly basis: Basis;
  readonly facts: string;
  readonly outcome: string;
  readonly rule: string | null;
  readonly clauses: string;
  readonly answerValues: string;
  readonly at: number | string;
  readonly overriddenBy: string | null;
}

const columns = [
  'id',
  'subject',
  'element',
  'rule_set as ruleSet',
  'as_on as asOn',
  'basis',
  'facts',
  'outcome',
  'rule',
  'clauses',
  'decision_values as answerValues',
  'at',
  'overridden_by as overriddenBy',
].join(', ');

// A window of ids is narrow already: another index would only be a longer way to the same rows.
const byId = dialect === 'mysql' ? 'decision force index (primary)' : 'decision';
const notBy = dialect === 'mysql' ? '' : '+';

/** Decisions of a stretch of the log; `to` is where the next one begins. */
interface Stretch {
  readonly rows: readonly StoredDecision[];
  readonly to: string;
  readonly isLast: boolean;
}

/** Reads stored decisions in the order of their ids, without entities: a million of them is a matter of seconds. */
export class StoredDecisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scope: ReplayScope,
  ) {}

  /** How many there are now, and the id of the last decision of all. */
  async extent(): Promise<{ total: number; lastId: string }> {
    const [where, parameters] = conditions(this.scope, '');
    const counted = await this.query<{ total: number | string }>(
      `select count(*) as total from decision where 1 = 1${where}`,
      parameters,
    );
    const [last] = await this.query<{ id: string | null }>('select max(id) as id from decision', []);
    return { total: Number(counted[0]?.total ?? 0), lastId: last?.id ?? '' };
  }

  /**
   * The decisions wanted among the next so many of the log. The stretch is measured before it is filtered:
   * looking for a few among millions must not hold up the whole service in one query.
   */
  async after(cursor: string, lastId: string, length: number): Promise<Stretch> {
    const [end] = await this.query<{ count: number | string; id: string | null }>(
      `select count(*) as count, max(id) as id from (select id from ${byId} where id > ? and id <= ? order by id limit ${length}) as stretch`,
      [cursor, lastId],
    );
    const isLast = Number(end?.count ?? 0) < length;
    const to = end?.id ?? cursor;
    const [where, parameters] = conditions(this.scope, notBy);
    const sql = `select ${columns} from ${byId} where id > ? and id <= ?${where} order by id`;
    return { rows: await this.query<StoredDecision>(sql, [cursor, to, ...parameters]), to, isLast };
  }

  private query<T>(sql: string, parameters: readonly (string | number)[]): Promise<T[]> {
    return this.dataSource.query(sql, [...parameters]);
  }
}

/** `plus` before a column keeps SQLite from choosing an index by it. */
function conditions({ ruleSet, from, to, unit }: ReplayScope, plus: string): [string, (string | number)[]] {
  const parts: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (part: string, ...values: (string | number)[]): void => {
    parts.push(` and ${part}`);
    parameters.push(...values);
  };
  if (ruleSet !== null) add(`${plus}rule_set = ?`, ruleSet);
  if (from !== null) add(`${plus}at >= ?`, kyivInstant(from, '00:00').getTime());
  if (to !== null) add(`${plus}at < ?`, kyivInstant(addDays(to, 1), '00:00').getTime());
  if (unit !== null) {
    const inRegister = 'exists (select 1 from appeal where appeal.id = decision.subject and appeal.register = ?)';
    const involved =
      'exists (select 1 from appeal_unit where appeal_unit.appeal_id = decision.subject and appeal_unit.unit = ?)';
    add(`(${inRegister} or ${involved})`, unit, unit);
  }
  return [parts.join(''), parameters];
}
