import { z } from 'zod';
import { formats } from '../command/options.js';
import { verb } from '../command/verb.js';
import { checkHtml, checkText } from './check-text.js';
import { checkFolder, editionAnalysis } from './edition-check.js';
import type { EditionReport } from './edition-views.js';
import { folderNamed } from './folder-named.js';
import { checkEdition } from './routes.js';
import { walksHere } from './walks.js';

/** `npm run policy -- check`: everything an edition has to pass but the cases under way, where no service runs (перевірка). */
export const checkVerb = verb({
  name: 'check',
  summary:
    'перевіряє теку цілком: файли, раду, листи, правила, форми, схеми поряд із програмою, рядки таблиць, записані справи',
  usage: '[ТЕКА] [--html] [--out ФАЙЛ]',
  options: z.strictObject({ format: formats('EditionCheckFormat', ['html']) }),
  run: ({ words, say }): Promise<EditionReport> =>
    checkFolder(folderNamed(words), ({ done, total, step }) => say(`${done + 1}/${total} ${step}`), walksHere),
  ending: ({ passed }) => (passed ? 'fine' : 'found'),
  text: checkText,
  prints: { html: { file: 'html', print: checkHtml } },
  analysis: editionAnalysis,
  routes: [checkEdition],
});
