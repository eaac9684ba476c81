import { verifyJournal } from './verify-journal.js';

/**
 * The stand-alone check of the journal: `node dist/journal/verify.js [--seal FILE] [--against FILE]`. Ends
 * with 0 when it is whole, 1 when it is broken, 2 when it could not be read.
 */
try {
  process.exitCode = await verifyJournal(process.env, process.argv.slice(2), (line) => console.log(line));
} catch (error) {
  console.error('Журнал не прочитано:', error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
