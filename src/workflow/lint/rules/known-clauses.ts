import { elementsOf, extensionsOf, textOf, type ModdleElement } from '../../engine/reading/moddle.js';
import { citationsIn } from '../../../policy/index.js';
import type { Rule } from '../rule.js';

/** What is written at an element for people: its name, its documentation, the properties told to its step. */
function* wordsOf(element: ModdleElement): Generator<string> {
  if (element.$instanceOf('bpmn:FlowElement') || element.$type === 'bpmn:Process') yield textOf(element, 'name') ?? '';
  for (const one of elementsOf(element, 'documentation')) yield textOf(one, 'text') ?? '';
  for (const properties of extensionsOf(element, 'camunda:Properties'))
    for (const one of elementsOf(properties, 'values')) yield textOf(one, 'value') ?? '';
}

/** A clause that a diagram cites is a clause of the acts: whoever reads it there must find it. */
export const knownClauses: Rule = {
  name: 'known-clauses',
  check(element, report, { acts }) {
    if (!element.$instanceOf('bpmn:BaseElement')) return;
    for (const { written, hint } of citationsIn([...wordsOf(element)].join('\n'), { acts }).unknown)
      report(element, `Посилання на «${written}», а такого пункту в актах немає.${hint}`);
  },
};
