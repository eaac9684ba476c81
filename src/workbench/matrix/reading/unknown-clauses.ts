import type { Citations } from '../../../policy/index.js';
import type { MatrixFinding, Place } from '../matrix.js';

/** Collects clauses that something names and no register has. */
export class UnknownClauses {
  readonly findings: MatrixFinding[] = [];

  add(unknown: Citations['unknown'], { file, line, ref }: Place & { readonly ref: string }): void {
    for (const { written, hint } of unknown) {
      const text = `«${ref}» посилається на «${written}», а такого пункту немає в rules/acts.${hint}`;
      this.findings.push({ kind: 'unknown-clause', clause: null, text, file, line });
    }
  }
}
