import type { ModdleElement } from '../../engine/reading/moddle.js';
import { pathsIn } from '../../engine/expressions/paths.js';
import type { Contract } from '../contract.js';
import { rulingShape } from '../rules-shape.js';
import { type FlowGraph, flowGraphOf, type FlowNode } from './flow-graph.js';
import {
  alternatives,
  type Astray,
  isUnknown,
  keysOf,
  oneOfShapes,
  type Reached,
  type Shape,
  shapeAt,
} from '../shape.js';
import { anything, type Flow, follow, type Held, heldOf, type Written } from './written.js';

/** One process as it is walked from one beginning, with the data at each of its places. */
export interface ProcessFlow {
  readonly graph: FlowGraph;
  /** What it is begun with. */
  readonly begun: Held;
  readonly flow: Flow;
  /** The walks of the processes it calls, by the place of the call. */
  readonly calls: ReadonlyMap<string, ProcessFlow>;
  itemOf(loops: readonly string[], held: Held): Shape | null;
}

interface Walk extends ProcessFlow {
  readonly calls: Map<string, ProcessFlow>;
}

const nothing: Held = new Map();
const whatever: Held = new Map([[anything, { shape: {}, always: true }]]);

/**
 * The diagrams of an edition as they call each other: a process that is called is walked with what its caller holds
 * at the call, one that the service begins with what it is begun with.
 */
export class EditionFlow {
  readonly graphs: ReadonlyMap<string, FlowGraph>;
  private readonly walks = new Map<string, Walk>();
  private readonly rulings: ReadonlyMap<string, Shape>;

  constructor(
    processes: ReadonlyMap<string, ModdleElement>,
    private readonly contract: Contract,
  ) {
    this.rulings = new Map([...contract.rulings].map(([set, ruling]) => [set, rulingShape(set, ruling)]));
    this.graphs = new Map([...processes].map(([key, process]) => [key, flowGraphOf(process)]));
  }

  /** Every process, from every beginning it has; one that nobody begins may find anything in its data. None calls itself. */
  walked(): readonly ProcessFlow[] {
    const unstarted = new Set(this.unstarted());
    const walks = new Set<ProcessFlow>();
    for (const [key, graph] of this.graphs) {
      const start = this.contract.starts.get(key);
      if (start) this.gather(this.walk(graph, heldOf(keysOf(start))), walks);
      else if (unstarted.has(key)) this.gather(this.walk(graph, new Map([...this.words(), ...whatever])), walks);
    }
    return [...walks];
  }

  /**
   * A process from places where a case stands already, with the keys that its data holds; and the processes that are
   * called from there on.
   */
  walkedFrom(key: string, places: readonly string[], keys: Iterable<string>): readonly ProcessFlow[] {
    const graph = this.graphs.get(key);
    if (!graph) return [];
    const held: Held = new Map([...keys].map((one) => [one, { shape: {}, always: true }]));
    const from = { ...graph, starts: places };
    const flow = follow(from, held, (node, before) => this.writesOf(node, before));
    const walks = new Set<ProcessFlow>();
    this.gather({ graph: from, begun: held, flow, calls: new Map(), itemOf }, walks);
    return [...walks];
  }

  /** Processes that neither our code begins nor another calls. */
  unstarted(): readonly string[] {
    const called = new Set(this.nodes().flatMap(({ info }) => info.service?.calledElement ?? []));
    return [...this.graphs.keys()].filter((key) => !this.contract.starts.has(key) && !called.has(key));
  }

  private nodes(): readonly FlowNode[] {
    return [...this.graphs.values()].flatMap(({ nodes }) => [...nodes.values()]);
  }

  /** The words of the data that always mean one thing, whoever writes them. */
  private words(): Held {
    const { starts, topics, answers, messages } = this.contract;
    const declaredHere = [...topics.values(), ...answers.values()].map(({ writes }) => writes);
    const held = [
      ...[...starts.values(), ...messages.values(), ...declaredHere].map((shape) => heldOf(keysOf(shape))),
      ...this.nodes()
        .filter(({ info }) => info.service?.decisionRef != null)
        .map((node) => this.writtenAt(node, nothing)),
    ];
    const shapes = new Map<string, Shape>();
    for (const [key, { shape }] of held.flatMap((one) => [...one])) {
      const known = shapes.get(key);
      shapes.set(key, known ? oneOfShapes([known, shape]) : shape);
    }
    const single = [...shapes].filter(([, shape]) => alternatives(shape).length === 1);
    return new Map(single.map(([key, shape]) => [key, { shape, always: true }]));
  }

