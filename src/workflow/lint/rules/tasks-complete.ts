import { textOf } from '../../engine/reading/moddle.js';
import type { Rule } from '../rule.js';

/** A task nobody may take, or that asks for nothing, would stand in the way for ever. */
export const tasksComplete: Rule = {
  name: 'tasks-complete',
  check(element, report) {
    if (element.$type !== 'bpmn:UserTask') return;
    if (!textOf(element, 'camunda:formKey')) report(element, 'Завдання не має форми (camunda:formKey).');
    if (!textOf(element, 'camunda:candidateGroups')) {
      report(element, 'Завдання нікому не доручено (camunda:candidateGroups).');
    }
  },
};
