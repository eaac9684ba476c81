import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawnDiagram } from '../../../src/workflow/drawing/model.js';
import { readDiagram } from '../../../src/workflow/drawing/read-diagram.js';
import { passedElements } from '../../../src/workflow/drawing/walked/passed-elements.js';
import { standingOf } from '../../../src/workflow/drawing/walked/read-traces.js';
import type { Traces } from '../../../src/workflow/drawing/walked/traces.js';
import { Stroll } from './stroll.js';
import { tries } from '../../support/counts.js';

const folder = new URL('../../../processes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const xmlOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

describe('the way a case has come', () => {
  it.each(files)('%s: nothing is claimed that the engine has not passed', async (file) => {
    const xml = xmlOf(file);
    const diagram = await readDiagram(xml);
    for (let seed = 1; seed <= tries(2, 5); seed += 1) {
      const stroll = await Stroll.through(xml, seed);
      while (stroll.step()) {
        const claimed = standingOf(diagram, stroll.rows(), stroll.messages).passed;
        const wrong = [...claimed].filter((id) => !stroll.passed.has(id));
        expect(wrong, `seed ${seed}: ${stroll.trail.join(' ')}`).toEqual([]);
      }
    }
  });

  it('is found almost whole, though steps and gateways leave no rows', async () => {
    let [claimed, passed] = [0, 0];
    for (const file of files) {
      const xml = xmlOf(file);
      const diagram = await readDiagram(xml);
      for (let seed = 1; seed <= tries(2, 6); seed += 1) {
        const stroll = await Stroll.through(xml, seed);
        while (stroll.step()) continue;
        claimed += standingOf(diagram, stroll.rows(), stroll.messages).passed.size;
        passed += stroll.passed.size;
      }
    }

    expect(claimed / passed).toBeGreaterThan(0.9);
  });
});

describe('of rows that say little', () => {
  let diagram: DrawnDiagram;
  beforeAll(async () => {
    diagram = await readDiagram(xmlOf('written-appeal.bpmn'));
  });
  const traces = (more: Partial<Traces>): Traces => {
    const nothing = new Set<string>();
    return { begun: nothing, done: nothing, neverBegun: nothing, neverDone: nothing, waiting: nothing, ...more };
  };

  it('what every way leads through is passed, what only some do is not', () => {
    const passed = passedElements(diagram, traces({ begun: new Set(['confirm-feature']) }));
    expect([...passed]).toEqual(expect.arrayContaining(['route', 'matches-found--confirm-feature', 'propose-matches']));
    expect(passed.has('look-through')).toBe(false);
    expect(passed.has('was-looked-through--route')).toBe(false);
    expect(passed.has('confirm-feature')).toBe(false);
  });

  it('a task that left no row shows which of two ways was taken', () => {
    const passed = passedElements(
      diagram,
      traces({ begun: new Set(['confirm-feature']), neverBegun: new Set(['look-through']) }),
    );
    expect(passed.has('was-looked-through--route')).toBe(true);
  });

  it('rows that contradict one another close no way', () => {
    const both = new Set(['confirm-feature']);
    expect(passedElements(diagram, traces({ begun: both, neverBegun: both })).has('propose-matches')).toBe(true);
  });
});
