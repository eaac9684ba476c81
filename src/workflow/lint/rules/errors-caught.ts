import { elementOf, elementsOf, type ModdleElement } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

function errorOf(event: ModdleElement): ModdleElement | undefined {
  return elementsOf(event, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:ErrorEventDefinition');
}

function isCaughtOn(scope: ModdleElement, error: ModdleElement | undefined): boolean {
  return elementsOf(scope.$parent, 'flowElements')
    .filter((event) => event.$type === 'bpmn:BoundaryEvent' && elementOf(event, 'attachedToRef') === scope)
    .map(errorOf)
    .filter((definition) => definition !== undefined)
    .map((definition) => elementOf(definition, 'errorRef'))
    .some((caught) => caught === undefined || caught === error);
}

function isCaught(scope: ModdleElement | undefined, error: ModdleElement | undefined): boolean {
  if (scope?.$type !== 'bpmn:SubProcess') return false;
  return isCaughtOn(scope, error) || isCaught(scope.$parent, error);
}

/** An error end nobody catches looks like success from outside: the case would be lost without a sound. */
export const errorsCaught: Rule = {
  name: 'errors-caught',
  check(element, report) {
    if (element.$type !== 'bpmn:EndEvent') return;
    const definition = errorOf(element);
    if (!definition) return;
    const error = elementOf(definition, 'errorRef');
    if (!error) report(element, 'Кінцева подія-помилка не називає помилки.');
    if (!isCaught(element.$parent, error)) {
      report(element, 'Цю помилку ніхто не ловить: поставте межову подію-помилку на підпроцес.');
    }
  },
};
