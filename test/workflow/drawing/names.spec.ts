import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawDiagram } from '../../../src/workflow/drawing/draw.js';
import { contains, type Box } from '../../../src/workflow/drawing/geometry.js';
import { readDiagram } from '../../../src/workflow/drawing/read-diagram.js';
import { checkWellFormed } from '../../../src/workflow/engine/reading/well-formed.js';

/** Signs a name may be made of: letters, blanks of every kind, what is not seen, what is wide, what XML refuses raw. */
const signs = [
  ...['а', 'Щ', 'ї', 'w', '1', '-', '/', '№', '«', '&', '<', '"', '₴', '🏛', 'é', 'ﷺ'],
  ...[' ', '\u00a0', '\u2003', '\u3000', '\t', '\n', '\u2028', '\ufeff'],
  ...['\u200b', '\u2060', '\u00ad', '\u202e', '\u0301', '\ue000', '\u0378'],
];
const name = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs), maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(' ', '\u00a0', '\u2003', '\u200b'), maxLength: 4 }),
  fc.string({ unit: 'grapheme' }).filter((text) => /^[^\p{Cc}\uffff\ufffe]*$/u.test(text)),
);

const written = (text: string): string =>
  text.replace(/[&<>"\s]/g, (sign) => `&#${String(sign.codePointAt(0))};`).replaceAll('\u2028', '&#8232;');

function diagram(names: readonly string[]): string {
  const [process = '', event = '', task = '', scope = '', note = '', flow = ''] = names.map(written);
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:d">
  <process id="named" name="${process}" isExecutable="true">
    <startEvent id="event" name="${event}" /><userTask id="task" name="${task}" />
    <subProcess id="scope" name="${scope}" /><textAnnotation id="note"><text>${note}</text></textAnnotation>
    <sequenceFlow id="flow" name="${flow}" sourceRef="event" targetRef="task" />
  </process>
  <bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="plane" bpmnElement="named">
    <bpmndi:BPMNShape id="event-di" bpmnElement="event"><dc:Bounds x="0" y="40" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="task-di" bpmnElement="task"><dc:Bounds x="120" y="18" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="scope-di" bpmnElement="scope" isExpanded="true"><dc:Bounds x="260" y="0" width="200" height="120" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="note-di" bpmnElement="note"><dc:Bounds x="500" y="0" width="100" height="40" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="flow-di" bpmnElement="flow"><di:waypoint x="36" y="58" /><di:waypoint x="120" y="58" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;
}

const shapes: Box = { x: 0, y: 0, width: 600, height: 120 };

function paperOf(picture: string): Box {
  const [x, y, width, height] = /viewBox="([^"]+)"/.exec(picture)?.[1]?.split(' ').map(Number) ?? [];
  return { x: x ?? Number.NaN, y: y ?? Number.NaN, width: width ?? Number.NaN, height: height ?? Number.NaN };
}

test('whatever the elements are called, the drawing has a size, holds every shape and can be read', async () => {
  const six = fc.array(name, { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(six, async (names) => {
      const picture = drawDiagram(await readDiagram(diagram(names)));
      expect(contains(paperOf(picture), shapes)).toBe(true);
      const markup = [...picture.matchAll(/<[^>]*>/g)].join('');
      expect(markup).not.toMatch(/NaN|Infinity|undefined/);
      checkWellFormed(picture);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['a space', ' '],
  ['a no-break space', '\u00a0'],
  ['spaces that take no room', '\u200b\u2060'],
  ['a tab', '\t'],
])('a name that is %s is no name', async (_, blank) => {
  const all = ['', '', '', '', '', ''];
  const named = await readDiagram(diagram(all.map(() => blank)));
  expect(named).toEqual(await readDiagram(diagram(all)));
  expect(drawDiagram(named)).toBe(drawDiagram(await readDiagram(diagram(all))));
});

test('sizes and places beyond any paper do not take away the size of the drawing', async () => {
  const far = diagram(['', 'Подія', '', '', '', '']).replace(
    'x="0" y="40" width="36"',
    'x="1e308" y="-1e308" width="-5"',
  );
  const picture = drawDiagram(await readDiagram(far));
  const { width, height } = paperOf(picture);
  expect(width > 0 && width < 2000 && height > 0 && height < 2000).toBe(true);
  expect(picture).not.toMatch(/NaN|Infinity|"-\d+(?:\.\d+)?" height|r="-/);
});
