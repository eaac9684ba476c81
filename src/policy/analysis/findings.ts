import { Diagrams } from './diagrams.js';
import type { EditionDiagram } from './edition-diagram.js';
import { overlapFindings } from './findings-overlaps.js';
import { redundancyFindings } from './findings-redundant.js';
import { ruleFindings } from './findings-rules.js';
import { type EditionFinding, finding } from './findings-shape.js';

export { analysisCodes, type AnalysisCode, type EditionFinding } from './findings-shape.js';

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
