import { idPattern, type Rule } from '../rule.js';

/** The journal, the tests and the addresses of tasks speak of elements by these ids for years. */
export const namingIds: Rule = {
  name: 'naming-ids',
  check(element, report) {
    if (element.$type !== 'bpmn:Process' && !element.$instanceOf('bpmn:FlowNode')) return;
    if (!idPattern.test(element.id ?? '')) {
      report(element, 'Ідентифікатор слід писати малими латинськими літерами через дефіс, наприклад prepare-reply.');
    }
  },
};
