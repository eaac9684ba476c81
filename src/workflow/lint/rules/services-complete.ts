import { textOf } from '../../engine/reading/moddle.js';
import { idPattern, type Rule } from '../rule.js';

const variable = /^[A-Za-z_]\w*$/;

/** A step says what is to be done, a decision which rules answer and where the answer goes, a call whom it calls. */
export const servicesComplete: Rule = {
  name: 'services-complete',
  check(element, report) {
    const { $type } = element;
    if ($type === 'bpmn:ServiceTask' || $type === 'bpmn:SendTask') {
      if (textOf(element, 'camunda:type') !== 'external') report(element, 'Вид виконання має бути External.');
      if (!textOf(element, 'camunda:topic')) report(element, 'Крок не має теми (camunda:topic).');
    }
    if ($type === 'bpmn:BusinessRuleTask') {
      if (!textOf(element, 'camunda:decisionRef')) report(element, 'Не вказано набір правил (camunda:decisionRef).');
      if (!variable.test(textOf(element, 'camunda:resultVariable') ?? '')) {
        report(element, 'Не вказано, куди записати рішення (camunda:resultVariable).');
      }
    }
    if ($type === 'bpmn:CallActivity' && !idPattern.test(textOf(element, 'calledElement') ?? '')) {
      report(element, 'Не вказано, який процес викликати (Called element).');
    }
  },
};
