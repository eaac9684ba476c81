import { type FlowNode, flowGraphOf } from '../contract/flow/flow-graph.js';
import { comparisonsAt, pathsReadAt } from '../contract/flow/paths-read.js';
import type { ElementInfo } from '../engine/index.js';
import { executableProcess } from '../engine/reading/compile.js';
import { parseDiagram, textOf } from '../engine/reading/moddle.js';

/** An element of a diagram, with the process it stands in. */
export interface Drawn {
  readonly process: string;
  readonly element: ElementInfo;
  /** The keys of the data that the diagram itself reads here. */
  readonly reads: ReadonlySet<string>;
}

/** The diagrams as whoever looks for a name in them reads them (де вжито). */
export class Drawing {
  private constructor(
    readonly elements: readonly Drawn[],
    /** Of each process, by its key. */
    readonly titles: ReadonlyMap<string, string>,
  ) {}

  /** @param diagrams BPMN by the keys of the processes */
  static async of(diagrams: ReadonlyMap<string, string>): Promise<Drawing> {
    const read = await Promise.all(
      [...diagrams].map(async ([key, xml]) => [key, executableProcess(await parseDiagram(xml))] as const),
    );
    const elements = read.flatMap(([process, root]) =>
      [...flowGraphOf(root).nodes.values()].map((node) => ({ process, element: node.info, reads: keysReadAt(node) })),
    );
    return new Drawing(elements, new Map(read.map(([key, root]) => [key, textOf(root, 'name') ?? key])));
  }

  ofTopic(topic: string): readonly Drawn[] {
    return this.elements.filter(({ element }) => element.service?.topic === topic);
  }

  ofForm(form: string): readonly Drawn[] {
    return this.elements.filter(({ element }) => element.task?.formKey === form);
  }

  ofDecision(set: string): readonly Drawn[] {
    return this.elements.filter(({ element }) => element.service?.decisionRef === set);
  }

  ofMessage(name: string): readonly Drawn[] {
    return this.elements.filter(({ element }) => element.message === name);
  }

  callsOf(process: string): readonly Drawn[] {
    return this.elements.filter(({ element }) => element.service?.calledElement === process);
  }

  /** The rule sets whose answer is kept under a name. */
  decidedAs(key: string): readonly string[] {
    return this.elements.flatMap(({ element: { service } }) =>
      service?.resultVariable === key ? (service.decisionRef ?? []) : [],
    );
  }

  /** The processes whose conditions, days, groups and lists read a key. */
  readersOf(key: string): readonly string[] {
    return this.elements.filter(({ reads }) => reads.has(key)).map(({ process }) => process);
  }
}

function keysReadAt(node: FlowNode): ReadonlySet<string> {
  const paths = pathsReadAt(node).filter(({ base }) => base === 'data');
  const names = [...paths.map(({ names: path }) => path), ...comparisonsAt(node).map(({ fact }) => fact)];
  return new Set(names.flatMap(([key = '']) => key));
}
