import { resolve } from 'node:path';
import { z } from 'zod';
import { readEdition } from '../../edition/index.js';
import { formats } from '../command/options.js';
import { presentFolder } from '../command/present.js';
import { Misuse, verb } from '../command/verb.js';
import { checkHtml, checkText } from './check-text.js';
import { checkFolder, editionAnalysis } from './edition-check.js';
import type { EditionReport } from './edition-views.js';
import { checkEdition } from './routes.js';

/** The folder that a word names, the installation's own without one: `rules/` and `processes/` lie in it. @throws Misuse */
export function folderNamed([word, extra]: readonly string[]): string {
  if (extra !== undefined) throw new Misuse(`Зайве слово «${extra}»: тека одна.`);
  if (word === undefined) return presentFolder();
  const folder = resolve(word);
  if (readEdition(folder).size === 0)
    throw new Misuse(`«${word}»: редакції тут немає: потрібні теки rules/ і processes/.`);
  return folder;
}

/** `npm run policy -- check`: everything an edition has to pass but the cases under way, where no service runs (перевірка). */
export const checkVerb = verb({
  name: 'check',
  summary: 'перевіряє теку цілком: файли, раду, правила, форми, схеми поряд із програмою, всі рядки таблиць',
  usage: '[ТЕКА] [--html] [--out ФАЙЛ]',
  options: z.strictObject({ format: formats('EditionCheckFormat', ['html']) }),
  run: ({ words, say }): Promise<EditionReport> =>
    checkFolder(folderNamed(words), ({ done, total, step }) => say(`${done + 1}/${total} ${step}`)),
  ending: ({ passed }) => (passed ? 'fine' : 'found'),
  text: checkText,
  prints: { html: { file: 'html', print: checkHtml } },
  analysis: editionAnalysis,
  routes: [checkEdition],
});
