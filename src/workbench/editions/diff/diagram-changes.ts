import { type ModdleElement, parseDiagram } from '../../../workflow/index.js';
import { type Change, type Flat, valuesChanged } from './changes.js';

/** What people call the elements of a diagram; any other by its kind in BPMN. */
const kinds: Readonly<Record<string, string>> = {
  Process: 'процес',
  UserTask: 'завдання',
  ServiceTask: 'дія',
  SendTask: 'надсилання',
  ReceiveTask: 'очікування',
  BusinessRuleTask: 'рішення за правилами',
  CallActivity: 'виклик процесу',
  SubProcess: 'підпроцес',
  ExclusiveGateway: 'розгалуження',
  ParallelGateway: 'паралельне розгалуження',
  EventBasedGateway: 'розгалуження за подією',
  StartEvent: 'початок',
  EndEvent: 'кінець',
  BoundaryEvent: 'подія при елементі',
  IntermediateCatchEvent: 'подія, якої чекають',
  IntermediateThrowEvent: 'подія',
  SequenceFlow: 'перехід',
};

const attributes: Readonly<Record<string, string>> = {
  name: 'назва',
  formKey: 'форма',
  candidateGroups: 'хто виконує',
  assignee: 'виконавець',
  dueDate: 'строк',
  topic: 'що робить програма',
  decisionRef: 'набір правил',
  resultVariable: 'куди записано рішення',
  calledElement: 'який процес',
  sourceRef: 'звідки',
  targetRef: 'куди',
  default: 'перехід за замовчуванням',
  attachedToRef: 'при чому',
  'conditionExpression.body': 'умова',
  'documentation.0.text': 'опис',
};

/** The flows are told of by themselves, and what stands in a process each by itself. */
const apart = new Set(['incoming', 'outgoing', 'flowElements', 'di', '$attrs']);

interface Told {
  readonly title: string;
  readonly values: Flat;
}

/** What two diagrams of a process do differently, element by element; where they only look different, nothing (зміни у схемі). */
export async function diagramChanges(was: string, becomes: string): Promise<readonly Change[]> {
  const [before, after] = [await elementsIn(was), await elementsIn(becomes)];
  const of = (one: Told): string => one.title;
  const added = [...after]
    .filter(([id]) => !before.has(id))
    .map(([, one]): Change => ({ change: 'added', text: of(one) }));
  const removed = [...before]
    .filter(([id]) => !after.has(id))
    .map(([, one]): Change => ({ change: 'removed', text: of(one) }));
  const changed = [...after].flatMap(([id, one]): Change[] => {
    const known = before.get(id);
    const parts = known ? valuesChanged(known.values, one.values, (path) => attributes[path] ?? path) : [];
    return parts.length === 0 ? [] : [{ change: 'changed', text: `${one.title}: ${parts.join('; ')}` }];
  });
  return [...added, ...removed, ...changed];
}

async function elementsIn(xml: string): Promise<ReadonlyMap<string, Told>> {
  const { elementsById } = await parseDiagram(xml);
  const own = Object.entries(elementsById).filter(
    ([, element]) => element.$instanceOf('bpmn:FlowElement') || element.$type === 'bpmn:Process',
  );
  return new Map(
    own.map(([id, element]) => [id, { title: titleOf(id, element, elementsById), values: valuesOf(element) }]),
  );
}

function titleOf(id: string, element: ModdleElement, all: Readonly<Record<string, ModdleElement>>): string {
  const type = element.$type.replace(/^\w+:/u, '');
  const named = (one: unknown): string => {
    const other = typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : '';
    const name = all[other]?.get('name');
    return typeof name === 'string' && name !== '' ? `«${name}»` : other;
  };
  const name = element.get('name');
  const way = type === 'SequenceFlow' ? ` ${named(element.get('sourceRef'))} → ${named(element.get('targetRef'))}` : '';
  return `${kinds[type] ?? type}${way}${typeof name === 'string' && name !== '' ? ` «${name}»` : ''} (${id})`;
}

function valuesOf(element: ModdleElement): Flat {
  const values = new Map<string, string>();
  const read = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const [i, one] of value.entries()) read(one, `${path}.${i}`);
    else if (typeof value !== 'object' || value === null) values.set(path, String(value));
    // What has an id of its own is named; only what stands inside alone is read on.
    else if ('id' in value && typeof value.id === 'string') values.set(path, value.id);
    else readAll(value, path);
  };
  const readAll = (value: object, path: string): void => {
    for (const [name, one] of Object.entries(value))
      if (!name.startsWith('$') && !apart.has(name) && name !== 'id') read(one, path === '' ? name : `${path}.${name}`);
  };
  readAll(element, '');
  return values;
}
