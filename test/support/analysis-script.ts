import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Working copies that share their packages must not run one another's sources. */
const copy = createHash('sha256').update(at('')).digest('hex').slice(0, 8);

/** Stands in for `src/workbench/analyses/analysis-script.ts` in tests: a process of analyses has no reader of TypeScript. */
export const analysisScript = at(`node_modules/.cache/pryimalnia/analysis-process-${copy}.mjs`);

/** Bundles the present sources, in a moment, before any test begins. */
export default async function bundle(): Promise<void> {
  await build({
    entryPoints: [at('src/workbench/analyses/analysis-process.ts')],
    outfile: analysisScript,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
  });
}
