import { elementOf, elementsOf } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

/** A choice must always have a way out: the default is it, and only the default may stand without a condition. */
export const exclusiveDefault: Rule = {
  name: 'exclusive-default',
  check(element, report) {
    if (element.$type !== 'bpmn:ExclusiveGateway') return;
    const outgoing = elementsOf(element, 'outgoing');
    const byDefault = elementOf(element, 'default');
    const conditional = outgoing.filter((flow) => elementOf(flow, 'conditionExpression') !== undefined);
    if (outgoing.length < 2) {
      if (conditional.length > 0) report(element, 'Єдиний вихід шлюзу не може мати умови.');
      return;
    }
    if (!byDefault) report(element, 'Позначте один перехід як типовий: він спрацює, коли не підійде жодна умова.');
    for (const flow of outgoing) {
      if (flow !== byDefault && !conditional.includes(flow)) report(flow, 'Перехід із вибору не має умови.');
    }
    if (byDefault && conditional.includes(byDefault)) report(byDefault, 'Типовий перехід не може мати умови.');
  },
};
