import { type Diagram, Diagrams } from '../../policy/analysis/index.js';
import { RowProposals, type ProposedRow } from '../rows/propose-row.js';
import type { Change } from './mutant.js';
import type { JudgedMutant, SetMutation } from './mutate.js';
import { noticeable, notices } from './notice.js';

/** A missing row with the mutants that it would kill. */
interface Killer {
  readonly row: ProposedRow;
  readonly kills: JudgedMutant[];
}

/** Rows that together kill every survivor, each as plain as can be; few of them, since one often kills several. */
export function killersOf({ judged }: Pick<SetMutation, 'judged'>, proposals: RowProposals): Killer[] {
  const killers: Killer[] = [];
  for (const one of judged) {
    if (one.fate !== 'survived') continue;
    const known = killers.find(({ row }) => one.mutant.changes.some((change) => kills(change, row)));
    if (known) known.kills.push(one);
    else {
      const row = killerOf(one, proposals);
      if (row) killers.push({ row, kills: [one] });
    }
  }
  return killers;
}

function killerOf({ mutant }: JudgedMutant, proposals: RowProposals): ProposedRow | null {
  for (const change of mutant.changes) {
    if (change.delta === Diagrams.no) continue;
    const row = rowIn(change, change.delta, proposals) ?? rowIn(change, noticeable(change), proposals);
    if (row) return row;
  }
  return null;
}

/** The plainest row of a region, if it notices the change; with the values of the decision only where it must. */
function rowIn(change: Change, region: Diagram, proposals: RowProposals): ProposedRow | null {
  const { space, edition, asOf, suits } = change.ground;
  for (const values of [false, true]) {
    const row = proposals.propose({ space, region, edition, asOf, suits }, values);
    if (row && kills(change, row)) return row;
    if (row) proposals.withdraw();
  }
  return null;
}

function kills(change: Change, { case: row }: ProposedRow): boolean {
  if (!change.ground.suits(row.asOf)) return false;
  const placed = change.ground.place(row);
  return placed !== null && notices(change, placed);
}
