import { createHash } from 'node:crypto';
import { executableProcess } from '../engine/reading/compile.js';
import { parseDiagram, textOf } from '../engine/reading/moddle.js';
import { type LintReport, pageOf } from '../lint/lint-diagram.js';
import { type FlowFinding, flowFindings } from './check-flow.js';
import type { Contract } from './contract.js';
import { EditionFlow, type ProcessFlow } from './edition-flow.js';

/** A fault of the data in one of several diagrams that work together. */
export interface FlowReport extends LintReport {
  readonly process: string;
}

/** Diagrams that work together, checked (перевірена редакція схем). */
export interface CheckedEdition {
  readonly reports: readonly (FlowReport & Pick<FlowFinding, 'rule'>)[];
  readonly walks: readonly ProcessFlow[];
}

/**
 * Checks that whatever the diagrams of an edition read is written before, on every way, and is of the right kind:
 * against each other, the code, the forms and the rules. Each diagram has passed the checks of a single one.
 *
 * @param diagrams BPMN by the keys of the processes
 */
export async function checkEdition(diagrams: ReadonlyMap<string, string>, contract: Contract): Promise<CheckedEdition> {
  const parsed = await Promise.all([...diagrams].map(async ([key, xml]) => [key, await parseDiagram(xml)] as const));
  const walks = new EditionFlow(new Map(parsed.map(([key, one]) => [key, executableProcess(one)])), contract).walked();
  const elements = new Map(parsed.map(([key, { elementsById }]) => [key, elementsById]));
  const reports = walks
    .flatMap((walk) => flowFindings(walk, contract))
    .map(({ process, rule, elementId, message }) => {
      const elementName = textOf(elements.get(process)?.[elementId], 'name') ?? null;
      return { process, rule, elementId, elementName, message, page: pageOf(rule) };
    });
  return { reports: [...new Map(reports.map((report) => [JSON.stringify(report), report])).values()], walks };
}
