import { flowRules } from '../../../src/workflow/contract/checks/flow-finding.js';
import { expect, test } from 'vitest';
import { byCheck, causesFirst, findingInWords } from '../../../src/workflow/lint/by-check.js';
import { lintDiagram, lintRules } from '../../../src/workflow/lint/index.js';
import { catalogue } from './catalogue.js';

/** A diagram of another system: a hundred tasks of a kind we do not have, with code, without Ukrainian names. */
const foreign = (() => {
  const tasks = Array.from({ length: 100 }, (_, i) => {
    const next = i === 99 ? 'End_1' : `Task_${i + 1}`;
    const task = `<scriptTask id="Task_${i}" name="Step ${i}" scriptFormat="groovy"><script>run(${i})</script></scriptTask>`;
    return `${task}<sequenceFlow id="Flow_${i}" sourceRef="Task_${i}" targetRef="${next}" />`;
  });
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:foreign">
    <process id="sample-process" name="Order" isExecutable="true"><startEvent id="Start_1" />
    <sequenceFlow id="Flow_start" sourceRef="Start_1" targetRef="Task_0" />${tasks.join('')}<endEvent id="End_1" /></process>
    </definitions>`;
})();

test('hundreds of reports on a foreign diagram are a few things to do, the causes first', async () => {
  const reports = await lintDiagram(foreign, catalogue);
  expect(reports.length).toBeGreaterThan(300);
  const groups = byCheck(reports);
  expect(groups.map(({ rule, findings }) => [rule, findings.length])).toEqual([
    ['no-code', 1],
    ['no-bpmndi', 1],
    ['naming-ids', 1],
    ['ukrainian-names', 1],
  ]);
  expect(groups.reduce((all, { count }) => all + count, 0)).toBe(reports.length);
  expect(groups[0]?.findings[0]?.elements).toHaveLength(100);
});

test('what is no check of diagrams is told too, last', () => {
  const about = { elementId: null, elementName: null, page: 'docs' };
  const [amiss, unread] = [
    { rule: 'asked-amiss', message: 'term', ...about },
    { rule: 'readable', message: 'XML', ...about },
  ];
  expect(byCheck([amiss, unread]).map(({ rule }) => rule)).toEqual(['readable', 'asked-amiss']);
});

test('a finding names its first elements and counts the others', () => {
  const elements = Array.from({ length: 7 }, (_, i) => ({ id: `task-${i}`, name: i === 0 ? 'Скласти' : null }));
  expect(findingInWords({ message: 'Так не можна.', elements })).toBe(
    'Так не можна. (task-0 «Скласти», task-1, task-2, task-3, task-4 та ще 2 елементи)',
  );
  expect(findingInWords({ message: 'Файл завеликий.', elements: [] })).toBe('Файл завеликий.');
});

test('every check has its place between causes and consequences', () => {
  expect([...causesFirst].sort()).toEqual([...lintRules, ...flowRules].sort());
});
