import { execFileSync } from 'node:child_process';

export const serviceFile = 'dist/programs/main.js';

/** `dist/` as `npm start` makes it of the present sources, before any test begins: it is what tests run. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
