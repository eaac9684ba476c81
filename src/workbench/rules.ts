import { runCommand } from './command/run-command.js';
import { verbs } from './verbs.js';

/** `npm run rules -- <verb>`: the reviewers' workbench on the command line (верстак рецензента). */
process.exitCode = await runCommand(
  verbs,
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  },
  { env: process.env, now: () => new Date() },
);
