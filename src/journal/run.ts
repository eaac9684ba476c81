import { SystemClock } from '../platform/clock.js';
import { journalCommand } from './command.js';

/** `npm run journal -- verify|seal|export`. */
try {
  const now = new SystemClock().now();
  process.exitCode = await journalCommand(process.env, process.argv.slice(2), (line) => console.log(line), now);
} catch (error) {
  console.error('Журнал не прочитано:', error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
