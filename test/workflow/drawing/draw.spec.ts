import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawDiagram } from '../../../src/workflow/drawing/draw.js';
import { around, contains, grown, overlap, piecesOf, type Box } from '../../../src/workflow/drawing/geometry.js';
import { placeLabels } from '../../../src/workflow/drawing/labels.js';
import type { DrawnDiagram, DrawnFlow } from '../../../src/workflow/drawing/model.js';
import { readDiagram } from '../../../src/workflow/drawing/read-diagram.js';
import { isFrame } from '../../../src/workflow/drawing/shapes/node.js';
import { nowhere, type Standing } from '../../../src/workflow/drawing/standing.js';
import { compile } from '../../../src/workflow/engine/index.js';
import { hostileDiagram } from './hostile-diagram.js';

const folder = new URL('../../../processes/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const xmlOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const drawn = async (xml: string, standing?: Standing): Promise<string> =>
  drawDiagram(await readDiagram(xml), standing);

/** The group of one element, from its opening to the next group. */
function partOf(picture: string, id: string): string {
  const [, after = ''] = picture.split(`data-element-id="${id}"`);
  return after.split('<g role="img"')[0] ?? '';
}

describe.each(files)('the drawing of %s', (file) => {
  const xml = xmlOf(file);
  let diagram: DrawnDiagram;
  let picture: string;
  beforeAll(async () => {
    diagram = await readDiagram(xml);
    picture = drawDiagram(diagram);
  });

  it('shows every element once', async () => {
    const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)].map(([, id]) => id);
    const wanted = [...(await compile(xml)).elements.map(({ id }) => id), ...flows];
    const shown = [...picture.matchAll(/data-element-id="([^"]+)"/g)].map(([, id]) => id);
    expect(shown.sort()).toEqual(wanted.sort());
  });

  it('gives every element a title, and the whole its name', () => {
    const groups = [...picture.matchAll(/<g role="img"[^>]*><title>([^<]+)<\/title>/g)];
    expect(groups.length).toBe(diagram.nodes.length + diagram.flows.length);
    expect(picture).toContain(`<title>${diagram.name}</title>`);
  });

  it('lies wholly within its view box', () => {
    const [x = 0, y = 0, width = 0, height = 0] = /viewBox="([^"]+)"/.exec(picture)?.[1]?.split(' ').map(Number) ?? [];
    const paper: Box = { x, y, width, height };
    const boxes = [...diagram.nodes, ...placeLabels(diagram)].map(({ box }) => box);
    expect(boxes.filter((box) => !contains(paper, box))).toEqual([]);
  });

  it('writes no name over a shape or over another name', () => {
    const labels = placeLabels(diagram);
    const shapes = diagram.nodes.filter((node) => !isFrame(node));
    const clashes = labels.flatMap((label, index) => [
      ...shapes.filter(({ box }) => overlap(box, label.box)).map(({ id }) => `${label.of} over ${id}`),
      ...labels
        .slice(index + 1)
        .filter(({ box }) => overlap(box, label.box))
        .map(({ of }) => `${label.of} over ${of}`),
    ]);
    expect(clashes).toEqual([]);
  });

  it.each([
    ['timer', /<bpmn:timerEventDefinition/g],
    ['message', /<bpmn:messageEventDefinition/g],
    ['terminate', /<bpmn:terminateEventDefinition/g],
    ['exclusive', /<bpmn:exclusiveGateway/g],
    ['parallel', /<bpmn:parallelGateway/g],
    ['for-each', /<bpmn:multiInstanceLoopCharacteristics/g],
    ['has-inside', /<bpmn:callActivity/g],
    ['default', / default="/g],
  ])('carries as many signs of %s as there are', (marker, written) => {
    const signs = picture.match(new RegExp(`data-marker="${marker}"`, 'g')) ?? [];
    expect(signs.length).toBe(xml.match(written)?.length ?? 0);
  });

  it('draws every event as what it is: thin, thick, double, dashed when it interrupts nothing', () => {
    for (const { id, type, isInterrupting } of diagram.nodes.filter((node) => node.type.endsWith('Event'))) {
      const part = partOf(picture, id);
      const rings = part.split('<g class="marker"')[0]?.match(/<circle/g)?.length;
      expect([id, rings]).toEqual([id, /^(?:Start|End)Event$/.test(type) ? 1 : 2]);
      expect([id, part.includes('stroke-width="3.4"')]).toEqual([id, type === 'EndEvent']);
      expect([id, part.includes('stroke-dasharray')]).toEqual([id, !isInterrupting]);
    }
  });

  it('is read on a laptop without being moved sideways, and no line runs through a name', () => {
    expect(Number(/ width="(\d+)"/.exec(picture)?.[1])).toBeLessThanOrEqual(1600);
    const lines = diagram.flows.flatMap(({ id, waypoints }) =>
      piecesOf(waypoints).map(([a, b]) => [id, around(a, b)] as const),
    );
    const crossed = placeLabels(diagram).flatMap(({ of, box }) =>
      lines.filter(([, line]) => overlap(grown(box, -1), grown(line, 0.1))).map(([id]) => `${id} through ${of}`),
    );
    expect(crossed).toEqual([]);
  });

  it('gives every way one arrow', () => {
    expect(picture.match(/class="arrow"/g)?.length).toBe(diagram.flows.length);
  });

  it('writes the name of a way beside that way', () => {
    const byLine = ({ waypoints }: DrawnFlow, box: Box): boolean =>
      piecesOf(waypoints).some(([a, b]) => overlap(around(a, b), grown(box, 10)));
    const labels = placeLabels(diagram);
    for (const flow of diagram.flows.filter(({ name }) => name !== '')) {
      const { box } = labels.find((label) => label.of === flow.id) ?? {};
      expect([flow.id, box !== undefined && byLine(flow, box)]).toEqual([flow.id, true]);
    }
  });

  it('leaves out no word of any name', () => {
    const spoken = picture.replace(/<title>[^<]*<\/title>/g, '').replace(/<[^>]*>/g, ' ');
    const words = [...diagram.nodes, ...diagram.flows].flatMap(({ name }) => name.split(/[\s/-]+/));
    expect(words.filter((word) => !spoken.includes(word))).toEqual([]);
  });
});

