import type { FlowFinding } from './flow-finding.js';
import type { Contract } from '../contract.js';
import type { ProcessFlow } from '../flow/edition-flow.js';
import { isKnownId, whyUnfit } from '../fits.js';
import type { FlowNode } from '../flow/flow-graph.js';
import { formFaults } from './form-faults.js';
import { isUnknown, keysOf } from '../shape.js';
import { anything } from '../flow/written.js';
import { perhaps } from '../../../platform/files/index.js';

type Fault = Pick<FlowFinding, 'rule' | 'message'>;

/**
 * What a place names that is not there (назви, за якими нічого немає): forms, sets, steps and messages, the words handed
 * to a step, the keys brought back from a called process, the fields of a form.
 */
export function namesAmiss(node: FlowNode, walk: ProcessFlow, contract: Contract): readonly Fault[] {
  return [
    ...goneNames(node, walk, contract),
    ...outsAmiss(node, walk),
    ...propertiesAmiss(node, contract),
    ...formAmiss(node, contract),
  ];
}

/** Forms, sets and topics may go after a diagram came into force. */
function goneNames(
  { id, info: { task, service, message } }: FlowNode,
  { calls }: ProcessFlow,
  contract: Contract,
): readonly Fault[] {
  const { forms, rulings, topics, messages } = contract;
  const missing = (what: string, name: string | null | undefined, known: ReadonlyMap<string, unknown>): Fault[] =>
    name == null || known.has(name)
      ? []
      : [{ rule: 'known-names', message: `${what} «${name}» не існує.${perhaps(name, known.keys())}` }];
  const called = service?.calledElement;
  return [
    ...missing('Форми', task?.formKey, forms),
    ...missing('Набору правил', service?.decisionRef, rulings),
    ...missing('Кроку', service?.topic, topics),
    ...missing('Повідомлення', message, messages),
    ...(called == null || calls.has(id)
      ? []
      : [{ rule: 'known-names' as const, message: `Процесу «${called}» не існує.` }]),
  ];
}

/** What a called process is to bring back, it has written on some way at least. */
function outsAmiss({ id, info }: FlowNode, { calls }: ProcessFlow): readonly Fault[] {
  const called = calls.get(id);
  if (!called) return [];
  const ends = called.graph.ends.flatMap((end) => called.flow.after.get(end) ?? []);
  const known = new Set(ends.flatMap((held) => [...held.keys()]));
  if (known.has(anything)) return [];
  return (info.service?.outs ?? []).flatMap(({ source }) => {
    const key = source?.split('.')[0] ?? '';
    if (source === undefined || known.has(key)) return [];
    const what = `Процес «${called.graph.process}» має повернути «${key}», а цього в ньому ніхто не записує.`;
    return [{ rule: 'data-written', message: `${what}${perhaps(key, known)}` }];
  });
}

/** The words a diagram hands to a step are words the step knows. */
function propertiesAmiss({ info }: FlowNode, { topics, ids }: Contract): readonly Fault[] {
  const asked = info.service?.topic == null ? undefined : topics.get(info.service.topic)?.properties;
  if (!asked) return [];
  const keys = keysOf(asked);
  const alien = Object.keys(info.properties).filter((name) => name !== 'note' && !keys[name]);
  return [
    ...alien.map((name): Fault => {
      const message = `Крок не знає властивості «${name}».${perhaps(name, Object.keys(keys))}`;
      return { rule: 'data-written', message };
    }),
    ...Object.entries(keys).flatMap(([name, { shape, always }]): Fault[] => {
      const value = info.properties[name];
      if (value === undefined)
        return always ? [{ rule: 'data-written', message: `Крок потребує властивості «${name}».` }] : [];
      const reason = whyUnfit({ const: value }, shape);
      if (reason !== null) return [{ rule: 'data-fits', message: `Властивість «${name}»: ${reason}.` }];
      if (isKnownId(shape, value, ids)) return [];
      const near = perhaps(value, ids.get(shape.format ?? '') ?? []);
      return [{ rule: 'known-names', message: `Властивість «${name}»: «${value}» не існує.${near}` }];
    }),
  ];
}

/** What an answer reads of its form, the form must ask; what the form asks, the answer must read, or it is lost. */
function formAmiss({ info }: FlowNode, { answers, forms, shownOn }: Contract): readonly Fault[] {
  const formKey = info.task?.formKey ?? '';
  const [answer, form] = [answers.get(formKey), forms.get(formKey)];
  const shownOf = shownOn.get(formKey) ?? new Map<string, readonly string[]>();
  const gone = [...shownOf.values()].flat().filter((shown) => !forms.has(shown));
  return [
    ...gone.map((shown): Fault => {
      const what = `Форма «${formKey}» показує написане на формі «${shown}», якої немає.`;
      return { rule: 'known-names', message: `${what}${perhaps(shown, forms.keys())}` };
    }),
    ...(answer && form && !isUnknown(form) ? formFaults(formKey, form, answer.answer, new Set(shownOf.keys())) : []),
  ];
}
