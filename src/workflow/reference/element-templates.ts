import { keysOf, valuesOf } from '../contract/shape.js';
import type { Told } from './pages.js';

/** Where the modeler looks for templates: beside the diagrams. */
export const templatesFile = '.camunda/element-templates/pryimalnia.json';

interface Property {
  readonly label?: string;
  readonly description?: string;
  readonly type: 'Hidden' | 'String' | 'Dropdown';
  readonly value?: string;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly constraints?: { readonly notEmpty: boolean };
  readonly binding: { readonly type: 'property' | 'camunda:property'; readonly name: string };
}

const fixed = (name: string, value: string): Property => ({
  type: 'Hidden',
  value,
  binding: { type: 'property', name },
});

const asked = (name: string, label: string, value?: string): Property => ({
  label,
  type: 'String',
  ...(value === undefined ? {} : { value }),
  constraints: { notEmpty: true },
  binding: { type: 'property', name },
});

/**
 * What Camunda Modeler offers for a task (шаблони елементів): each step, form and rule set, and each process that may be called,
 * by its Ukrainian name, with its topic or key filled in.
 */
export function elementTemplates(told: Told): string {
  const all = [...steps(told), ...tasks(told), ...decisions(told), ...calls(told)];
  return `${JSON.stringify(all, null, 2)}\n`;
}

function template(id: string, name: string, appliesTo: readonly string[], properties: readonly Property[]) {
  return { id: `pryimalnia:${id}`, name, appliesTo, properties };
}

function steps({ contract, words }: Told) {
  const inOrder = [...contract.topics].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([topic, { properties = {} }]) =>
    template(
      `step:${topic}`,
      words.steps[topic] ?? topic,
      ['bpmn:ServiceTask', 'bpmn:SendTask'],
      [
        fixed('camunda:type', 'external'),
        fixed('camunda:topic', topic),
        ...Object.entries(keysOf(properties)).map(([name, { shape, always }]): Property => {
          const choices = valuesOf(shape)?.map(String);
          return {
            label: words.properties[name] ?? name,
            ...(choices
              ? { type: 'Dropdown', choices: choices.map((value) => ({ name: value, value })) }
              : { type: 'String' }),
            ...(always ? { constraints: { notEmpty: true } } : {}),
            binding: { type: 'camunda:property', name },
          };
        }),
      ],
    ),
  );
}

function tasks({ forms }: Told) {
  return [...forms].map(([key, { title = key }]) =>
    template(
      `task:${key}`,
      title,
      ['bpmn:UserTask'],
      [fixed('camunda:formKey', key), asked('camunda:candidateGroups', 'Кому: роль, роль@підрозділ або post:посада')],
    ),
  );
}

function decisions({ sets }: Told) {
  return sets.map(({ id, title }) =>
    template(
      `decision:${id}`,
      title,
      ['bpmn:BusinessRuleTask'],
      [fixed('camunda:decisionRef', id), asked('camunda:resultVariable', 'Під якою назвою записати відповідь')],
    ),
  );
}

function calls({ drawing }: Told) {
  return [...drawing.titles].map(([process, title]) =>
    template(`call:${process}`, title, ['bpmn:CallActivity'], [fixed('calledElement', process)]),
  );
}
