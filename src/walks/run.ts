import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SaidOfWalks } from '../workbench/editions/walks.js';
import { walkAll } from './walk-all.js';

/** A process of its own that walks the cases of an edition and tells its caller; it ends with whoever has begun it. */
const [, , edition = ''] = process.argv;
const room = mkdtempSync(join(tmpdir(), 'pryimalnia-walks-'));
process.once('exit', () => rmSync(room, { recursive: true, force: true }));
const leave = (): void => process.exit(1);
process.once('disconnect', leave).once('SIGINT', leave).once('SIGTERM', leave);
const send = (said: SaidOfWalks): Promise<void> => new Promise((done) => process.send?.(said, () => done()));

const report = await walkAll(edition, room, (done, total, title) => void send({ done, total, step: title }));
await send({ report });
process.off('disconnect', leave).disconnect?.();
