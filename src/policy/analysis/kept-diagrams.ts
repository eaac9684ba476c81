import { Problem } from '../../domain/problem.js';
import type { Edition } from '../editions/edition.js';
import { AnalysisTooLarge } from './diagrams.js';
import { analyse, type EditionDiagram } from './edition-diagram.js';

const editionsKept = 24;
const nodesKept = 400_000;

/**
 * The diagrams of the editions used last, so that an edition is analysed once (сховок діаграм). They grow
 * with every question put to them; one that has grown too big is made anew the next time.
 */
const kept = new Map<string, EditionDiagram>();

/**
 * Works with the diagram of an edition; one that work has failed on is not kept.
 *
 * @throws ANALYSIS_TOO_LARGE
 */
export function withDiagram<T>(edition: Edition, work: (diagram: EditionDiagram) => T): T {
  const { digest } = edition;
  const known = kept.get(digest);
  kept.delete(digest);
  const [diagram, done] = orRefuse(edition, () => {
    const made = known ?? analyse(edition);
    return [made, work(made)] as const;
  });
  if (diagram.space.diagrams.size <= nodesKept) kept.set(digest, diagram);
  const [oldest] = kept.keys();
  if (kept.size > editionsKept && oldest !== undefined) kept.delete(oldest);
  return done;
}

function orRefuse<T>(edition: Edition, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AnalysisTooLarge)) throw error;
    throw new Problem('ANALYSIS_TOO_LARGE', { detail: error.message, extra: { ruleSet: edition.document.id } });
  }
}
