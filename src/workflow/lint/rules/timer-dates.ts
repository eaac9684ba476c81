import { elementOf, textOf } from '../../engine/reading/moddle.js';
import { isPath } from '../../engine/expressions/paths.js';
import type { Rule } from '../rule.js';

/** Terms are counted by the law's calendar, in one place; a timer only waits for the day counted there. */
export const timerDates: Rule = {
  name: 'timer-dates',
  check(element, report) {
    if (element.$type !== 'bpmn:TimerEventDefinition') return;
    if (elementOf(element, 'timeDuration') || elementOf(element, 'timeCycle')) {
      report(element, 'Тривалість і цикл у таймері заборонено: строк рахує крок, а таймер бере готову дату.');
      return;
    }
    const date = textOf(elementOf(element, 'timeDate'), 'body');
    if (date === undefined || !isPath(date)) {
      report(element, 'Дата таймера — це шлях до даних, наприклад ${variables.data.timers.remindAt}.');
    }
  },
};
