import { resolve } from 'node:path';
import { readEdition } from '../../edition/index.js';
import { presentFolder } from '../command/present.js';
import { Misuse } from '../command/verb.js';

/** The folder that a word names, the installation's own without one: `rules/` and `processes/` lie in it. @throws Misuse */
export function folderNamed([word, extra]: readonly string[]): string {
  if (extra !== undefined) throw new Misuse(`Зайве слово «${extra}»: тека одна.`);
  if (word === undefined) return presentFolder();
  const folder = resolve(word);
  if (readEdition(folder).size === 0)
    throw new Misuse(`«${word}»: редакції тут немає: потрібні теки rules/ і processes/.`);
  return folder;
}
