import type { FileFault } from '../../platform/files/index.js';
import type { FlowReport } from '../contract/checks/check-edition.js';
import { diagramFile } from './coming-edition.js';
import type { Diagrams, EditionGate } from './edition-gate.js';

/** Where the rules of an edition do not answer what our code asks of them, told as what is wrong with its diagrams is. */
export const amissIn = (gate: EditionGate): readonly FlowReport[] =>
  gate.rulesAmiss().map(({ set, message }) => ({
    ...{ process: null, rule: 'asked-amiss', elementId: null, elementName: null },
    ...{ message: `${set}: ${message}`, page: 'docs/rules/lint.md#asked-amiss' },
  }));

/** What is wrong with diagrams that work together, by their files and lines. */
export const inFiles = (faults: readonly FlowReport[], diagrams: Diagrams): readonly FileFault<string>[] =>
  faults.map(({ process, rule, elementId, message }) => ({
    code: rule,
    file: process === null ? 'processes' : diagramFile(process),
    line: lineOfElement(diagrams.get(process ?? '') ?? '', elementId),
    column: 1,
    pointer: elementId ?? '',
    text: message,
  }));

/** On which line of a diagram an element stands, counted from 1. */
export function lineOfElement(xml: string, id: string | null): number {
  const at = id === null ? -1 : xml.indexOf(` id="${id}"`);
  return at < 0 ? 1 : xml.slice(0, at).split('\n').length;
}
