import {
  AnalysisTooLarge,
  Diagrams,
  type Diagram,
  analyse,
  type EditionDiagram,
  type EditionFinding,
  findingsOf,
  regionInWords,
  witness,
  type Edition,
  type EditionSpan,
  type RuleSetEditions,
  valueInWords,
} from '../../../policy/analysis/index.js';
import { analysisText } from './analysis-text.js';
import { type LintFinding, lintFinding, type Place } from '../lint-finding.js';
import { mergedSpans } from './spans.js';
import type { CheckedFile } from '../../../platform/files/index.js';

const linesAtMost = 6;

/** What the analysis finds in all editions of a set; what is the same in several spans of days is told once. */
export function setFindings(editions: RuleSetEditions, file: CheckedFile): LintFinding[] {
  const spansOf = new Map<Edition, EditionSpan[]>();
  for (const span of editions.spans()) {
    if (span.edition) spansOf.set(span.edition, [...(spansOf.get(span.edition) ?? []), span]);
  }
  const merged = new Map<string, { readonly finding: LintFinding; readonly spans: EditionSpan[] }>();
  const placeOf = placesIn(editions, file);
  for (const [edition, spans] of spansOf) {
    for (const finding of editionFindings(edition, placeOf)) {
      const { witness: _, ...same } = finding;
      const key = JSON.stringify(same);
      const known = merged.get(key);
      if (known) known.spans.push(...spans);
      else merged.set(key, { finding, spans: [...spans] });
    }
  }
  return [...merged.values()].map(({ finding, spans }) => ({ ...finding, spans: mergedSpans(spans) }));
}

/**
 * What the analysis finds in one edition, in words, with regions and witnesses.
 *
 * @param placeOf where a part stands: a JSON Pointer from the rule, and the rule, or null for the default
 */
function editionFindings(edition: Edition, placeOf: (rule: string | null, part: string) => Place): LintFinding[] {
  const set = edition.document.id;
  try {
    const diagram = analyse(edition);
    return findingsOf(diagram).map((found) => {
      const place = placeOf(found.rules[0] ?? null, found.part);
      return lintFinding(found.code, place, analysisText(found, edition), {
        set,
        rules: found.rules,
        ...shown(diagram, found),
      });
    });
  } catch (error) {
    if (!(error instanceof AnalysisTooLarge)) throw error;
    return [lintFinding('analysis-too-large', placeOf(null, ''), error.message, { set })];
  }
}

function placesIn({ ruleSet }: RuleSetEditions, file: CheckedFile): (rule: string | null, part: string) => Place {
  const places = new Map(ruleSet.rules.map(({ name }, i) => [name, `/rules/${i}`]));
  return (rule, part) => {
    const pointer = rule === null ? '/default' : `${places.get(rule) ?? ''}${part}`;
    return { file: file.name, line: file.lineOf(pointer), pointer };
  };
}

function shown(diagram: EditionDiagram, { code, region }: EditionFinding): Pick<LintFinding, 'region' | 'witness'> {
  if (region === null) return { region: null, witness: null };
  const { space, possible } = diagram;
  // These regions lie where facts cannot stand together.
  const outside = code === 'rule-impossible' || code === 'condition-redundant';
  const care = outside ? Diagrams.yes : possible;
  return { region: regionInWords(space, region, care, linesAtMost), witness: witnessOf(diagram, region) };
}

function witnessOf({ space }: EditionDiagram, region: Diagram): LintFinding['witness'] {
  const facts = witness(space, region);
  return (
    facts &&
    space.variables.map(({ fact, definition }) => {
      const value = facts[fact] ?? false;
      return { fact, label: definition.label, value, valueText: valueInWords(definition, value) };
    })
  );
}
