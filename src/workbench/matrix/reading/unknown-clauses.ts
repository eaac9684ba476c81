import type { MatrixFinding, Place } from '../matrix.js';

/** Collects clauses that something names and no register has. */
export class UnknownClauses {
  readonly findings: MatrixFinding[] = [];

  add(written: readonly string[], { file, line, ref }: Place & { readonly ref: string }): void {
    for (const clause of written) {
      const text = `«${ref}» посилається на «${clause}», а такого пункту немає в rules/acts.`;
      this.findings.push({ kind: 'unknown-clause', clause: null, text, file, line });
    }
  }
}
