import type { Scalar } from '../../policy/analysis/index.js';
import { type CheckCode, checkOf, type Severity } from './checks.js';

/** A fact of a case that shows the finding, as a machine and as a person read it. */
export interface WitnessFact {
  readonly fact: string;
  readonly label: string;
  readonly value: Scalar;
  readonly valueText: string;
}

/** Days of receipt and of decision, both ends inclusive; null is without end. */
export interface FindingSpan {
  readonly receivedOn: { readonly from: string | null; readonly to: string | null };
  readonly decidedOn: { readonly from: string | null; readonly to: string | null };
}

/** One thing to be mended or thought about (знахідка перевірки), with its place. */
export interface LintFinding {
  readonly code: CheckCode;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  /** JSON Pointer into the file; empty where the file is no JSON or the whole of it is meant. */
  readonly pointer: string;
  /** What is wrong and the likely correction. */
  readonly text: string;
  readonly set: string | null;
  readonly rules: readonly string[];
  /** The outcomes it is about. */
  readonly outcomes: readonly string[];
  /** The facts for which it is so, each line one way; `more` tells that there are further ways. */
  readonly region: { readonly lines: readonly string[]; readonly more: boolean } | null;
  /** One case in which it is so. */
  readonly witness: readonly WitnessFact[] | null;
  /** The days for which it is so; empty where it does not depend on days. */
  readonly spans: readonly FindingSpan[];
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly pointer?: string;
}

export function lintFinding(
  code: CheckCode,
  { file, line, pointer = '' }: Place,
  text: string,
  more: Partial<Pick<LintFinding, 'set' | 'rules' | 'outcomes' | 'region' | 'witness' | 'spans'>> = {},
): LintFinding {
  const { severity } = checkOf(code);
  const about = { set: null, rules: [], outcomes: [], region: null, witness: null, spans: [] };
  return { code, severity, file, line, pointer, text, ...about, ...more };
}
