import { elementsOf, type ModdleElement } from '../../engine/reading/moddle.js';
import { supportedEvents, supportedNodes } from '../../engine/reading/subset.js';
import type { Rule } from '../rule.js';

const framework = new Set([
  'bpmn:Definitions',
  'bpmn:Process',
  'bpmn:Collaboration',
  'bpmn:Participant',
  'bpmn:LaneSet',
  'bpmn:Lane',
  'bpmn:Message',
  'bpmn:Error',
  'bpmn:SequenceFlow',
  'bpmn:FormalExpression',
  'bpmn:MultiInstanceLoopCharacteristics',
  'bpmn:Documentation',
  'bpmn:ExtensionElements',
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
  'bpmn:Category',
  'bpmn:CategoryValue',
  ...Object.values(supportedEvents).flat(),
]);

/** Types with a check and a page of their own. */
const elsewhere = new Set(['bpmn:InclusiveGateway', 'bpmn:ScriptTask']);

function checkEvents(event: ModdleElement, report: (message: string) => void): void {
  const definitions = elementsOf(event, 'eventDefinitions');
  if (definitions.length > 1) report('Подія може чекати лише на щось одне.');
  const allowed = supportedEvents[event.$type] ?? [];
  for (const { $type } of definitions) {
    if (!allowed.includes($type)) report(`Подія такого виду тут не підтримується: ${$type.replace('bpmn:', '')}.`);
  }
  const mustWait = event.$type === 'bpmn:BoundaryEvent' || event.$type === 'bpmn:IntermediateCatchEvent';
  if (mustWait && definitions.length === 0) report('Подія ні на що не чекає: зробіть її таймером або повідомленням.');
}

/** Only what the engine runs, and runs correctly. */
export const supportedElements: Rule = {
  name: 'supported-elements',
  check(element, report) {
    const { $type } = element;
    if (!$type.startsWith('bpmn:') || elsewhere.has($type)) return;
    if (supportedNodes.has($type)) {
      if (element.$instanceOf('bpmn:Event')) checkEvents(element, (message) => report(element, message));
      if (element.$instanceOf('bpmn:Activity') && element.get('isForCompensation') === true) {
        report(element, 'Компенсація не підтримується.');
      }
      return;
    }
    const isEventDefinition = element.$parent?.$instanceOf('bpmn:Event') && $type.endsWith('EventDefinition');
    if (framework.has($type) || isEventDefinition) return;
    report(element, `Елемент «${$type.replace('bpmn:', '')}» не підтримується: замініть його дозволеним.`);
  },
};
