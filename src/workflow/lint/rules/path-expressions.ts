import type { ModdleElement } from '../../engine/reading/moddle.js';
import { isPath, isTemplate } from '../../engine/expressions/paths.js';
import type { Rule } from '../rule.js';

const isPathOrNumber = (text: string): boolean => isPath(text) || /^\d+$/.test(text);

/** Where an expression may stand, and how far it may go there. */
const places: Readonly<Record<string, (text: string) => boolean>> = {
  'bpmn:UserTask.candidateGroups': isTemplate,
  'bpmn:UserTask.assignee': isPath,
  'bpmn:UserTask.dueDate': isPath,
  'bpmn:UserTask.priority': isPathOrNumber,
  'bpmn:MultiInstanceLoopCharacteristics.collection': isPath,
  'bpmn:FormalExpression.body': isPath,
};

/** The note of a task is filled in when the case comes to it; other properties are words for a step. */
function placeOf(element: ModdleElement, key: string): ((text: string) => boolean) | undefined {
  const isNote = element.$type === 'camunda:Property' && key === 'value' && Reflect.get(element, 'name') === 'note';
  return isNote ? isPath : places[`${element.$type}.${key}`];
}

/** Where a word is no value: a day written out would be the same for every case. */
const neverWords = new Set(['bpmn:UserTask.dueDate', 'bpmn:UserTask.priority']);

/** Words for people may say anything: nobody evaluates them. */
const prose = new Set(['bpmn:Documentation', 'bpmn:TextAnnotation']);

function ownTexts(element: ModdleElement): readonly (readonly [string, string])[] {
  return Object.entries(element).filter((entry): entry is [string, string] => {
    const [key, value]: [string, unknown] = entry;
    const isRead = typeof value === 'string' && (/[$#]\{/.test(value) || neverWords.has(`${element.$type}.${key}`));
    return key !== '$type' && isRead;
  });
}

/** The only expressions are paths to data: `${variables.data.…}` and, inside a loop, `${item.…}`. */
export const pathExpressions: Rule = {
  name: 'path-expressions',
  check(element, report) {
    if (prose.has(element.$type)) return;
    for (const [key, text] of ownTexts(element)) {
      const allowed = placeOf(element, key);
      if (!allowed) report(element, `Виразу «${text}» тут не місце.`);
      else if (!allowed(text)) {
        const orNumber = key === 'priority' ? ', а тут і число' : '';
        report(
          element,
          `Вираз «${text}» не є шляхом до даних: дозволено \${variables.data.…} та \${item.…}${orNumber}.`,
        );
      }
    }
  },
};
