import { elementOf, elementsOf, type ModdleElement } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

type Step = (node: ModdleElement) => readonly ModdleElement[];

function spread(from: readonly ModdleElement[], step: Step): ReadonlySet<ModdleElement> {
  const seen = new Set(from);
  const open = [...from];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const next of step(node)) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

function isPresent(element: ModdleElement | undefined): element is ModdleElement {
  return element !== undefined;
}

/** Every element lies between the start and an end: nothing that is never done, nothing one never gets out of. */
export const onTheWay: Rule = {
  name: 'on-the-way',
  check(scope, report) {
    if (scope.$type !== 'bpmn:Process' && scope.$type !== 'bpmn:SubProcess') return;
    const nodes = elementsOf(scope, 'flowElements').filter((element) => element.$instanceOf('bpmn:FlowNode'));
    const boundaries = nodes.filter(({ $type }) => $type === 'bpmn:BoundaryEvent');
    const forward: Step = (node) => [
      ...elementsOf(node, 'outgoing')
        .map((flow) => elementOf(flow, 'targetRef'))
        .filter(isPresent),
      ...boundaries.filter((event) => elementOf(event, 'attachedToRef') === node),
    ];
    const backward: Step = (node) => [
      ...elementsOf(node, 'incoming')
        .map((flow) => elementOf(flow, 'sourceRef'))
        .filter(isPresent),
      ...[node.$type === 'bpmn:BoundaryEvent' ? elementOf(node, 'attachedToRef') : undefined].filter(isPresent),
    ];
    const begun = spread(
      nodes.filter(({ $type }) => $type === 'bpmn:StartEvent'),
      forward,
    );
    const ending = spread(
      nodes.filter(({ $type }) => $type === 'bpmn:EndEvent'),
      backward,
    );
    for (const node of nodes) {
      if (!begun.has(node)) report(node, 'До цього елемента не можна дійти від початку.');
      else if (!ending.has(node)) report(node, 'Від цього елемента не можна дійти до кінця.');
    }
  },
};
