import { fileURLToPath } from 'node:url';

/** The program that a process of analyses runs; tests, which run the sources themselves, name their own bundle of it. */
export const analysisScript = fileURLToPath(new URL('./analysis-process.js', import.meta.url));
