import { wordsOf } from '../../platform/http/index.js';
import type { AnalysisCode } from '../../policy/analysis/index.js';
import type { FaultCode } from '../../platform/files/index.js';

/** How grave a finding is: a note is for thought, the others have to be mended before publishing (вага). */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'помилка',
  warning: 'застереження',
  note: 'зауваження',
};

/** What a check looks for, by its code. */
interface Check {
  readonly severity: Severity;
  /** A headline for lists of checks and for editors, Ukrainian. */
  readonly title: string;
}

const error = (title: string): Check => ({ severity: 'error', title });
const warning = (title: string): Check => ({ severity: 'warning', title });
const note = (title: string): Check => ({ severity: 'note', title });

const readingChecks: Readonly<Record<FaultCode, Check>> = {
  'unreadable-file': error('Файл не читається'),
  'bad-shape': error('Не та будова файла'),
  'bad-condition': error('Недозволена умова'),
  'unknown-fact': error('Невідомий факт'),
  'unused-fact': error('Зайвий факт'),
  'unknown-operator': error('Невідоме порівняння'),
  'wrong-value': error('Не те значення'),
  'unknown-parameter': error('Невідомий параметр'),
  'unknown-clause': error('Пункту немає в реєстрі'),
  'foreign-number': error('Числа немає в названому пункті'),
  'unknown-outcome': error('Невідоме рішення'),
  'unused-outcome': error('Рішення, якого ніщо не дає'),
  'unfounded-default': error('Рішення за замовчуванням без підстави'),
  'unfounded-rule': error('Правило без підстави, яку може прочитати громадянин'),
  'repeated-name': error('Назву вжито двічі'),
  'empty-force': error('Порожня чинність'),
  'overlapping-force': error('Чинність перетинається'),
  'early-force': error('Чинність раніша за підставу'),
  'uncovered-clause': error('Пункт нічим не покрито'),
  'covered-by-nothing': error('Пункт покрито тим, чого немає'),
  'unknown-in-council': error('У раді такого немає'),
  'council-at-odds': error('Рада суперечить закону чи собі'),
  'unknown-field': error('Поля немає в листі'),
  'unknown-letter': error('Лист без шаблону або шаблон без листа'),
};

const analysisChecks: Readonly<Record<AnalysisCode, Check>> = {
  'rule-never-true': error('Правило не справджується ніколи'),
  'rule-impossible': error('Правило справджується лише там, де не буває'),
  'rule-never-decides': error('Правило завжди поступається'),
  'rule-repeats': warning('Правило лише повторює інше'),
  'rule-changes-nothing': warning('Без правила нічого не змінилося б'),
  'rule-always-decides': warning('Правило вирішує завжди'),
  'rule-always-holds': warning('Правило справджується завжди'),
  'rules-conflict': error('Рівний пріоритет, різні рішення'),
  'rules-overlap': error('Справджуються двоє, а можна лише одному'),
  'values-conflict': error('Суперечливі значення'),
  gap: warning('Прогалина'),
  'default-unreachable': note('До рішення за замовчуванням не доходить'),
  'condition-redundant': warning('Зайва умова'),
  'condition-idle': note('Умова, що нічого не змінює'),
};

const workbenchChecks = {
  'set-hole': error('Дірка в чинності набору'),
  'rule-hole': error('Дірка в чинності правила'),
  'analysis-too-large': warning('Набір завеликий для аналізу'),
  'table-fault': error('Таблиця випадків не читається'),
  'process-unreadable': error('Схема процесу не читається'),
  'process-asks-unknown-set': error('Схема питає набір, якого немає'),
  'process-unstarted': warning('Процесу ніхто не починає'),
  'form-unreadable': error('Форма не читається, або її не заповнити'),
  'known-names': error('Назване не існує'),
  'calls-end': error('Процес викликає сам себе'),
  'data-written': error('Прочитаного ніхто не записав'),
  'data-fits': error('Прочитане не того роду'),
  'writers-agree': error('Те саме пишуть різного роду'),
  'comparisons-possible': error('Порівняння, що не справдиться'),
  'facts-supplied': error('Факт без джерела'),
  'asked-amiss': error('Набір не відповідає на питання програми'),
  'outcome-unhandled': error('Рішення, на яке схема не має ходу'),
  'outcome-by-default': note('Рішення йде ходом за замовчуванням'),
  'stale-number': warning('Число в тексті вже не чинне'),
  'rule-untested': warning('Правило без жодного рядка таблиці'),
  'set-unasked': note('Набору не питає жодна схема'),
  'excuse-idle': warning('Виправдання, якого вже не потрібно'),
} as const satisfies Readonly<Record<string, Check>>;

export const checks = { ...readingChecks, ...analysisChecks, ...workbenchChecks };
export type CheckCode = keyof typeof checks;
export const checkCodes = wordsOf(checks);

export function checkOf(code: CheckCode): Check {
  return checks[code];
}
