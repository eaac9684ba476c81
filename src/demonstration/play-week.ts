import { parseArgs } from 'node:util';
import { weekOfLetters } from './letters/index.js';
import { startOwnService } from './own-service.js';
import { play } from './play.js';
import { Surprise } from './surprise.js';

/**
 * `npm run demo`: one week of the office over real HTTP, and on into spring until every case has ended.
 * `-- --url http://…` takes a running service on a manual clock; `-- --quiet` prints only the totals.
 */
const { values } = parseArgs({ options: { url: { type: 'string' }, quiet: { type: 'boolean', default: false } } });
const password = process.env['DEMO_PASSWORD'] || 'demo-council';
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const own = values.url === undefined ? await startOwnService(password) : null;
const url = (own?.url ?? values.url ?? '').replace(/\/$/, '');
try {
  await play({ url, password, stories: weekOfLetters, print, quiet: values.quiet });
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(
    `\nНЕСПОДІВАНКА. ${error instanceof Surprise ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
} finally {
  await own?.stop();
}
