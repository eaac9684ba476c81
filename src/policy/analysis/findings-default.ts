import { Diagrams } from './diagrams.js';
import type { EditionDiagram } from './edition-diagram.js';
import { type EditionFinding, finding } from './findings-shape.js';

/** What the default hides: a gap where no clause is behind it, or that nobody ever comes to it. */
export function defaultFindings(diagram: EditionDiagram): EditionFinding[] {
  const region = diagram.regionOf(0);
  if (region === Diagrams.no) return [finding('default-unreachable', [])];
  return diagram.edition.document.default.source ? [] : [finding('gap', [], { region })];
}
