import { sameAnswer } from '../../evaluation/hit-policy.js';
import type { ReadyRule } from '../../editions/edition.js';
import { Diagrams } from '../diagrams.js';
import type { EditionDiagram } from '../edition-diagram.js';
import { type AnalysisCode, type EditionFinding, finding } from './shape.js';
import { collectable } from '../verdict.js';

/** Pairs of rules that may hold together and may not: the service would refuse to decide there. */
export function overlapFindings(diagram: EditionDiagram): EditionFinding[] {
  const { edition } = diagram;
  const { code, clash } = clashes[edition.document.hitPolicy];
  const free = edition.rules.map((_, index) => diagram.freeOf(index));
  return edition.rules.flatMap((one, index) =>
    edition.rules.slice(index + 1).flatMap((other, further) => {
      if (!diagram.peersOf(index).includes(other) || !clash(one, other)) return [];
      const region = diagram.space.diagrams.and(free[index] ?? Diagrams.no, free[index + 1 + further] ?? Diagrams.no);
      return region === Diagrams.no ? [] : [finding(code, [one.rule.name, other.rule.name], { region })];
    }),
  );
}

interface Clash {
  readonly code: AnalysisCode;
  readonly clash: (a: ReadyRule, b: ReadyRule) => boolean;
}

const clashes: Readonly<Record<'priority' | 'unique' | 'collect', Clash>> = {
  priority: { code: 'rules-conflict', clash: (a, b) => !sameAnswer(a, b) },
  unique: { code: 'rules-overlap', clash: () => true },
  collect: { code: 'values-conflict', clash: (a, b) => !collectable([a, b]) },
};
