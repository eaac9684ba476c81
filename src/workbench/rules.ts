import { runCommand } from './command/run-command.js';
import { surroundings, streams } from './command/terminal.js';
import { verbs } from './verbs.js';

/** `npm run rules -- <verb>`: the reviewers' workbench on the command line (верстак рецензента). */
process.exitCode = await runCommand(verbs, process.argv.slice(2), streams, surroundings);
