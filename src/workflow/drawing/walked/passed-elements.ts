import type { DrawnDiagram, DrawnNode } from '../model.js';
import { closedPoints } from './closed-points.js';
import { isChoice, passesAtOnce } from './steps-through.js';
import type { Traces } from './traces.js';
import { enter, leave, WalkGraph } from './walk-graph.js';

/** The points of a diagram that a case has certainly been at, found from those its rows speak of. */
class CertainWay {
  readonly points: Set<string>;
  private readonly closed: ReadonlySet<string>;
  private readonly open: ReadonlySet<string>;

  constructor(
    private readonly graph: WalkGraph,
    private readonly traces: Traces,
  ) {
    const { begun, done } = traces;
    this.points = new Set([...[...begun, ...done].map(enter), ...[...done].map(leave)]);
    const closed = closedPoints(graph, traces);
    const reached = graph.reach((point) => closed.has(point));
    // Rows that contradict one another (some may have been erased since) close nothing.
    const isSound = [...this.points].every((point) => reached.has(point));
    this.closed = isSound ? closed : new Set();
    this.open = isSound ? reached : graph.reach(() => false);
  }

  /** Until nothing new follows. */
  find(): ReadonlySet<string> {
    for (let before = -1; before !== this.points.size;) {
      before = this.points.size;
      this.addUnavoidable();
      for (const point of this.points) this.follow(point);
    }
    return this.points;
  }

  /** Without this point a place where the case has been could not have been reached. */
  private addUnavoidable(): void {
    const been = [...this.points].filter((point) => this.open.has(point));
    for (const point of this.open) {
      if (this.points.has(point)) continue;
      const reached = this.graph.reach((other) => other === point || this.closed.has(other));
      if (been.some((place) => !reached.has(place))) this.points.add(point);
    }
  }

  private follow(point: string): void {
    const node = this.graph.nodeAt(point);
    if (!node) return this.addAll(this.graph.next(point));
    if (point === leave(node.id)) return this.followOut(node, point);
    if (passesAtOnce(this.graph, node, this.traces.waiting)) this.addAll([leave(node.id)]);
    if (node.type === 'SubProcess' && node.repeats === null) {
      this.addAll(this.graph.next(point).filter((next) => this.graph.nodeAt(next)?.type === 'StartEvent'));
    }
  }

  private followOut(node: DrawnNode, point: string): void {
    if (node.type === 'ParallelGateway') this.addAll(this.graph.flowsInto(node.id));
    const flows = this.graph.next(point).filter((next) => this.graph.nodeAt(next) === undefined);
    const possible = flows.filter((flow) => this.open.has(flow));
    if (!isChoice(node) || possible.length === 1) this.addAll(possible);
  }

  private addAll(points: readonly string[]): void {
    for (const point of points) if (this.open.has(point)) this.points.add(point);
  }
}

/**
 * The elements and flows that a case has certainly passed (пройдений шлях). Steps and gateways leave no rows:
 * they are passed when no other way leads to where the case has been. Where two ways remain possible, neither
 * is claimed.
 */
export function passedElements(diagram: DrawnDiagram, traces: Traces): Set<string> {
  const certain = new CertainWay(new WalkGraph(diagram), traces).find();
  const nodes = diagram.nodes.filter(({ id }) => certain.has(leave(id)));
  const flows = diagram.flows.filter(({ id }) => certain.has(id));
  return new Set([...nodes, ...flows].map(({ id }) => id));
}
