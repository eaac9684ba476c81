import { createHash } from 'node:crypto';

/** What chance gives to one thing of a trial (жереб): always the same by its name, so that two editions are tried by the same. */
export function chanceOf(...names: readonly (string | number)[]): number {
  const digest = createHash('md5').update(names.join('\n')).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** One of several by their shares. */
export function oneOf<Of extends { readonly share: number }>(all: readonly Of[], chance: number): Of | undefined {
  const whole = all.reduce((sum, { share }) => sum + share, 0);
  let left = chance * whole;
  return all.find(({ share }) => (left -= share) < 0) ?? all.at(-1);
}

export const between = ([from, to]: readonly [number, number], chance: number): number =>
  from + Math.floor(chance * (to - from + 1));
