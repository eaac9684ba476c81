import { createRequire } from 'node:module';
import { isPath } from '../../engine/expressions/paths.js';
import { elementOf, elementsOf, textOf, type ModdleElement } from '../../engine/reading/moddle.js';
import type { Report, Rule } from '../rule.js';

interface CamundaModel {
  readonly types: readonly {
    readonly extends?: readonly string[];
    readonly properties?: readonly { readonly name: string }[];
  }[];
}

const model: CamundaModel = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

/** Names of all camunda attributes a BPMN element can carry. */
const camundaAttributes: ReadonlySet<string> = new Set(
  model.types
    .filter((type) => type.extends !== undefined)
    .flatMap((type) => type.properties ?? [])
    .map((property) => property.name.replace('camunda:', '')),
);

const fromTemplate = ['modelerTemplate', 'modelerTemplateVersion'];

/**
 * Attributes with a meaning here. `versionTag`, `historyTimeToLive` and the names of templates are written by the modeler
 * and ignored.
 */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Process': ['versionTag', 'historyTimeToLive', 'isStartableInTasklist'],
  'bpmn:UserTask': ['formKey', 'candidateGroups', 'assignee', 'dueDate', 'priority', ...fromTemplate],
  'bpmn:ServiceTask': ['type', 'topic', ...fromTemplate],
  'bpmn:SendTask': ['type', 'topic', ...fromTemplate],
  'bpmn:BusinessRuleTask': ['decisionRef', 'resultVariable', ...fromTemplate],
  'bpmn:CallActivity': fromTemplate,
  'bpmn:MultiInstanceLoopCharacteristics': ['collection', 'elementVariable'],
};

/** Extension elements with a meaning here. */
const allowedExtensions: Readonly<Record<string, readonly string[]>> = {
  'bpmn:UserTask': ['camunda:Properties'],
  'bpmn:ServiceTask': ['camunda:Properties'],
  'bpmn:SendTask': ['camunda:Properties'],
  'bpmn:BusinessRuleTask': ['camunda:Properties'],
  'bpmn:CallActivity': ['camunda:Properties', 'camunda:In', 'camunda:Out'],
};

const codeIsElsewhere = new Set(['class', 'expression', 'delegateExpression', 'resource', 'formHandlerClass']);
const path = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/;

function checkBinding(owner: ModdleElement, binding: ModdleElement, report: Report): void {
  const foreign = Object.keys(binding).filter((key) => !['$type', 'source', 'target', 'variables'].includes(key));
  if (foreign.length > 0) report(owner, `У передаванні даних не можна вживати «${foreign.join(', ')}».`);
  const variables = textOf(binding, 'variables');
  const ends = [textOf(binding, 'source'), textOf(binding, 'target')];
  const named = variables === undefined && ends.every((end) => end !== undefined && path.test(end));
  const all = variables === 'all' && ends.every((end) => end === undefined);
  if (!named && !all) report(owner, 'Передавання даних: або variables="all", або пара source і target.');
}

/** Only the attributes that mean something here: an ignored one would promise what nobody does. */
export const allowedAttributesRule: Rule = {
  name: 'allowed-attributes',
  check(element, report) {
    const { $type } = element;
    if (!$type.startsWith('bpmn:') || !element.$instanceOf('bpmn:BaseElement')) return;
    const allowed = allowedAttributes[$type] ?? [];
    for (const key of Object.keys(element)) {
      if (!camundaAttributes.has(key) || codeIsElsewhere.has(key) || allowed.includes(key)) continue;
      report(element, `Атрибут «camunda:${key}» тут нічого не означає: вилучіть його.`);
    }
    const assignee = $type === 'bpmn:UserTask' ? textOf(element, 'assignee') : undefined;
    if (assignee !== undefined && !isPath(assignee))
      report(element, `Людину «${assignee}» названо у схемі: призначають лише шляхом до даних справи.`);
    for (const extension of elementsOf(elementOf(element, 'extensionElements'), 'values')) {
      if (!extension.$type.startsWith('camunda:')) continue;
      if (!allowedExtensions[$type]?.includes(extension.$type)) {
        report(element, `Розширення «${extension.$type}» тут нічого не означає: вилучіть його.`);
      } else if (extension.$type !== 'camunda:Properties') {
        checkBinding(element, extension, report);
      }
    }
  },
};
