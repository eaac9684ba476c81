import { posix } from 'node:path';
import { elementsOf, type ModdleElement, parseDiagram, textOf } from '../../../workflow/index.js';
import type { ClauseRef } from '../../../domain/clause.js';
import { type Catalogue, citationsIn } from '../../../policy/index.js';
import type { Part } from '../matrix.js';
import { UnknownClauses } from './unknown-clauses.js';
import type { Files } from '../../../platform/files/index.js';

/** The diagrams, as far as the matrix reads them. */
interface ReadNodes {
  readonly parts: readonly Part[];
  /** Which clauses the tasks of each form cite. */
  readonly ofForm: ReadonlyMap<string, readonly ClauseRef[]>;
}

/** Walks every diagram: the process as a whole and each of its nodes, with what its name and documentation cite. */
export async function readNodes(files: Files, catalogue: Catalogue, unknown: UnknownClauses): Promise<ReadNodes> {
  const walk = new Walk(catalogue, unknown);
  for (const name of files.list('').filter((one) => one.endsWith('.bpmn'))) {
    await walk.diagram(`${files.name}/${name}`, files.read(name));
  }
  return walk;
}

class Walk implements ReadNodes {
  readonly parts: Part[] = [];
  readonly ofForm = new Map<string, ClauseRef[]>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly unknown: UnknownClauses,
  ) {}

  async diagram(file: string, xml: string): Promise<void> {
    const { rootElement } = await parseDiagram(xml);
    const process = elementsOf(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process');
    if (!process) return;
    const key = process.id ?? posix.basename(file, '.bpmn');
    const lines = linesOfIds(xml);
    const add = (element: ModdleElement, ref: string): void =>
      this.add(element, { ref, file, line: lines.get(element.id ?? '') ?? 1, resource: `/api/v1/processes/${key}` });
    add(process, key);
    for (const element of nodesIn(process)) add(element, `${key}/${element.id ?? ''}`);
  }

  private add(element: ModdleElement, place: Pick<Part, 'ref' | 'file' | 'line' | 'resource'>): void {
    const label = textOf(element, 'name') ?? place.ref;
    const documentation = elementsOf(element, 'documentation').map((one) => textOf(one, 'text') ?? '');
    const { known: cites, unknown } = citationsIn([label, ...documentation].join('\n'), this.catalogue);
    this.unknown.add(unknown, place);
    const through = this.clausesOf(textOf(element, 'decisionRef'));
    this.parts.push({ column: 'nodes', label, cites, through, ...place });
    const form = textOf(element, 'formKey');
    if (form !== undefined) this.ofForm.set(form, [...(this.ofForm.get(form) ?? []), ...cites]);
  }

  /** A decision node serves the clauses of the rules it asks. */
  private clausesOf(decisionRef: string | undefined): ClauseRef[] {
    const set = this.catalogue.ruleSets.get(decisionRef ?? '');
    return set ? [...set.rules.flatMap(({ source }) => source), ...(set.default.source ?? [])] : [];
  }
}

function* nodesIn(scope: ModdleElement): Generator<ModdleElement> {
  for (const element of elementsOf(scope, 'flowElements')) {
    if (element.$type !== 'bpmn:SequenceFlow') yield element;
    yield* nodesIn(element);
  }
}

function linesOfIds(xml: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [i, line] of xml.split('\n').entries()) {
    for (const [, id = ''] of line.matchAll(/\sid="([^"]+)"/g)) if (!lines.has(id)) lines.set(id, i + 1);
  }
  return lines;
}
