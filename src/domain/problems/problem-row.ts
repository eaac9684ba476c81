/** One refusal the service can give: its code is the row's name. */
export interface ProblemRow {
  readonly status: number;
  /** What is wrong, in a sentence for a clerk. */
  readonly title: string;
  /** What to do next. */
  readonly advice: string;
}