describe('where a case stands', () => {
  const standing: Standing = {
    waiting: new Map([['contribute', 3]]),
    passed: new Set(['taken-up', 'taken-up--set-first-term']),
    incidents: new Set(['open-term']),
    unrecorded: null,
  };

  it('is marked on shapes and lines, and said in their titles', async () => {
    const picture = await drawn(xmlOf('consideration.bpmn'), standing);
    expect(partOf(picture, 'contribute')).toMatch(/^[^>]*data-state="waiting"><title>[^<]*справа чекає тут/);
    expect(partOf(picture, 'open-term')).toMatch(/^[^>]*data-state="incident"><title>[^<]*тут стався збій/);
    expect(partOf(picture, 'taken-up--set-first-term')).toMatch(/^[^>]*data-state="passed"/);
    expect(picture.match(/data-state=/g)).toHaveLength(4);
  });

  it('has badges for whoever sees no colours: how many wait, where it failed', async () => {
    const picture = await drawn(xmlOf('consideration.bpmn'), standing);
    const badges = [...picture.matchAll(/class="badge">.*?<text[^>]*>([^<]+)</g)].map(([, sign]) => sign);
    expect(badges.sort()).toEqual(['!', '3']);
    expect(picture).toContain('class="legend"');
    expect(await drawn(xmlOf('consideration.bpmn'))).not.toContain('class="legend"');
  });
});

describe('a way that nobody kept', () => {
  it('is said beneath the drawing, which is wide enough for it', async () => {
    const unrecorded = 'Пройденого шляху не збережено: тоді служба його ще не записувала.';
    const picture = await drawn(xmlOf('place-offer.bpmn'), { ...nowhere, unrecorded });
    expect(picture).toContain(`>${unrecorded}</text>`);
    expect(await drawn(xmlOf('place-offer.bpmn'), nowhere)).not.toContain('не збережено');
  });
});

describe('a diagram that means harm', () => {
  it('gets its names shown as names', async () => {
    const picture = await drawn(hostileDiagram);
    expect(picture).toContain('&lt;script&gt;');
    const markup = [...picture.matchAll(/<[^>]*>/g)].join('');
    expect(markup).not.toMatch(/href|\son\w+=|alert/i);
    const tags = new Set([...markup.matchAll(/<(\w+)/g)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(['circle', 'g', 'path', 'rect', 'svg', 'text', 'title', 'tspan']);
  });

  it('is refused when it is none', async () => {
    await expect(drawn('<!DOCTYPE x [<!ENTITY a "b">]><x/>')).rejects.toMatchObject({ code: 'DIAGRAM_REFUSED' });
  });
});
