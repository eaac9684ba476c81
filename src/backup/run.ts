import { SystemClock } from '../platform/clock.js';
import { backupCommand, type BackupVerb } from './command.js';

const [verb, ...args] = process.argv.slice(2);
try {
  const now = new SystemClock().now();
  process.exitCode = await backupCommand(verb as BackupVerb, process.env, args, (line) => console.log(line), now);
} catch (error) {
  console.error('Не вдалося:', error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
