/** How often chance is tried: quickly in `npm test`, at its full count in `npm run test:endurance`. */
export const tries = (quick: number, full: number): number => (process.env['FULL_COUNTS'] === 'yes' ? full : quick);
