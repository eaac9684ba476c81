import { elementsOf, type ModdleElement } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

/** Twice the largest process of the council; beyond that a drawing is no longer read by people. */
const maximumNodes = 150;

function countNodes(scope: ModdleElement): number {
  return elementsOf(scope, 'flowElements')
    .filter((element) => element.$instanceOf('bpmn:FlowNode'))
    .reduce((sum, node) => sum + 1 + (node.$instanceOf('bpmn:SubProcess') ? countNodes(node) : 0), 0);
}

/** A process that fits a wall and a server. */
export const sizeLimits: Rule = {
  name: 'size-limits',
  check(element, report) {
    if (element.$type !== 'bpmn:Process') return;
    const nodes = countNodes(element);
    if (nodes > maximumNodes) {
      report(element, `У процесі ${nodes} елементів, а дозволено ${maximumNodes}: винесіть частину в окремий процес.`);
    }
  },
};
