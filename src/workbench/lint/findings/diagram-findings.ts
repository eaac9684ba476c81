import { type RuleSet } from '../../../policy/index.js';
import type { CatalogueReading } from '../../../policy/analysis/index.js';
import { EngineFault } from '../../../workflow/index.js';
import { type Branch, type DiagramOutcomes, diagramOutcomes } from './diagram-outcomes.js';
import { type LintFinding, lintFinding } from '../lint-finding.js';
import { perhaps, type Files } from '../../../platform/files/index.js';

/** The rule sets that diagrams may ask. */
type Sets = ReadonlyMap<string, RuleSet>;

/** Reads every diagram of a folder; one that cannot be read is a finding. */
export async function readDiagrams(files: Files): Promise<{ diagrams: DiagramOutcomes[]; findings: LintFinding[] }> {
  const [diagrams, findings]: [DiagramOutcomes[], LintFinding[]] = [[], []];
  for (const name of files.list('').filter((one) => one.endsWith('.bpmn'))) {
    const file = `${files.name}/${name}`;
    try {
      diagrams.push(await diagramOutcomes(file, files.read(name)));
    } catch (error) {
      if (!(error instanceof EngineFault)) throw error;
      findings.push(lintFinding('process-unreadable', { file, line: 1 }, `Схему не прочитано: ${error.message}`));
    }
  }
  return { diagrams, findings };
}

/** Whether diagrams and rule sets know the same outcomes (чи сходяться схеми з правилами). */
export function diagramFindings(diagrams: readonly DiagramOutcomes[], sets: Sets): LintFinding[] {
  return diagrams.flatMap((diagram) => [...unknownSets(diagram, sets), ...ways(diagram, diagrams, sets)]);
}

/** Sets that neither a diagram nor our code asks. */
export function unaskedSets(
  diagrams: readonly DiagramOutcomes[],
  byCode: ReadonlySet<string>,
  { ruleSetFiles }: CatalogueReading,
): LintFinding[] {
  const asked = new Set(diagrams.flatMap(({ questions }) => questions.map(({ set }) => set)));
  return [...ruleSetFiles].flatMap(([id, file]) => {
    if (asked.has(id) || byCode.has(id)) return [];
    const text = `Набору «${id}» не питає ні схема, ні програма.`;
    return [
      lintFinding('set-unasked', { file: file.name, line: file.lineOf('/id'), pointer: '/id' }, text, { set: id }),
    ];
  });
}

/** Outcomes of a set that a diagram does not name, although it names others. Empty where no gateway asks. */
export function unnamedOutcomes(set: RuleSet, diagrams: readonly DiagramOutcomes[]): string[] {
  const branches = branchesOn(set.id, diagrams);
  const named = new Set(branches.map(({ outcome }) => outcome));
  return branches.length === 0 ? [] : Object.keys(set.outcomes).filter((outcome) => !named.has(outcome));
}

function branchesOn(set: string, diagrams: readonly DiagramOutcomes[]): Branch[] {
  return diagrams.flatMap((diagram) =>
    diagram.branches.filter(({ variable }) => setsBehind(variable, diagram, diagrams).includes(set)),
  );
}

/** The sets whose answer a variable holds: those the diagram asks, or those of the diagrams that call it. */
function setsBehind(variable: string, diagram: DiagramOutcomes, all: readonly DiagramOutcomes[]): string[] {
  const asking = ({ questions }: DiagramOutcomes): string[] =>
    questions.filter((question) => question.variable === variable).map(({ set }) => set);
  const own = asking(diagram);
  return own.length > 0 ? own : all.flatMap(asking);
}

function unknownSets({ file, questions }: DiagramOutcomes, sets: Sets): LintFinding[] {
  return questions
    .filter(({ set }) => !sets.has(set))
    .map(({ set, line }) => {
      const text = `Схема питає набір «${set}», якого немає.${perhaps(set, sets.keys())}`;
      return lintFinding('process-asks-unknown-set', { file, line }, text, { set });
    });
}

/** Where outcomes that no condition names go: by the default flow, or nowhere. */
function ways(diagram: DiagramOutcomes, all: readonly DiagramOutcomes[], sets: Sets): LintFinding[] {
  return diagram.questions.flatMap(({ set: id, variable, line }) => {
    const set = sets.get(id);
    const unnamed = set ? unnamedOutcomes(set, all) : [];
    if (!set || unnamed.length === 0) return [];
    const dead = branchesOn(id, all).find((branch) => branch.variable === variable && !branch.hasDefault);
    const labels = unnamed.map((outcome) => `«${set.outcomes[outcome]?.label ?? outcome}» (${outcome})`).join(', ');
    const place = { file: diagram.file, line };
    if (!dead) {
      const text = `Ці рішення набору «${id}» не названо на жодному переході, вони йдуть переходом за замовчуванням: ${labels}.`;
      return [lintFinding('outcome-by-default', place, text, { set: id, outcomes: unnamed })];
    }
    const text = `Шлюз «${dead.gateway}» не має ні переходу для рішень ${labels} набору «${id}», ні переходу за замовчуванням: справа стала б. Додайте перехід.`;
    return [lintFinding('outcome-unhandled', place, text, { set: id, outcomes: unnamed })];
  });
}
