import { documentKinds } from '../../../documents/index.js';
import type { Catalogue } from '../../../policy/index.js';
import type { RuleFiles } from '../../../policy/analysis/index.js';
import type { Part } from '../matrix.js';
import { citationsIn } from './citations.js';
import type { UnknownClauses } from './unknown-clauses.js';

const kinds = new Map<string, string>(Object.entries(documentKinds));
/** A template is a file that puts a sheet of one kind together. */
const madeHere = /\bsheet\(\s*'([a-z-]+)'/;

/**
 * Reads the templates of letters (листи): what each says it is for, in the comments and in the words for the
 * citizen. The clauses a letter prints come with the decision; the template names only those it was made for.
 */
export function readLetters(files: RuleFiles, catalogue: Catalogue, unknown: UnknownClauses): Part[] {
  return files.list('').flatMap((name): Part[] => {
    const text = files.read(name);
    const ref = madeHere.exec(text)?.[1] ?? '';
    const label = kinds.get(ref);
    if (label === undefined) return [];
    const { known: cites, unknown: strange } = citationsIn(text, catalogue);
    const place = { ref, file: `src/documents/letters/${name}`, line: lineOfTemplate(text) };
    unknown.add(strange, place);
    return [{ column: 'letters', label, cites, resource: null, ...place }];
  });
}

const lineOfTemplate = (text: string): number =>
  Math.max(1, text.split('\n').findIndex((line) => line.startsWith('export function')) + 1);
