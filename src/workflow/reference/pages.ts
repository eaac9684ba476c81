import type { FactDefinition, RuleSet } from '../../policy/index.js';
import type { Contract } from '../contract/contract.js';
import { lawOfCase } from '../contract/define.js';
import { keysOf, type Shape } from '../contract/shape.js';
import type { ElementInfo } from '../engine/index.js';
import { type Form, type FormComponent, type FormField, isField } from '../forms/form-schema.js';
import type { Drawing, Drawn } from './drawn.js';
import { code, page, table } from './markdown.js';
import { shapeInWords } from './shape-words.js';
import type { Words } from './words.js';

/** Everything the reference tells of. */
export interface Told {
  readonly contract: Contract;
  readonly words: Words;
  readonly drawing: Drawing;
  readonly forms: ReadonlyMap<string, Form>;
  readonly sets: readonly RuleSet[];
  readonly facts: ReadonlyMap<string, FactDefinition>;
}

const made =
  'Цю сторінку складено з оголошень програми, форм, правил і схем (`npm run contract`); змінюйте їх, а не її.';

/** The pages for whoever draws (довідник для того, хто малює): file name → text. */
export function referencePages(told: Told): ReadonlyMap<string, string> {
  return new Map([
    ['steps.md', stepsPage(told)],
    ['tasks.md', tasksPage(told)],
    ['decisions.md', decisionsPage(told)],
    ['messages.md', messagesPage(told)],
    ['facts.md', factsPage(told)],
    ['data.md', dataPage(told)],
  ]);
}

function stepsPage({ contract, words, drawing }: Told): string {
  return page([
    '# Кроки',
    'Що вміє сервісне завдання чи надсилання: його тему пишуть у `camunda:topic`.',
    made,
    ...sorted(contract.topics).flatMap(([topic, { reads, writes, properties = {} }]) => [
      `## ${words.steps[topic] ?? topic}: ${code(topic)}`,
      whereUsed(drawing.ofTopic(topic), drawing),
      dataTable('читає', reads, words),
      dataTable('пише', writes, words),
      table(
        ['властивість', 'що це', 'вид'],
        Object.entries(keysOf(properties)).map(([name, { shape, always }]) => [
          code(name),
          words.properties[name] ?? '',
          `${shapeInWords(shape)}${always ? '' : '; необов’язкова'}`,
        ]),
      ),
    ]),
  ]);
}

function tasksPage({ contract, words, drawing, forms }: Told): string {
  return page([
    '# Завдання',
    'Що питає кожна форма, де її вжито і що лишає відповідь. Форму називають у `camunda:formKey`.',
    made,
    ...sorted(forms).flatMap(([key, form]) => {
      const answer = contract.answers.get(key);
      return [
        `## ${form.title ?? key}: ${code(key)}`,
        whereUsed(drawing.ofForm(key), drawing, ({ task }) => task?.candidateGroups ?? ''),
        table(['поле', 'підпис', 'вид', 'пункт'], fieldRows(form.components)),
        ...(answer
          ? [dataTable('читає', answer.reads, words), dataTable('пише', answer.writes, words)]
          : ['Відповідь записує в дані справи свої поля.']),
      ];
    }),
  ]);
}

function fieldRows(components: readonly FormComponent[], within = ''): string[][] {
  return components.flatMap((component): string[][] => {
    if (component.type === 'group') return fieldRows(component.components, inside(within, component.path));
    if (component.type === 'dynamiclist') {
      const list = inside(within, component.path);
      return [[code(list), component.label ?? '', 'перелік', ''], ...fieldRows(component.components, `${list}[]`)];
    }
    if (!isField(component)) return [];
    const { key, label, validate, properties } = component;
    const kind = [
      component.type === 'datetime' && component.subtype === 'datetime' ? 'день і година' : fieldKinds[component.type],
      ...choicesOf(component).map(({ value, label: word }) => `${code(String(value))} – ${word}`),
      ...(validate.required ? ['обов’язкове'] : []),
    ];
    return [[code(inside(within, key)), label, kind.join('; '), properties?.clause ?? '']];
  });
}

function choicesOf(field: FormField) {
  switch (field.type) {
    case 'select':
    case 'radio':
    case 'checklist':
    case 'taglist':
      return field.values ?? [];
    default:
      return [];
  }
}

const inside = (within: string, name: string | undefined): string => [within, name].filter(Boolean).join('.');

const fieldKinds = {
  textfield: 'рядок',
  textarea: 'текст',
  number: 'число',
  checkbox: 'так чи ні',
  select: 'вибір',
  radio: 'вибір',
  checklist: 'кілька на вибір',
  taglist: 'кілька на вибір',
  datetime: 'день',
} as const;

