import { elementsOf } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

/** One file, one executable process: the version published is the version run. */
export const oneProcess: Rule = {
  name: 'one-process',
  check(element, report) {
    if (element.$type !== 'bpmn:Definitions') return;
    const processes = elementsOf(element, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
    const [process] = processes;
    if (!process || processes.length > 1) {
      report(element, `У файлі має бути рівно один процес, а їх ${processes.length}.`);
    } else if (process.get('isExecutable') !== true) {
      report(process, 'Процес не позначено як виконуваний (isExecutable).');
    }
  },
};
