/** The checks of diagrams together with the code, the forms and the rules they work with, each with its page. */
export const flowRules = [
  'calls-end',
  'data-written',
  'data-fits',
  'comparisons-possible',
  'facts-supplied',
  'writers-agree',
] as const;

/** Something a diagram reads that nobody writes, that is of another kind, or that can never be so. */
export interface FlowFinding {
  readonly process: string;
  readonly rule: (typeof flowRules)[number] | 'known-names';
  readonly elementId: string;
  readonly message: string;
  /** The key of the data that is not there, where that is what is wrong. */
  readonly lacks?: string;
}

/** What one walk lacks, and the keys that it reads anywhere (перевірка потоку даних). */
export interface CheckedFlow {
  readonly findings: readonly FlowFinding[];
  readonly read: ReadonlySet<string>;
}
