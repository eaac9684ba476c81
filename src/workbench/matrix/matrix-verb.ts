import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rulesDirectory } from '../../platform/installation.js';
import { type Answer, type Call, Misuse, type Verb } from '../command/verb.js';
import { actsNamed } from './acts-named.js';
import { buildMatrix, onlyActs } from './build-matrix.js';
import { fileLinks } from './printing/links.js';
import { type MatrixFormat, matrixFormats, renderMatrix } from './printing/render-matrix.js';
import { findingsSummary } from './printing/headings.js';
import { readMaterial } from './read-material.js';
import { countInDatabase } from './configured-database.js';

/** `npm run rules -- matrix`: which clause is carried by what (матриця пунктів). */
export const matrixVerb: Verb = {
  name: 'matrix',
  summary: 'ставить поруч із кожним пунктом акта все, що його виконує',
  usage: '[--act АКТ[,АКТ…]] [--format html|md|csv|json] [--out ФАЙЛ]',
  options: { act: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } },
  run,
};

async function run({ words, options, source, env, say }: Call): Promise<Answer> {
  if (words.length > 0) throw new Misuse(`Зайве слово «${words[0]}»: акт називають так: --act kr-225-r-2023.`);
  const format = formatNamed(options['format']);
  const material = await readMaterial(source);
  const act = options['act'];
  const { ids, fault } = actsNamed(typeof act === 'string' ? act : undefined, material.catalogue);
  if (fault !== null) throw new Misuse(fault);
  const counts = await countInDatabase(env, say);
  const report = onlyActs(buildMatrix(material, counts), ids);
  const ending = report.findings.length > 0 ? 'found' : 'fine';
  const file = typeof options['out'] === 'string' ? options['out'] : null;
  const rules = { name: source.files.name, folder: folderOf(options['rules']) };
  const text = renderMatrix(report, format, fileLinks(file === null ? '.' : dirname(file), rules));
  if (file === null) return { ending, report, text: text.replace(/\n$/, '') };
  write(file, text);
  say(`Матрицю записано у «${file}».`);
  return { ending, report, text: findingsSummary(report) };
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Misuse(`Не вдалося записати «${file}»: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The folder the rules were read from; null for a revision or the file of a proposal. */
function folderOf(rules: Call['options'][string]): string | null {
  if (typeof rules !== 'string') return rulesDirectory;
  return !rules.startsWith('git:') && statSync(rules).isDirectory() ? rules : null;
}

function formatNamed(word: Call['options'][string]): MatrixFormat {
  if (word === undefined) return 'md';
  const format = matrixFormats.find((one) => one === word);
  if (!format) throw new Misuse(`Вигляду «${word}» немає; є ${matrixFormats.join(', ')}.`);
  return format;
}
