import { parseArgs } from 'node:util';
import { weekOfLetters } from './letters/index.js';
import { type OwnService, startOwnService } from './own-service.js';
import { play } from './play.js';
import { receptionsOfSpring } from './receptions/index.js';
import { Surprise } from './surprise.js';

/**
 * `npm run demo`: one week of the office over real HTTP, and on into spring until every case has ended.
 * `-- --url http://…` takes a running service on a manual clock; `-- --quiet` prints only the totals.
 */
const { values } = parseArgs({ options: { url: { type: 'string' }, quiet: { type: 'boolean', default: false } } });
const password = process.env['DEMO_PASSWORD'] || 'demo-council';
const print = (line: string): void => void process.stdout.write(`${line}\n`);

let own: OwnService | null = null;
try {
  own = values.url === undefined ? await startOwnService(password) : null;
  const url = (own?.url ?? values.url ?? '').replace(/\/$/, '');
  await play({ url, password, stories: weekOfLetters, receptions: receptionsOfSpring, print, quiet: values.quiet });
} catch (error) {
  const words = error instanceof Surprise ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`\nНЕСПОДІВАНКА. ${words}\n`);
  process.exitCode = 1;
} finally {
  await own?.stop();
}
