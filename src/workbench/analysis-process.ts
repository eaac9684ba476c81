import os from 'node:os';
import workerpool from 'workerpool';
import { Problem } from '../domain/problem.js';
import { goByFolder } from './command/present.js';
import { refusingFaults } from './command/posted-rules.js';
import type { Outcome } from './analyses/analysis.js';
import { analyses } from './analysis-table.js';
import type { Progress } from './analyses/progress.js';

/** Progress is told to people: more often is of no use to them. */
const tellEveryMs = 100;
const service = process.ppid;
let toldAt = 0;

/** Runs one analysis of the table; refusals are answers. */
async function analyse(name: string, input: unknown, edition: string): Promise<Outcome> {
  goByFolder(edition);
  const analysis = analyses.find((one) => one.name === name);
  if (!analysis) throw new Error(`There is no analysis "${name}".`);
  // The service sends only what the analysis takes; `Analyses.run` holds its callers to the types.
  const given = input as Parameters<typeof analysis.carry>[0];
  try {
    return { report: await refusingFaults(() => analysis.carry(given, tell)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error.code, details: error.details };
  }
}

function tell(progress: Progress): void {
  // An analysis whose service was killed has nobody to answer, and hears of it too late.
  if (process.ppid !== service) process.exit(1);
  const now = performance.now();
  if (now - toldAt < tellEveryMs) return;
  toldAt = now;
  workerpool.workerEmit(progress);
}

// Those who register letters come first, also where no core is free.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
workerpool.worker({ analyse });
