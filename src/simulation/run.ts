import { once } from 'node:events';
import { Problem } from '../domain/problem.js';
import { FileFaults } from '../platform/files/index.js';
import { tellingCaller } from '../workbench/command/apart.js';
import type { SaidOfTrial, TrialInput } from '../workbench/simulation/trial-analysis.js';
import { tryEditions } from './try-editions.js';

/** A process of its own that plays a script through editions and tells its caller; it ends with whoever has begun it. */
const [input] = (await once(process, 'message')) as [TrialInput];
await tellingCaller((tell) =>
  tryEditions(input, tell).catch((error: unknown): SaidOfTrial => {
    if (error instanceof FileFaults) return { faults: error.faults };
    if (error instanceof Problem) return { errors: error.details.errors ?? [] };
    throw error;
  }),
);
