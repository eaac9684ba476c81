import { caretakerRoles } from '../../../domain/actor.js';
import { textOf } from '../../engine/reading/moddle.js';
import { perhaps } from '../../../policy/index.js';
import type { Catalogue } from '../catalogue.js';
import type { Rule } from '../rule.js';

interface Mention {
  readonly type: string;
  readonly attribute: string;
  readonly list: keyof Catalogue;
  readonly what: string;
}

const mentions: readonly Mention[] = [
  { type: 'bpmn:CallActivity', attribute: 'calledElement', list: 'processes', what: 'Процесу' },
  { type: 'bpmn:UserTask', attribute: 'camunda:formKey', list: 'forms', what: 'Форми' },
  { type: 'bpmn:BusinessRuleTask', attribute: 'camunda:decisionRef', list: 'decisions', what: 'Набору правил' },
  { type: 'bpmn:ServiceTask', attribute: 'camunda:topic', list: 'topics', what: 'Теми' },
  { type: 'bpmn:SendTask', attribute: 'camunda:topic', list: 'topics', what: 'Теми' },
];

/** The unit or the post that a group names outright; a path to one names nobody yet. */
function placeNamedIn(group: string): { readonly list: 'units' | 'posts'; readonly id: string } | null {
  if (group.includes('${')) return null;
  if (group.startsWith('post:')) return { list: 'posts', id: group.slice('post:'.length) };
  const [, unit] = group.split('@');
  return unit === undefined ? null : { list: 'units', id: unit };
}

/** The roles named in `registrar, executor@${…}`; a post and a lone path name no role. */
function rolesIn(groups: string): readonly string[] {
  return groups
    .split(',')
    .map((group) => group.trim())
    .filter((group) => group !== '' && !group.startsWith('post:') && !group.startsWith('${'))
    .map((group) => group.split('@')[0] ?? '');
}

const caretakers = new Set<string>(caretakerRoles);

/** Whatever a diagram names must exist: otherwise the case would wait for something nobody has. */
export const knownNames: Rule = {
  name: 'known-names',
  check(element, report, catalogue) {
    for (const { type, attribute, list, what } of mentions) {
      const name = element.$type === type ? textOf(element, attribute) : undefined;
      if (name !== undefined && !catalogue[list].has(name))
        report(element, `${what} «${name}» не існує.${perhaps(name, catalogue[list])}`);
    }
    if (element.$type !== 'bpmn:UserTask') return;
    const place = placeNamedIn(textOf(element, 'camunda:candidateGroups') ?? '');
    if (place && !catalogue[place.list].has(place.id)) {
      const what = place.list === 'posts' ? 'Посади' : 'Підрозділу';
      report(element, `${what} «${place.id}» у довіднику немає.${perhaps(place.id, catalogue[place.list])}`);
    }
    for (const role of rolesIn(textOf(element, 'camunda:candidateGroups') ?? '')) {
      if (caretakers.has(role))
        report(element, `Роль «${role}» доглядає процеси чи правила: завдань у справах вона не має.`);
      else if (!catalogue.roles.has(role))
        report(element, `Ролі «${role}» не існує.${perhaps(role, [...catalogue.roles, 'post:'])}`);
    }
  },
};
