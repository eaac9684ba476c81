import { elementsOf, textOf, type ModdleElement } from '../../engine/reading/moddle.js';
import { isUkrainian, type Rule } from '../rule.js';

function mustSpeak(element: ModdleElement): boolean {
  const { $type } = element;
  if ($type === 'bpmn:Process' || $type === 'bpmn:BoundaryEvent' || $type === 'bpmn:IntermediateCatchEvent')
    return true;
  if ($type === 'bpmn:ExclusiveGateway') return elementsOf(element, 'outgoing').length > 1;
  return element.$instanceOf('bpmn:Activity');
}

/** Clerks and citizens read these names on the screen and in the journal. */
export const ukrainianNames: Rule = {
  name: 'ukrainian-names',
  check(element, report) {
    if (!element.$type.startsWith('bpmn:') || !mustSpeak(element)) return;
    if (!isUkrainian(textOf(element, 'name'))) report(element, 'Потрібна назва українською мовою.');
  },
};
