import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DrawnDiagram } from '../../../src/workflow/drawing/model.js';
import { readDiagram } from '../../../src/workflow/drawing/read-diagram.js';
import type { Passage } from '../../../src/workflow/engine/index.js';
import { tries } from '../../support/counts.js';
import { Stroll } from './stroll.js';

const folder = new URL('../../../processes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const xmlOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const countOf = (passages: readonly Passage[], ...kinds: readonly Passage['kind'][]): ReadonlyMap<string, number> => {
  const count = new Map<string, number>();
  for (const { elementId, kind } of passages)
    if (kinds.includes(kind)) count.set(elementId, (count.get(elementId) ?? 0) + 1);
  return count;
};

/**
 * What the passages of a case leave unexplained by its drawing alone, which knows nothing of any motor: each token that
 * a flow brought must have passed the element there, have been taken away from it, or stand there; and each flow out of
 * a passed element must lead on.
 */
function unexplained({ nodes, flows }: DrawnDiagram, passages: readonly Passage[], open: Stroll['open']): string[] {
  const taken = countOf(passages, 'taken');
  const left = countOf(passages, 'left');
  const cameTo = countOf(passages, 'left', 'cancelled');
  const sequence = flows.filter(({ type }) => type === 'SequenceFlow');
  const faults: string[] = [];
  for (const { id, type, attachedTo } of nodes) {
    const flowsIn = sequence.filter(({ targetId }) => targetId === id);
    const flowsOut = sequence.filter(({ sourceId }) => sourceId === id);
    const arrived = flowsIn.map((flow) => taken.get(flow.id) ?? 0);
    const isJoin = type === 'ParallelGateway' && flowsIn.length > 1;
    const here = (cameTo.get(id) ?? 0) + (open.get(id) ?? 0);
    const brought = arrived.reduce((sum, count) => sum + count, 0);
    if (isJoin && here > Math.min(...arrived)) faults.push(`${id} opened before all had come`);
    // A token that comes to an element at work waits its turn before it.
    const isExplained = here === brought || (here < brought && open.has(id));
    if (!isJoin && flowsIn.length > 0 && attachedTo === null && !isExplained)
      faults.push(`${id}: ${brought} came, ${here} passed or stand there`);
    const gone = flowsOut.map((flow) => taken.get(flow.id) ?? 0);
    const passed = left.get(id) ?? 0;
    const isChoice = type === 'ExclusiveGateway';
    const isExact = isChoice ? gone.reduce((sum, count) => sum + count, 0) === passed : gone.every((n) => n === passed);
    if (flowsOut.length > 0 && type !== 'EventBasedGateway' && !isExact)
      faults.push(`${id}: ${passed} left, ${gone.join(', ')} went`);
  }
  return faults;
}

describe('the way a case has come', () => {
  it.each(files)('%s: is whole and claims nothing more, by either motor', async (file) => {
    const xml = xmlOf(file);
    const diagram = await readDiagram(xml);
    const drawn = new Set([...diagram.nodes, ...diagram.flows].map(({ id }) => id));
    for (let seed = 1; seed <= tries(3, 20); seed += 1) {
      for (const motor of seed % 3 === 0 ? (['tokens', 'library'] as const) : (['tokens'] as const)) {
        const stroll = await Stroll.through(xml, seed, motor);
        while (stroll.step()) {
          const where = `seed ${seed}, ${motor}: ${stroll.trail.join(' ')}`;
          if (stroll.live.status !== 'running') continue;
          expect(unexplained(diagram, stroll.passages, stroll.open), where).toEqual([]);
        }
        expect(stroll.passages.filter(({ elementId }) => !drawn.has(elementId))).toEqual([]);
      }
    }
  });
});
