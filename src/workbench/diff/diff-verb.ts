import { existsSync, statSync } from 'node:fs';
import { type Answer, type Call, Misuse, type Verb } from '../command/verb.js';
import { diffSides } from './diff.js';
import { diffText } from './diff-text.js';
import { editionsFrom, sidesOf, type SideWord, sideWord } from './sides.js';

/** `npm run rules -- diff A B`: which cases would be decided otherwise (різниця). */
export const diffVerb: Verb = {
  name: 'diff',
  summary: 'порівнює двоє правил: кому, що і на що зміниться, або доводить, що вони рівні',
  usage: '[БУЛО] СТАЄ [набір…]  (тека, файл набору, git:РЕВІЗІЯ чи edition:СУМА; друге – типово чинні правила)',
  run,
};

async function run({ words, options, source, env }: Call): Promise<Answer> {
  const { sides, sets } = asked(words);
  const digests = sides.flatMap((side) => ('edition' in side ? [side.edition] : []));
  const [a, b] = sidesOf(sides, await editionsFrom(env, digests), source, folderOf(options['rules']));
  const report = diffSides(a, b, sets);
  return { ending: report.equal ? 'fine' : 'differs', report, text: diffText(report) };
}

/** The folder that `--rules` names: `git:` is about its history. */
function folderOf(rules: Call['options'][string]): string | undefined {
  return typeof rules === 'string' && existsSync(rules) && statSync(rules).isDirectory() ? rules : undefined;
}

/**
 * One or two words that name rules, then sets. Beside the present rules a folder or a file is what is
 * proposed instead of them; a revision or a stored edition is what was before them.
 */
function asked(words: readonly string[]): { sides: [SideWord, SideWord]; sets: readonly string[] } {
  const isSet = (word: string): boolean => /^[a-z][a-z0-9-]*$/.test(word) && !existsSync(word);
  const first = words.findIndex(isSet);
  const named = first === -1 ? words : words.slice(0, first);
  const sets = words.slice(named.length);
  const [a, b, extra] = named;
  if (a === undefined) throw new Misuse('Назвіть, що порівняти: теку, файл, git:РЕВІЗІЮ чи edition:СУМУ.');
  if (extra !== undefined) throw new Misuse(`Зайве слово «${extra}»: порівнюють два.`);
  const odd = sets.find((word) => !isSet(word));
  if (odd !== undefined) throw new Misuse(`«${odd}» стоїть після назв наборів: спершу назвіть те, що порівняти.`);
  const present: SideWord = { rules: '' };
  if (b !== undefined) return { sides: [sideWord(a), sideWord(b)], sets };
  return { sides: /^(git|edition):/.test(a) ? [sideWord(a), present] : [present, sideWord(a)], sets };
}
