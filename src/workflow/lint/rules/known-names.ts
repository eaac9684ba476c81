import { caretakerRoles } from '../../../domain/actor.js';
import { textOf } from '../../engine/reading/moddle.js';
import type { Catalogue } from '../catalogue.js';
import type { Rule } from '../rule.js';
import { perhaps } from '../../../platform/files/index.js';

interface Mention {
  readonly type: string;
  readonly attribute: string;
  readonly list: 'processes' | 'forms' | 'decisions' | 'topics';
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

/** The groups named outright, each apart; a post is looked for by itself. */
function groupsIn(groups: string): readonly string[] {
  const named = groups.split(',').map((group) => group.trim());
  return named.filter((group) => group !== '' && !group.startsWith('post:') && !group.includes('${'));
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

/** The units in which somebody has a role. */
function elsewhere(role: string, { held }: Catalogue): string {
  const others = [...held].filter((group) => group.startsWith(`${role}@`)).slice(0, 5);
  return others.length === 0 ? '' : ` Цю роль мають: ${others.map((group) => `«${group}»`).join(', ')}.`;
}

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
    for (const group of groupsIn(textOf(element, 'camunda:candidateGroups') ?? '')) {
      const [role = '', unit] = group.split('@');
      const isNamed = catalogue.roles.has(role) && !caretakers.has(role);
      if (!isNamed || (unit !== undefined && !catalogue.units.has(unit)) || catalogue.held.has(group)) continue;
      report(
        element,
        `Групи «${group}» у довіднику ніхто не має: завдання не було б кому виконати.${elsewhere(role, catalogue)}`,
      );
    }
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
