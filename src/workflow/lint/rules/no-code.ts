import { elementsOf, elementOf, type ModdleElement } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

const attributes = [
  'implementation',
  'class',
  'expression',
  'delegateExpression',
  'script',
  'resource',
  'variableMappingClass',
  'variableMappingDelegateExpression',
  'formHandlerClass',
];
const extensions =
  /^camunda:(script|connector|field|inputOutput|executionListener|taskListener|failedJobRetryTimeCycle|formData)$/i;

function extensionsOf(element: ModdleElement): readonly ModdleElement[] {
  return elementsOf(elementOf(element, 'extensionElements'), 'values');
}

/** A diagram names what is to be done; it never brings the code that does it. */
export const noCode: Rule = {
  name: 'no-code',
  check(element, report) {
    if (!element.$type.startsWith('bpmn:')) return;
    if (element.$type === 'bpmn:ScriptTask') {
      report(element, 'Завдання-скрипт заборонено: опишіть крок сервісним завданням із темою.');
      return;
    }
    for (const attribute of attributes) {
      if (Object.hasOwn(element, attribute)) {
        report(element, `Атрибут «${attribute}» — це код у схемі: вкажіть натомість тему (camunda:topic).`);
      }
    }
    if (!element.$instanceOf('bpmn:BaseElement')) return;
    for (const { $type } of extensionsOf(element)) {
      if (extensions.test($type)) report(element, `Розширення «${$type}» — це код у схемі: вилучіть його.`);
    }
  },
};
