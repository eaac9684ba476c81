import { elementOf, elementsOf, textOf } from '../../engine/reading/moddle.js';
import { idPattern, type Rule } from '../rule.js';

/** A message is known by its name: the same letter must not be called by two names, nor two letters by one. */
export const messagesDeclared: Rule = {
  name: 'messages-declared',
  check(element, report) {
    if (element.$type === 'bpmn:MessageEventDefinition' && !elementOf(element, 'messageRef')) {
      report(element, 'Подія не каже, якого повідомлення чекає: виберіть або створіть повідомлення.');
    }
    if (element.$type !== 'bpmn:Definitions') return;
    const seen = new Set<string>();
    for (const message of elementsOf(element, 'rootElements').filter(({ $type }) => $type === 'bpmn:Message')) {
      const name = textOf(message, 'name');
      if (name === undefined || !idPattern.test(name)) {
        report(message, 'Назва повідомлення пишеться латиницею через дефіс, наприклад term-changed.');
      } else if (seen.has(name)) {
        report(message, `Повідомлення «${name}» оголошено двічі.`);
      }
      seen.add(name ?? '');
    }
  },
};
