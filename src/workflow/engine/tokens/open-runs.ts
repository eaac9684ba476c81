import type { OpenExecution } from '../motor.js';
import type { Net, NetNode } from './net.js';
import type { Run, Standing } from './standing.js';

interface Found {
  readonly run: Run;
  readonly node: NetNode;
  readonly scope: number;
}

/** Whether the execution itself waits: not a loop, whose turns do, nor a sub-process, whose inside does. */
function waits({ items }: Run, { waitsAs }: NetNode): boolean {
  return waitsAs !== null && items === undefined;
}

/** All that waits for somebody outside, in the order of the diagram, of the turns of loops and of scopes. */
export function openRuns({ nodes }: Net, standing: Standing): readonly OpenExecution[] {
  const scopes = [...standing.scopes.keys()];
  const found: Found[] = [];
  for (const run of standing.runs.values()) {
    const node = nodes.get(run.element);
    if (node && waits(run, node)) found.push({ run, node, scope: scopes.indexOf(run.scope) });
  }
  const turn = ({ run }: Found): number => run.index ?? 0;
  found.sort((a, b) => a.node.order - b.node.order || turn(a) - turn(b) || a.scope - b.scope);
  return found.map(({ run, node }) => ({
    kind: node.waitsAs ?? 'task',
    executionId: run.id,
    elementId: run.element,
    item: standing.itemFor(standing.scopeOf(run), run),
    dueAt: run.dueAt ?? null,
  }));
}
