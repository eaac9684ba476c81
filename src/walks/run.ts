import { tellingCaller } from '../workbench/command/apart.js';
import { walkInRoom } from './walk-in-room.js';

/** A process of its own that walks the cases of an edition and tells its caller; it ends with whoever has begun it. */
const [, , edition = ''] = process.argv;
await tellingCaller((tell) => walkInRoom(edition, tell));
