import type { JsonSchema } from './fact-schema.js';

/** What an editor says of each field of the files in `rules/`, where its format says nothing better. */
const fields: Readonly<Record<string, string>> = {
  $schema: 'Схема, за якою редактор підказує й перевіряє.',
  id: 'Незмінна назва латинськими літерами.',
  title: 'Назва для людей.',
  note: 'Пояснення для тих, хто читає правила; на рішення не впливає.',
  label: 'Підпис для людей.',
  said: 'Обидва значення цілими словами, де «підпис — ні» заперечує сам себе.',
  yes: 'Слова про «так».',
  no: 'Слова про «ні».',
  description: 'Пояснення для людей.',
  text: 'Чому такого не буває.',
  type: 'Вид значень.',
  unit: 'Одиниця в родовому множини: «днів», «осіб».',
  values: 'Можливі значення.',
  minimum: 'Найменше можливе.',
  maximum: 'Найбільше можливе.',
  source: 'Пункт акта, з якого це випливає.',
  act: 'Акт із rules/acts.',
  clause: 'Пункт акта, як у його реєстрі.',
  facts: 'Факти: назва латинськими літерами й опис.',
  invariants: 'Поєднання фактів, яких не буває.',
  never: 'Умови, що ніколи не справджуються разом.',
  outcomes: 'Усі можливі рішення набору: назва і підпис.',
  outcome: 'Одне з outcomes.',
  default: 'Рішення, коли не справдилося жодне правило. Потребує пункту (source) або пояснення (note).',
  params: 'Значення рішення: сталі або параметри на дату.',
  rules: 'Правила набору, чинні й колишні.',
  effective: 'Чинність: перший день входить, останній — ні.',
  conditions: 'Коли правило справджується: all — усе, any — хоча б одне, not — не так.',
  event: 'Що вирішує правило.',
  parameters: 'Числа й години з актів, кожне з днем, від якого діє.',
  from: 'Перший день дії.',
  value: 'Значення від цього дня.',
  short: 'Скорочення акта в таблицях.',
  inForceFrom: 'День, від якого акт чинний.',
  url: 'Адреса тексту акта.',
  clauses: 'Пункти акта.',
  number: 'Номер пункту.',
  summary: 'Наш короткий виклад пункту.',
  numbers: 'Числа, що є в пункті: інших правило вжити не може.',
  coveredBy: 'Чим пункт покрито.',
  kind: 'Чим саме.',
  ref: 'Набір чи набір/правило; процес; форма; лист; або причина, чому ні.',
};

/** Words of closed lists, each with what it means. */
const words: Readonly<Record<string, string>> = {
  priority: 'вирішує більший пріоритет, решта поступається',
  unique: 'справдитися може лише одне правило',
  collect: 'враховуються всі, що справдилися',
  receivedOn: 'за законом на день надходження',
  decidedOn: 'за законом на день рішення',
  boolean: 'так чи ні',
  enum: 'одне з переліченого',
  integer: 'ціле число',
  date: 'день',
  time: 'година доби',
  text: 'текст',
  rule: 'правилом чи набором',
  process: 'кроком процесу',
  form: 'полем форми',
  letter: 'листом',
  reason: 'нічим, і ось чому',
};

const comparison = (first: number) => ({ fact: `$${first}`, operator: `$${first + 1}`, value: `$${first + 2}` });

/** Blanks to begin with (заготовки): `^` before a blank takes its quotation marks off. */
export const snippets = {
  rule: [
    {
      label: 'нове правило',
      description: 'Правило з пунктом, чинністю й умовою.',
      body: {
        name: '${1:3.7-name}',
        title: '${2:Що вирішує правило}',
        priority: '^${3:10}',
        source: [{ act: '$4', clause: '$5' }],
        effective: { from: '${6:2026-01-01}', to: null, basis: 'receivedOn' },
        conditions: { all: [comparison(7)] },
        event: { type: '$0' },
      },
    },
  ],
  conditions: [
    { label: 'усі умови', description: 'Справджується, коли справдилося все.', body: { all: [comparison(1)] } },
    {
      label: 'хоча б одна умова',
      description: 'Справджується, коли справдилося щось.',
      body: { any: [comparison(1)] },
    },
  ],
  condition: [{ label: 'умова', description: 'Факт, порівняння і значення.', body: comparison(1) }],
  parameter: [{ label: 'параметр', description: 'Число з акта на день правила замість сталої.', body: { fact: '$1' } }],
} as const;

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same schema with every field and every word of a closed list told in Ukrainian. */
export function told(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries({ ...schema, ...meanings(schema) }).map(([key, value]) => [key, toldPart(key, value)]),
  );
}

function toldPart(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => (isSchema(one) ? told(one) : one));
  if (!isSchema(value)) return value;
  if (key !== 'properties') return told(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      if (!isSchema(field)) return [name, field];
      const description = fields[name];
      return [name, { ...(description === undefined ? {} : { description }), ...told(field) }];
    }),
  );
}

function meanings({ enum: all, enumDescriptions }: JsonSchema): JsonSchema {
  if (enumDescriptions !== undefined || !Array.isArray(all)) return {};
  const known = all.map((word: unknown) => (typeof word === 'string' ? words[word] : undefined));
  return known.every((meaning) => meaning !== undefined) ? { enumDescriptions: known } : {};
}
