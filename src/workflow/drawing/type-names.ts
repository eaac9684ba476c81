import type { DrawnFlow, DrawnNode } from './model.js';

const types: Readonly<Record<string, string>> = {
  UserTask: 'Завдання',
  ServiceTask: 'Дія програми',
  SendTask: 'Надсилання',
  BusinessRuleTask: 'Рішення за правилами',
  CallActivity: 'Виклик процесу',
  SubProcess: 'Підпроцес',
  StartEvent: 'Початок',
  EndEvent: 'Кінець',
  IntermediateCatchEvent: 'Очікування',
  IntermediateThrowEvent: 'Подія',
  BoundaryEvent: 'Подія під час виконання',
  ExclusiveGateway: 'Вибір',
  ParallelGateway: 'Паралельно',
  EventBasedGateway: 'Що станеться раніше',
  TextAnnotation: 'Примітка',
  Lane: 'Доріжка',
  Participant: 'Учасник',
  SequenceFlow: 'Перехід',
  Association: 'Зв’язок',
};

const subjects: Readonly<Record<string, string>> = {
  Timer: 'таймер',
  Message: 'повідомлення',
  Terminate: 'завершує все',
  Error: 'помилка',
};

/** What an element is, in the words of whoever reads the diagram aloud. */
export function describe(element: DrawnNode | DrawnFlow): string {
  const notes = [
    ...('about' in element && element.about ? [subjects[element.about] ?? element.about] : []),
    ...('repeats' in element && element.repeats ? ['для кожного'] : []),
    ...('isInterrupting' in element && !element.isInterrupting ? ['не перериває'] : []),
    ...('isDefault' in element && element.isDefault ? ['якщо не інакше'] : []),
  ];
  const kind = types[element.type] ?? 'Елемент';
  return kind + (notes.length > 0 ? ` (${notes.join(', ')})` : '') + (element.name === '' ? '' : `: ${element.name}`);
}
