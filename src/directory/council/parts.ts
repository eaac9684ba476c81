import type { z } from 'zod';
import type { CheckedFile } from '../../platform/files/index.js';
import type { Post } from '../directory-data.js';
import type { councilFiles } from './shapes.js';

type Name = keyof typeof councilFiles;
type Said<N extends Name> = z.output<(typeof councilFiles)[N]['shape']>;

/** Each file of a council, and what it says; null where it could not be read. */
export type CouncilParts = { readonly [N in Name]: { readonly file: CheckedFile; readonly said: Said<N> | null } };

export type UnitSaid = Said<'units'>['units'][number];
export type Positions = Said<'positions'>['positions'];
const leads: readonly Post['kind'][] = ['unit-head', 'district-head'];

/** The posts of a unit that head it; a council in order has one. */
export const headsOf = ({ posts }: UnitSaid, positions: Positions): UnitSaid['posts'] =>
  posts.filter(({ position }) => leads.includes(positions[position]?.kind ?? 'officer'));
