import { dayInKyiv } from '../../../domain/kyiv-time.js';
import type { WorkingCalendar } from '../../../domain/working-calendar.js';
import type { PolicyService } from '../../../policy/index.js';
import type { Candidate } from '../candidate.js';
import type { CaseBook, CaseCard } from './cases.js';
import { type Computed, Recomputing } from './recompute.js';
import type { MakeWhole } from './make-whole.js';
import type { StoredDecision } from './stored-decisions.js';
import type { ReplayCaseRecord } from '../tables.js';
import { differenceOf, type Tally } from './tally.js';
import { TermMoving } from './term-moving.js';
import { termSet } from './term-day.js';
import { type Answer, type Becomes, type ChangeKind, isRefusal } from './verdict.js';

/** So many of each change are kept by name; all are counted. */
const mostNamed = 1000;

export type NamedCase = Omit<ReplayCaseRecord, 'replayId'>;

export interface RecountParts {
  readonly candidate: Pick<Candidate, 'policy'>;
  /** The rules in force, by which the present ends of terms are reckoned. */
  readonly present: PolicyService;
  readonly calendar: WorkingCalendar;
  readonly newCalendar: WorkingCalendar | null;
  readonly book: CaseBook;
  readonly makeWhole?: MakeWhole;
}

interface Changed {
  readonly row: StoredDecision;
  readonly kind: ChangeKind | null;
  readonly was: Answer;
  readonly becomes: Becomes;
}

/** Recomputes stored decisions, chunk by chunk, into a tally (перерахунок). Reads cases, writes nothing. */
export class Recount {
  private readonly rules: Recomputing;
  private readonly terms: TermMoving;

  constructor(private readonly parts: RecountParts) {
    this.rules = new Recomputing(parts.candidate.policy, parts.makeWhole);
    this.terms = new TermMoving(parts);
  }

  /** Counts the rows and gives those to be kept by name. */
  async add(rows: readonly StoredDecision[], tally: Tally): Promise<NamedCase[]> {
    const receipts = await this.parts.book(rows.filter((row) => this.lacksReceipt(row)).map(({ subject }) => subject));
    const changed: Changed[] = [];
    for (const row of rows) {
      const found = this.compare(row, receipts);
      if (found) changed.push(found);
      else tally.addSame(row.ruleSet);
    }
    return this.name(changed, tally);
  }

  private lacksReceipt({ basis, ruleSet }: StoredDecision): boolean {
    return basis !== 'receivedOn' && this.rules.asksReceipt(ruleSet);
  }

  private compare(row: StoredDecision, receipts: ReadonlyMap<string, CaseCard>): Changed | null {
    const { becomes, clauses, values } = this.recompute(row, receipts);
    const isSame =
      !isRefusal(becomes) &&
      becomes.outcome === row.outcome &&
      becomes.rule === row.rule &&
      clauses === row.clauses &&
      values === row.answerValues;
    const mayMove = row.ruleSet === termSet && this.terms.mayMoveUnchanged;
    if (isSame && !mayMove) return null;
    const was = answerOf(row);
    const kind = differenceOf(was, becomes);
    return kind === null && !mayMove ? null : { row, kind, was, becomes };
  }

  private recompute(row: StoredDecision, receipts: ReadonlyMap<string, CaseCard>): Computed {
    const decidedOn = dayInKyiv(new Date(Number(row.at)));
    const receivedOn = this.lacksReceipt(row) ? receipts.get(row.subject)?.receivedOn : row.asOn;
    if (receivedOn === undefined) {
      return { becomes: { refused: 'received-unknown', about: [row.ruleSet] }, clauses: '', values: '' };
    }
    return this.rules.recompute(row.ruleSet, row.facts, { receivedOn, decidedOn });
  }

  private async name(changed: readonly Changed[], tally: Tally): Promise<NamedCase[]> {
    const counted: (NamedCase | null)[] = [];
    const cards = await this.parts.book(changed.map(({ row }) => row.subject));
    for (const { row, kind, was, becomes } of changed) {
      const card = cards.get(row.subject);
      const due = row.ruleSet === termSet ? this.terms.move(row, was, becomes, card) : null;
      const moved = due !== null && due.was !== due.becomes;
      const counts = kind ?? (moved ? 'term' : null);
      if (counts === null) {
        tally.addSame(row.ruleSet);
        continue;
      }
      if (due && !isRefusal(becomes)) tally.addTerm(due.was, due.becomes);
      const { ruleSet, element } = row;
      const change = tally.addChange({ ruleSet, element, kind: counts, was, becomes }, row.overriddenBy !== null);
      if (change.count > mostNamed) continue;
      counted.push({
        decisionId: row.id,
        change: change.number,
        kind: counts,
        subject: row.subject,
        registrationIndex: card?.registrationIndex ?? null,
        year: card?.year ?? null,
        register: card?.register ?? null,
        ruleSet,
        element,
        at: new Date(Number(row.at)),
        was,
        becomes,
        wasDue: due?.was ?? null,
        becomesDue: due?.becomes ?? null,
      });
    }
    return counted.filter((one) => one !== null);
  }
}

/** The stored texts were written by `DecisionLog` from values of these types. */
function answerOf({ outcome, rule, clauses, answerValues }: StoredDecision): Answer {
  return {
    outcome,
    rule,
    clauses: JSON.parse(clauses) as Answer['clauses'],
    values: JSON.parse(answerValues) as Answer['values'],
  };
}
