import type { DrawnDiagram, DrawnNode } from '../model.js';

export const enter = (id: string): string => `>${id}`;
export const leave = (id: string): string => `<${id}`;

const isStart = ({ type }: DrawnNode): boolean => type === 'StartEvent';

/**
 * All the ways a case may go on a diagram (можливі шляхи): to enter an element, to leave it and to take a flow
 * are each a point of their own, so that what was begun and what was finished can be told apart.
 */
export class WalkGraph {
  readonly points = new Set<string>();
  private readonly byId: ReadonlyMap<string, DrawnNode>;
  private readonly ways = new Map<string, string[]>();
  private readonly from: readonly string[];

  constructor(private readonly diagram: DrawnDiagram) {
    this.byId = new Map(diagram.nodes.map((node) => [node.id, node]));
    for (const node of diagram.nodes) this.addNode(node);
    for (const { id, sourceId, targetId, type } of diagram.flows) {
      if (type !== 'SequenceFlow') continue;
      this.add(leave(sourceId), id);
      this.add(id, enter(targetId));
    }
    this.from = diagram.nodes
      .filter((node) => isStart(node) && node.parentId === diagram.key)
      .map(({ id }) => enter(id));
  }

  get nodes(): readonly DrawnNode[] {
    return this.diagram.nodes;
  }

  /** The element that a point enters or leaves; none for a flow. */
  nodeAt(point: string): DrawnNode | undefined {
    return point.startsWith('>') || point.startsWith('<') ? this.byId.get(point.slice(1)) : undefined;
  }

  next(point: string): readonly string[] {
    return this.ways.get(point) ?? [];
  }

  flowsInto(id: string): string[] {
    return this.diagram.flows
      .filter(({ targetId, type }) => targetId === id && type === 'SequenceFlow')
      .map((flow) => flow.id);
  }

  /** Every point that a case can come to when these are closed to it. */
  reach(isClosed: (point: string) => boolean): Set<string> {
    const reached = new Set(this.from.filter((point) => !isClosed(point)));
    for (const point of reached) {
      for (const next of this.next(point)) if (!isClosed(next)) reached.add(next);
    }
    return reached;
  }

  private addNode(node: DrawnNode): void {
    const inside = this.diagram.nodes.filter(({ parentId }) => parentId === node.id);
    this.points.add(enter(node.id)).add(leave(node.id));
    // An empty list lets a repeated activity be passed without entering it.
    if (inside.length === 0 || node.repeats !== null) this.add(enter(node.id), leave(node.id));
    for (const child of inside) {
      if (isStart(child)) this.add(enter(node.id), enter(child.id));
      if (child.type === 'EndEvent') this.add(leave(child.id), leave(node.id));
    }
    if (node.attachedTo !== null) this.add(enter(node.attachedTo), enter(node.id));
  }

  private add(from: string, to: string): void {
    this.points.add(from).add(to);
    this.ways.set(from, [...(this.ways.get(from) ?? []), to]);
  }
}
