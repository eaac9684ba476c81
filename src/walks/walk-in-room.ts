import type { WalksOf } from '../workbench/editions/walks.js';
import { inRoom } from './in-room.js';
import { walkAll } from './walk-all.js';

/** Walks the cases of an edition, and tells which it has come to. */
export const walkInRoom: WalksOf = (edition, tell) =>
  inRoom((room) => walkAll(edition, room, (done, total, step) => tell({ done, total, step })));
