/**
 * `npm run bench -- --short` goes every way the long form goes, a few times each: that it still runs is worth
 * knowing with every change, and the figures are not.
 */
export const isShort = process.argv.includes('--short');

/** As much as makes a figure steady, or as little as goes the whole way once. */
export const many = (steady: number, once: number): number => (isShort ? once : steady);
