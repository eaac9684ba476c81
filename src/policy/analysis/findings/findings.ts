import { Diagrams } from '../diagrams.js';
import type { EditionDiagram } from '../edition-diagram.js';
import { overlapFindings } from './overlaps.js';
import { redundancyFindings } from './redundant.js';
import { ruleFindings } from './rules.js';
import { type EditionFinding, finding } from './shape.js';

export { analysisCodes, type AnalysisCode, type EditionFinding } from './shape.js';

/** All that the analysis finds in one edition: exact, no combination of facts is left out. */
export function findingsOf(diagram: EditionDiagram): EditionFinding[] {
  return [
    ...ruleFindings(diagram),
    ...overlapFindings(diagram),
    ...defaultFindings(diagram),
    ...redundancyFindings(diagram),
  ];
}

/** What the default hides: a gap where no clause is behind it, or that nobody ever comes to it. */
function defaultFindings(diagram: EditionDiagram): EditionFinding[] {
  const region = diagram.regionOf(0);
  if (region === Diagrams.no) return [finding('default-unreachable', [])];
  return diagram.edition.document.default.source ? [] : [finding('gap', [], { region })];
}
