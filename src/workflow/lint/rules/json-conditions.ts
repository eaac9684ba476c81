import { conditionOperators, readCondition } from '../../engine/expressions/conditions.js';
import { EngineFault } from '../../engine/fault.js';
import { elementOf, textOf } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

function faultOf(language: string | undefined, body: string): string | null {
  try {
    readCondition(language, body);
    return null;
  } catch (fault) {
    if (fault instanceof EngineFault) return fault.message;
    throw fault;
  }
}

/** A condition in words would always be true; in a script it could do anything. JSON does neither. */
export const jsonConditions: Rule = {
  name: 'json-conditions',
  check(element, report) {
    if (element.$type !== 'bpmn:SequenceFlow') return;
    const condition = elementOf(element, 'conditionExpression');
    if (!condition) return;
    const source = elementOf(element, 'sourceRef');
    if (source && source.$type !== 'bpmn:ExclusiveGateway') {
      report(element, 'Умова можлива лише на переході з виключного шлюзу.');
    }
    const fault = faultOf(textOf(condition, 'language'), textOf(condition, 'body') ?? '');
    if (fault === null) return;
    const hint = `Умову записують у JSON (language="json") з операторами ${conditionOperators.join(', ')}`;
    report(element, `Умову не зрозуміло. ${hint}. Причина: ${fault}.`);
  },
};
