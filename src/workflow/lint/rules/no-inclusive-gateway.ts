import type { Rule } from '../rule.js';

/** The engine cannot tell how many branches an inclusive join has to wait for. */
export const noInclusiveGateway: Rule = {
  name: 'no-inclusive-gateway',
  check(element, report) {
    if (element.$type !== 'bpmn:InclusiveGateway') return;
    report(element, 'Неповний (OR) шлюз не підтримується: поєднайте паралельний шлюз із виключними в гілках.');
  },
};
