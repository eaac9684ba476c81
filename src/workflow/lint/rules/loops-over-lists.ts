import { elementOf, textOf } from '../../engine/reading/moddle.js';
import { isPath } from '../../engine/expressions/paths.js';
import type { Rule } from '../rule.js';

/** A repeated activity runs once for each entry of a list that a step has prepared. */
export const loopsOverLists: Rule = {
  name: 'loops-over-lists',
  check(element, report) {
    if (element.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return;
    if (!isPath(textOf(element, 'camunda:collection') ?? '')) {
      report(element, 'Повторення йде за переліком: вкажіть шлях до нього, наприклад ${variables.data.coExecutors}.');
    }
    if ((textOf(element, 'camunda:elementVariable') ?? 'item') !== 'item') {
      report(element, 'Елемент переліку завжди називається item.');
    }
    if (elementOf(element, 'loopCardinality') || elementOf(element, 'completionCondition')) {
      report(element, 'Кількість повторень і умову завершення вказувати не можна.');
    }
  },
};
