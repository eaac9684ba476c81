import {
  type AnalysisCode,
  type EditionFinding,
  type EditionDocument,
  type Condition,
  type Resolved,
  comparisonInWords,
  valueInWords,
  type Edition,
} from '../../../policy/analysis/index.js';

type Told = Pick<EditionFinding, 'rules' | 'because' | 'invariants' | 'part'>;
type Say = (found: Told, edition: Edition) => string;

/** What is wrong and the likely correction, by the code of the finding. */
const texts: Readonly<Record<AnalysisCode, Say>> = {
  'rule-never-true': ({ rules }) =>
    `Правило ${names(rules)} не справджується ніколи: його умови суперечать одна одній. Перевірте значення; можливо, замість «all» мало бути «any».`,
  'rule-impossible': ({ rules, invariants }, edition) =>
    `Правило ${names(rules)} справджується лише там, де так не буває: ${reasons(invariants, edition)} Виправте умови або приберіть правило.`,
  'rule-never-decides': ({ rules, because }) =>
    `Правило ${names(rules)} ніколи не вирішує: щоразу, коли воно справджується, вище за пріоритетом ${because.length > 1 ? 'стоять' : 'стоїть'} ${names(because)}. Підвищте його priority, звузьте умови того, що перемагає, або приберіть правило.`,
  'rule-repeats': ({ rules, because }) =>
    `Правило ${names(rules)} лише повторює ${names(because)}: щоразу справджується й воно, з тим самим рішенням і тим самим пріоритетом. Об’єднайте їх або виправте умови.`,
  'rule-changes-nothing': ({ rules, because }) =>
    `Без правила ${names(rules)} ніхто не одержав би іншої відповіді: те саме рішення, значення й пункти дає ${because.length > 0 ? names(because) : 'рішення за замовчуванням'}. Виправте умови чи рішення або приберіть правило.`,
  'rule-always-decides': ({ rules }) =>
    `Правило ${names(rules)} вирішує завжди, тож решта набору зайва. Бракує умови, або це має бути рішення за замовчуванням.`,
  'rule-always-holds': ({ rules }) =>
    `Правило ${names(rules)} справджується за будь-яких фактів: до нижчих за пріоритетом не доходить ніколи. Бракує умови, або це має бути рішення за замовчуванням.`,
  'rules-conflict': ({ rules }, edition) =>
    `Правила ${names(rules)} мають рівний пріоритет, справджуються водночас, а вирішують по-різному: ${answers(rules, edition)}. Дайте більший priority тому, що перемагає, або розведіть умови.`,
  'rules-overlap': ({ rules }) =>
    `Правила ${names(rules)} справджуються водночас, а набір допускає лише одне (unique). Розведіть умови або змініть hitPolicy на priority.`,
  'values-conflict': ({ rules }) =>
    `Правила ${names(rules)} справджуються водночас і дають різні значення з однаковою назвою. Розведіть умови або назвіть значення по-різному.`,
  gap: (_, { document }) =>
    `Прогалина: тут не справджується жодне правило, і діє рішення за замовчуванням «${outcomeLabel(document, document.default.outcome)}», за яким немає пункту. Додайте правило, або назвіть пункт у default.source.`,
  'default-unreachable': () =>
    'До рішення за замовчуванням не доходить: за будь-яких фактів справджується якесь правило. Так і має бути, якщо правила охоплюють усе.',
  'condition-redundant': ({ rules, invariants, part }, edition) =>
    `У правилі ${names(rules)} зайве: ${partInWords(rules, part, edition)}. Без цього правило справджувалося б за тих самих фактів${invariants.length > 0 ? `: ${reasons(invariants, edition)}` : '.'} Приберіть або виправте.`,
  'condition-idle': ({ rules, because, part }, edition) =>
    `У правилі ${names(rules)} нічого не змінює: ${partInWords(rules, part, edition)}. Без цього правило справджувалося б частіше, а відповідь була б та сама: там вирішує ${because.length > 0 ? names(because) : 'рішення за замовчуванням'}. Якщо так каже пункт, лишіть.`,
};

export function analysisText(found: EditionFinding, edition: Edition): string {
  return texts[found.code](found, edition);
}

function names(rules: readonly string[]): string {
  const quoted = rules.map((name) => `«${name}»`);
  return quoted.length > 6 ? `${quoted.slice(0, 5).join(', ')} та ще ${quoted.length - 5}` : quoted.join(', ');
}

function reasons(invariants: readonly string[], edition: Edition): string {
  return edition.invariants
    .filter(({ id }) => invariants.includes(id))
    .map(({ text }) => `${text.replace(/\.$/, '')}.`)
    .join(' ');
}

function answers(rules: readonly string[], { document, rules: ready }: Edition): string {
  return rules
    .map((name) => {
      const found = ready.find(({ rule }) => rule.name === name);
      const values = Object.entries(found?.values ?? {}).map(([key, value]) => `${key} = ${String(value)}`);
      return [`«${outcomeLabel(document, found?.rule.event.type ?? '')}»`, ...values].join(', ');
    })
    .join(' і ');
}

function outcomeLabel({ outcomes }: EditionDocument, outcome: string): string {
  return outcomes[outcome]?.label ?? outcome;
}

/** The part of a condition in words: a comparison, a value of a list, or a group. */
function partInWords([name]: readonly string[], pointer: string, edition: Edition): string {
  const ready = edition.rules.find(({ rule }) => rule.name === name);
  let condition: Condition<Resolved> | undefined = ready?.conditions;
  let value: number | null = null;
  const keys = pointer.split('/').slice(2);
  for (let i = 0; i < keys.length && condition; i++) {
    const key = keys[i];
    if (key === 'value') value = Number(keys[++i]);
    else if ('all' in condition && key === 'all') condition = condition.all[Number(keys[++i])];
    else if ('any' in condition && key === 'any') condition = condition.any[Number(keys[++i])];
    else if ('not' in condition) condition = condition.not;
  }
  if (!condition) return 'умова';
  if (value === null || !('fact' in condition) || typeof condition.value !== 'object')
    return `умова «${conditionInWords(condition, edition)}»`;
  const fact = edition.facts.get(condition.fact);
  return `значення ${valueInWords(fact, condition.value[value])} в умові «${conditionInWords(condition, edition)}»`;
}

function conditionInWords(condition: Condition<Resolved>, edition: Edition): string {
  const joined = (parts: readonly Condition<Resolved>[], word: string): string =>
    parts.map((part) => conditionInWords(part, edition)).join(` ${word} `);
  if ('all' in condition) return joined(condition.all, 'і');
  if ('any' in condition) return joined(condition.any, 'або');
  if ('not' in condition) return `не так, що ${conditionInWords(condition.not, edition)}`;
  return comparisonInWords(condition.fact, edition.facts.get(condition.fact), condition.operator, condition.value);
}
