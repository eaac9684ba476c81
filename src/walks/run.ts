import type { SaidOfWalks } from '../workbench/editions/walks.js';
import { walkAll } from './walk-all.js';

/** A process of its own that walks the cases of an edition and tells its caller; it ends with whoever has begun it. */
const [, , edition = ''] = process.argv;
process.once('disconnect', () => process.exit(1));
const send = (said: SaidOfWalks): Promise<void> => new Promise((done) => process.send?.(said, () => done()));

const report = await walkAll(edition, (done, total, title) => void send({ done, total, step: title }));
await send({ report });
process.disconnect?.();
