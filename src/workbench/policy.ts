import { runCommand } from './command/run-command.js';
import { surroundings, streams } from './command/terminal.js';
import { policyVerbs } from './policy-verbs.js';

/** `npm run policy -- <verb>`: an edition from the folder of an admin into force and back (редакція з командного рядка). */
process.exitCode = await runCommand(policyVerbs, process.argv.slice(2), streams, surroundings, 'policy');