  /** A walk and those of the processes it calls, by what it holds at each call in the end. */
  private gather(walk: Walk, into: Set<ProcessFlow>): void {
    if (into.has(walk)) return;
    into.add(walk);
    for (const { id, info } of walk.graph.nodes.values()) {
      const [called, held] = [this.graphs.get(info.service?.calledElement ?? ''), walk.flow.before.get(id)];
      if (!called || !held) continue;
      const inner = this.walk(called, carried(info.service?.ins ?? [], held));
      walk.calls.set(id, inner);
      this.gather(inner, into);
    }
  }

  private walk(graph: FlowGraph, begun: Held): Walk {
    const name = `${graph.process} ${JSON.stringify([...begun])}`;
    const known = this.walks.get(name);
    if (known) return known;
    const flow = follow(graph, begun, (node, before) => this.writesOf(node, before));
    const walk: Walk = { graph, begun, flow, calls: new Map(), itemOf };
    this.walks.set(name, walk);
    return walk;
  }

  private writesOf(node: FlowNode, before: Held): Held {
    const written = this.writtenAt(node, before);
    // A loop over an empty list does nothing at all.
    return node.info.collection === null ? written : sometimes(written);
  }

  private writtenAt({ info }: FlowNode, before: Held): Held {
    const { topics, messages } = this.contract;
    if (info.task) return this.answered(info.task.formKey);
    if (info.message !== null) return declared(messages.get(info.message));
    if (!info.service) return nothing;
    const { kind, topic, decisionRef, resultVariable } = info.service;
    if (kind === 'call') return this.broughtBack(info.service, before);
    if (kind === 'service') return declared(topic === null ? undefined : topics.get(topic)?.writes);
    const shape = this.rulings.get(decisionRef ?? '') ?? {};
    return new Map([[resultVariable ?? decisionRef ?? '', { shape, always: true }]]);
  }

  /** A handler says what it writes; a form without one writes its fields. */
  private answered(formKey: string | null): Held {
    const { answers, forms } = this.contract;
    return formKey === null ? nothing : declared(answers.get(formKey)?.writes ?? forms.get(formKey));
  }

  private broughtBack({ calledElement, ins, outs }: NonNullable<FlowNode['info']['service']>, before: Held): Held {
    const graph = this.graphs.get(calledElement ?? '');
    if (!graph) return whatever;
    const walk = this.walk(graph, carried(ins, before));
    const ends = graph.ends.flatMap((end) => walk.flow.after.get(end) ?? []);
    const each = ends.map((held) => carried(outs, held));
    const keys = new Set(each.flatMap((held) => [...held.keys()]));
    return new Map(
      [...keys].map((key): [string, Written] => {
        const found = each.flatMap((held) => held.get(key) ?? []);
        const always = found.length === each.length && found.every((one) => one.always);
        return [key, { shape: oneOfShapes(found.map(({ shape }) => shape)), always }];
      }),
    );
  }
}

/** Code that has not said what it writes may write anything, and so may a form that could not be read. */
function declared(shape: Shape | undefined): Held {
  return shape === undefined || isUnknown(shape) ? whatever : heldOf(keysOf(shape));
}

const sometimes = (held: Held): Held => new Map([...held].map(([key, { shape }]) => [key, { shape, always: false }]));

type Bindings = NonNullable<FlowNode['info']['service']>['ins'];

function carried(bindings: Bindings, from: Held): Held {
  const held = new Map<string, Written>();
  for (const { variables, source, target } of bindings) {
    if (variables === 'all') for (const [key, written] of from) held.set(key, written);
    if (source === undefined || target === undefined) continue;
    const [key = '', ...rest] = source.split('.');
    const written = from.get(key);
    const reached = written && shapeAt(written.shape, rest);
    if (reached && 'shape' in reached)
      held.set(target, { shape: reached.shape, always: written.always && !reached.maybeAbsent });
    else if (from.has(anything)) held.set(target, { shape: {}, always: true });
  }
  return held;
}

function itemOf(loops: readonly string[], held: Held): Shape | null {
  let item: Shape | null = null;
  for (const collection of loops) {
    const [path] = pathsIn(collection);
    if (!path) return null;
    const [key = '', ...rest] = path.names;
    const from: Shape | undefined | null = path.base === 'item' ? item : held.get(key)?.shape;
    const reached: Reached | Astray | null | undefined =
      from && shapeAt(from, path.base === 'item' ? path.names : rest);
    if (!reached || 'astrayAt' in reached) return null;
    const items: readonly Shape[] = alternatives(reached.shape).flatMap((one) => one.items ?? []);
    item = items.length === 0 ? {} : oneOfShapes(items);
  }
  return item;
}
