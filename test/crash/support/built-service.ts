import { build, projects } from '../../../scripts/build.mjs';

export const serviceFile = 'dist/main.js';

/** `dist/` as `npm start` would make it of the present sources; nothing is built when it is that already. */
export async function buildOnce(): Promise<void> {
  await build(process.cwd(), projects.service);
}
