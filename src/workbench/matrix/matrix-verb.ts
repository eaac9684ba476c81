import { DataSource } from 'typeorm';
import { z } from 'zod';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { analysisOf, answerBy } from '../command/of-rules.js';
import { formats } from '../command/options.js';
import type { RulesSource } from '../command/rules-source.js';
import { Misuse, type Place, verb } from '../command/verb.js';
import { route } from '../http/route.js';
import { buildMatrix, onlyActs } from './build-matrix.js';
import { countInDatabase } from './configured-database.js';
import { countDecisions, type DecisionCounts } from './decision-counts.js';
import { type Matrix, MatrixView } from './matrix.js';
import { findingsSummary } from './printing/headings.js';
import { linksFrom } from './printing/links.js';
import { renderMatrixCsv } from './printing/matrix-csv.js';
import { renderMatrixHtml } from './printing/matrix-html.js';
import { renderMatrixMarkdown } from './printing/matrix-markdown.js';
import { readMaterial } from './read-material.js';
import { perhaps } from '../../platform/files/index.js';

const asks = z.strictObject({
  act: z.string().max(400).optional().describe('Акти через кому: kr-225-r-2023,law-393-96; без них – усі'),
  format: formats('MatrixFormat', ['html', 'md', 'csv']),
});
type Asked = z.output<typeof asks> & { readonly counts: DecisionCounts | null };

const inMarkdown = (matrix: Matrix, place: Place): string => `${renderMatrixMarkdown(matrix, linksFrom(place))}\n`;
const prints = {
  html: { file: 'html', print: (matrix: Matrix, place: Place) => renderMatrixHtml(matrix, linksFrom(place)) },
  md: { file: 'markdown', print: inMarkdown },
  csv: { file: 'csv', print: renderMatrixCsv },
} as const;

async function matrixOf(source: RulesSource, { act, counts }: Asked): Promise<Matrix> {
  const material = await readMaterial(source);
  const { acts } = material.catalogue;
  const ids = act === undefined ? [...acts.keys()] : [...new Set(act.split(',').map((one) => one.trim()))];
  const wrong = ids.find((id) => !acts.has(id));
  if (wrong !== undefined) throw new Misuse(`Акта «${wrong}» немає в rules/acts.${perhaps(wrong, acts.keys())}`);
  return onlyActs(buildMatrix(material, counts), ids);
}

const analysis = analysisOf('matrix', matrixOf, prints);

/** `npm run rules -- matrix`: which clause is carried by what (матриця пунктів). */
export const matrixVerb = verb({
  name: 'matrix',
  summary: 'ставить поруч із кожним пунктом акта все, що його виконує',
  usage: '[--act АКТ[,АКТ…]] [--format html|md|csv|json] [--out ФАЙЛ]',
  options: asks,
  async run({ words, options, source, env, say }): Promise<Matrix> {
    if (words.length > 0) throw new Misuse(`Зайве слово «${words[0]}»: акт називають так: --act kr-225-r-2023.`);
    return matrixOf(source, { ...options, counts: await countInDatabase(env, say) });
  },
  ending: ({ findings }) => (findings.length > 0 ? 'found' : 'fine'),
  text: inMarkdown,
  brief: findingsSummary,
  prints,
  analysis,
  routes: [
    route({
      at: 'GET workbench/matrix',
      takes: { query: asks },
      describe: {
        id: 'getMatrix',
        summary:
          'Матриця: пункт × правила × параметри × рядки таблиць × вузли процесів × форми × листи × записані рішення.',
        problems: ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems],
        returns: MatrixView,
        files: ['html', 'markdown', 'csv'],
      },
      async answer({ query }, counter) {
        const counts = await countDecisions(counter.service(DataSource).manager);
        return answerBy(counter, analysis, { files: null, asked: { ...query, counts } }, prints);
      },
    }),
  ],
});
