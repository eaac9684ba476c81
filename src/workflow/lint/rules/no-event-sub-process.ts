import type { Rule } from '../rule.js';

/** An event sub-process would not hear anything from outside: messages, timers and errors pass it by. */
export const noEventSubProcess: Rule = {
  name: 'no-event-sub-process',
  check(element, report) {
    if (element.$type !== 'bpmn:SubProcess' || element.get('triggeredByEvent') !== true) return;
    report(element, 'Підпроцес за подією не підтримується: поставте межову подію на звичайний підпроцес.');
  },
};
