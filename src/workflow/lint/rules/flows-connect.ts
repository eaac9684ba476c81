import { elementOf } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

/** A flow joins two elements of the same process or sub-process; a case never jumps over that border. */
export const flowsConnect: Rule = {
  name: 'flows-connect',
  check(element, report) {
    if (element.$type === 'bpmn:BoundaryEvent' && !elementOf(element, 'attachedToRef')) {
      report(element, 'Межова подія ні до чого не прикріплена.');
    }
    if (element.$type !== 'bpmn:SequenceFlow') return;
    const source = elementOf(element, 'sourceRef');
    const target = elementOf(element, 'targetRef');
    if (!source || !target) {
      report(element, 'Перехід нікуди не веде або нізвідки не виходить.');
    } else if (source.$parent !== element.$parent || target.$parent !== element.$parent) {
      report(element, 'Перехід не може перетинати межу підпроцесу.');
    }
  },
};
