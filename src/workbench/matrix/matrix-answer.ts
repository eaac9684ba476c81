import { Problem } from '../../domain/problem.js';
import type { RulesSource } from '../command/rules-source.js';
import { actsNamed } from './acts-named.js';
import { buildMatrix, onlyActs } from './build-matrix.js';
import type { DecisionCounts } from './decision-counts.js';
import { resourceLinks } from './printing/links.js';
import { type MatrixFormat, renderMatrix } from './printing/render-matrix.js';
import { readMaterial } from './read-material.js';

export interface MatrixAsked {
  /** Acts, one after another with commas between; without it, all. */
  readonly act?: string | undefined;
  readonly format: MatrixFormat;
  readonly counts: DecisionCounts;
}

/** The matrix of a source with the decisions of the service, printed where it is wanted so. @throws NOT_FOUND */
export async function matrixAnswer(source: RulesSource, { act, format, counts }: MatrixAsked) {
  const material = await readMaterial(source);
  const { ids, fault } = actsNamed(act, material.catalogue);
  if (fault !== null) throw new Problem('NOT_FOUND', { detail: fault });
  const matrix = onlyActs(buildMatrix(material, counts), ids);
  return format === 'json' ? matrix : renderMatrix(matrix, format, resourceLinks);
}
