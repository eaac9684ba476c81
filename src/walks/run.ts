import type { SaidOfWalks } from '../workbench/editions/walks.js';
import { walkInRoom } from './walk-in-room.js';

/** A process of its own that walks the cases of an edition and tells its caller; it ends with whoever has begun it. */
const [, , edition = ''] = process.argv;
const leave = (): void => process.exit(1);
process.once('disconnect', leave);
const send = (said: SaidOfWalks): Promise<void> => new Promise((done) => process.send?.(said, () => done()));

const report = await walkInRoom(edition, (progress) => void send(progress));
await send({ report });
process.off('disconnect', leave).disconnect?.();
