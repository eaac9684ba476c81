import type { ClauseRef } from '../../../domain/clause.js';
import { documentKinds } from '../../../documents/index.js';
import type { Catalogue } from '../../../policy/index.js';
import type { Part } from '../matrix.js';
import type { UnknownClauses } from './unknown-clauses.js';

/** The letters of the service (листи) with the clauses they were made for. */
export function readLetters({ acts }: Pick<Catalogue, 'acts'>, unknown: UnknownClauses): Part[] {
  return Object.entries(documentKinds).map(([ref, { title, clauses }]): Part => {
    const place = { ref, file: `letters/${ref}.docx`, line: 1 };
    // Rules of elsewhere may lack a whole act; a clause that an act lacks is a slip of ours.
    const known = clauses.filter(({ act }) => acts.has(act));
    const isThere = ({ act, clause }: ClauseRef): boolean =>
      acts.get(act)?.clauses.some(({ number }) => number === clause) ?? false;
    unknown.add(
      known
        .filter((one) => !isThere(one))
        .map(({ act, clause }) => ({ written: `${acts.get(act)?.short ?? act}-${clause}`, hint: '' })),
      place,
    );
    return { column: 'letters', label: title, cites: known.filter(isThere), resource: null, ...place };
  });
}