function decisionsPage({ sets, words, drawing }: Told): string {
  return page([
    '# Рішення',
    'Який набір правил що відповідає: його називають у `camunda:decisionRef`, а назву для відповіді – у `camunda:resultVariable`. Умови читають `назва.outcome` і `назва.values`.',
    'Яка редакція правил відповідає, вирішує день, коли справа надійшла: без нього рішення немає.',
    dataTable('кожне рішення читає', lawOfCase.reads, words),
    made,
    ...sets.toSorted(byId).flatMap(({ id, title, question, outcomes, facts }) => [
      `## ${title}: ${code(id)}`,
      question,
      whereUsed(drawing.ofDecision(id), drawing, ({ service }) => service?.resultVariable ?? ''),
      table(
        ['рішення', 'підпис'],
        Object.entries(outcomes).map(([outcome, { label }]) => [code(outcome), label]),
      ),
      `Факти: ${facts.map(code).join(', ')}.`,
    ]),
  ]);
}

function messagesPage({ contract, words, drawing }: Told): string {
  return page([
    '# Повідомлення і початки процесів',
    'Що може почути справа, яка чекає, і з чим починається кожен процес.',
    made,
    ...sorted(contract.messages).flatMap(([name, carries]) => [
      `## ${words.messages[name] ?? name}: ${code(name)}`,
      whereUsed(drawing.ofMessage(name), drawing),
      dataTable('приносить', carries, words),
    ]),
    ...sorted(drawing.titles).flatMap(([process, title]) => {
      const start = contract.starts.get(process);
      return [
        `## ${title}: ${code(process)}`,
        start ? 'Процес починає сама служба.' : '',
        whereUsed(drawing.callsOf(process), drawing),
        start ? dataTable('починається з', start, words) : '',
      ];
    }),
  ]);
}

function factsPage({ contract, sets, facts }: Told): string {
  return page([
    '# Факти',
    'Що питають правила і хто це знає. Групу факту – слово до крапки – подає одне джерело; воно читає названі дані справи.',
    made,
    table(
      ['група', 'джерело читає'],
      sorted(contract.suppliers).map(([group, { reads }]) => [
        code(group),
        Object.keys(keysOf(reads)).map(code).join(', ') || 'нічого',
      ]),
    ),
    table(
      ['факт', 'підпис', 'вид', 'питають'],
      sorted(facts).map(([id, fact]) => [code(id), fact.label, factKind(fact), askedBy(id, sets)]),
    ),
  ]);
}

function factKind(fact: FactDefinition): string {
  switch (fact.type) {
    case 'boolean':
      return 'так чи ні';
    case 'date':
      return 'день';
    case 'integer':
      return `${fact.minimum}–${fact.maximum}`;
    case 'enum':
      return Object.entries(fact.values)
        .map(([value, label]) => `${code(value)} – ${label}`)
        .join('; ');
  }
}

const askedBy = (fact: string, sets: readonly RuleSet[]): string =>
  sets
    .filter(({ facts }) => facts.includes(fact))
    .map(({ id }) => code(id))
    .join(', ');

function dataPage({ contract, words, drawing }: Told): string {
  const handled = [...sorted(contract.topics), ...sorted(contract.answers)];
  const openings = [...sorted(contract.starts), ...sorted(contract.messages)];
  const holding = (shape: Shape, key: string): boolean => Object.hasOwn(shape.properties ?? {}, key);
  return page([
    '# Дані справи',
    'Що записано у справі, ким (кроком, формою, повідомленням, початком процесу чи рішенням) і хто це читає (крок, форма або схема: в умовах, строках, групах і переліках, як `${variables.data.назва}`).',
    made,
    table(
      ['назва', 'що це', 'пишуть', 'читають'],
      Object.entries(words.data).map(([key, meaning]) => {
        const writing = handled.filter(([, { writes }]) => holding(writes, key)).map(([name]) => name);
        const opening = openings.filter(([, shape]) => holding(shape, key)).map(([name]) => name);
        const reading = handled.filter(([, { reads }]) => holding(reads, key)).map(([name]) => name);
        return [
          code(key),
          meaning,
          listed([...writing, ...opening, ...drawing.decidedAs(key)]),
          listed([...reading, ...drawing.readersOf(key)]),
        ];
      }),
    ),
  ]);
}

const listed = (names: readonly string[]): string => [...new Set(names)].map(code).join(', ');

function dataTable(verb: string, shape: Shape, words: Words): string {
  return table(
    [verb, 'що це', 'вид'],
    Object.entries(keysOf(shape)).map(([key, { shape: one, always }]) => [
      code(key),
      words.data[key] ?? '',
      `${shapeInWords(one)}${always ? '' : '; може не бути'}`,
    ]),
  );
}

function whereUsed(
  places: readonly Drawn[],
  { titles }: Drawing,
  more: (element: ElementInfo) => string = () => '',
): string {
  if (places.length === 0) return 'У схемах поки не вжито.';
  const lines = places.map(({ process, element }) => {
    const aside = more(element);
    return `«${element.name ?? element.id}» (${titles.get(process) ?? process}${aside && `, ${code(aside)}`})`;
  });
  return `Де вжито: ${[...new Set(lines)].join('; ')}.`;
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);
