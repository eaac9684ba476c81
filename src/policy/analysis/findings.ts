import type { EditionDiagram } from './edition-diagram.js';
import { defaultFindings } from './findings-default.js';
import { overlapFindings } from './findings-overlaps.js';
import { redundancyFindings } from './findings-redundant.js';
import { ruleFindings } from './findings-rules.js';
import type { EditionFinding } from './findings-shape.js';

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
