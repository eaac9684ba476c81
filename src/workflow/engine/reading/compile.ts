import serialize from 'moddle-context-serializer';
import type { ElementInfo } from './element.js';
import { indexElements } from './element-index.js';
import { elementTypes } from '../library/element-types.js';
import { EngineFault } from '../fault.js';
import { checkSubset } from './gate.js';
import { elementsOf, parseDiagram, textOf, type ModdleElement, type ParseResult } from './moddle.js';
import { trimContext } from './trim-context.js';

/** A diagram made ready to run, once per published version (скомпільована версія процесу). */
export interface Compiled {
  readonly processId: string;
  readonly processName: string | null;
  readonly elements: readonly ElementInfo[];
  readonly nodeCount: number;
  /** What the database stores beside the XML, and `revive` reads. */
  readonly serialized: string;
}

/** The one process of a file. @throws EngineFault DIAGRAM_REFUSED */
export function executableProcess(parsed: ParseResult): ModdleElement {
  const processes = elementsOf(parsed.rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const [process] = processes;
  if (!process || processes.length !== 1 || process.get('isExecutable') !== true) {
    throw new EngineFault('DIAGRAM_REFUSED', 'a file holds exactly one process, and it is executable');
  }
  return process;
}

function readContext(parsed: ParseResult): string {
  try {
    return serialize(parsed, elementTypes).serialize();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngineFault('DIAGRAM_REFUSED', reason, null, { cause });
  }
}

/**
 * Compiles a diagram. The parser only warns of unknown attributes and of references that lead nowhere, and such
 * a diagram would hang silently later: every warning is an error here.
 *
 * @throws EngineFault DIAGRAM_REFUSED
 */
export async function compile(xml: string): Promise<Compiled> {
  const parsed = await parseDiagram(xml);
  const [warning] = parsed.warnings;
  if (warning) throw new EngineFault('DIAGRAM_REFUSED', warning.message);
  const process = executableProcess(parsed);
  checkSubset(process);
  const elements = indexElements(process);
  const context = trimContext(readContext(parsed));
  const processId = process.id ?? '';
  return {
    processId,
    processName: textOf(process, 'name') ?? null,
    elements,
    nodeCount: elements.length,
    serialized: JSON.stringify({ format: 1, processId, elements, context }),
  };
}
