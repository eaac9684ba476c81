/** One line of the table: how often a second, and how long one took. */
export interface Measurement {
  readonly what: string;
  readonly database: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  /** Where the slowest are what is asked about. */
  readonly p99?: number;
  readonly count: number;
  /** How often the database was read for one, where that is what is asked. */
  readonly reads?: number;
}

/** A line from times in milliseconds of what happened one after another. */
export function timed(what: string, database: string, times: readonly number[]): Measurement {
  const sorted = times.toSorted((a, b) => a - b);
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
  return {
    what,
    database,
    perSecond: times.length / seconds,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
    count: times.length,
  };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Runs `work` as often as asked, so many at a time, after a warm-up that does not count. */
export async function measure(
  name: { readonly what: string; readonly database: string },
  plan: { readonly count: number; readonly atOnce: number; readonly warmUp: number },
  work: (turn: number, lane: number) => Promise<unknown>,
): Promise<Measurement> {
  let turn = 0;
  const run = async (until: number, times: number[] | null): Promise<void> => {
    const lane = async (place: number): Promise<void> => {
      while (turn < until) {
        const mine = turn++;
        const before = performance.now();
        await work(mine, place);
        times?.push(performance.now() - before);
      }
    };
    await Promise.all(Array.from({ length: plan.atOnce }, (_, place) => lane(place)));
  };
  await run(plan.warmUp, null);
  const times: number[] = [];
  const before = performance.now();
  await run(plan.warmUp + plan.count, times);
  const seconds = (performance.now() - before) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  return {
    ...name,
    perSecond: sorted.length / seconds,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    count: sorted.length,
  };
}
