import { isPlainDate } from '../../domain/plain-date.js';
import { type Form, type FormComponent, type FormField, isField } from './form-schema.js';
import { perhaps } from '../../platform/files/index.js';

/** The newest schema of forms that the form editor writes. */
const newestSchema = 19;

/**
 * What in a form no answer could ever satisfy, or nobody would ever see (форма, якої не заповнити), though each of its
 * words is known.
 */
export function formAmiss(form: Form, key: string): readonly string[] {
  const all = componentsIn(form.components);
  const fields = all.filter(isField);
  const names = all.flatMap((one) => nameOf(one) ?? []);
  const version: unknown = form['schemaVersion'];
  const isKnown =
    version === undefined || (Number.isInteger(version) && Number(version) >= 1 && Number(version) <= newestSchema);
  return [
    ...(form.id === key ? [] : [`Форма має id «${form.id}», а файл зветься «${key}»: мають бути однакові.`]),
    ...(isKnown ? [] : [`Версії схеми form-js ${JSON.stringify(version)} немає: остання – ${newestSchema}.`]),
    ...sameNames(form.components),
    ...repeated(all.flatMap((one) => textAt(one, 'id') ?? [])).map(
      (id) => `id «${id}» мають два поля: назвіть одне інакше.`,
    ),
    ...fields.flatMap((field) => ofField(field).map((fault) => `Поле «${field.key}»: ${fault}`)),
    ...all.flatMap((one) => hiddenBy(one, names).map((fault) => `Поле «${nameOf(one) ?? one.type}»: ${fault}`)),
  ];
}

const componentsIn = (components: readonly FormComponent[]): readonly FormComponent[] =>
  components.flatMap((one) => [one, ...componentsIn(within(one))]);

const within = (one: FormComponent): readonly FormComponent[] =>
  one.type === 'group' || one.type === 'dynamiclist' ? one.components : [];

/** The name of a field, a group or a list in the answer; null where it has none. */
const nameOf = (one: FormComponent): string | null =>
  isField(one) ? one.key : ('path' in one && textAt(one, 'path')) || null;

const textAt = (holder: object, name: string): string | null => {
  const value: unknown = Reflect.get(holder, name);
  return typeof value === 'string' ? value : null;
};

const repeated = <T>(values: readonly T[]): readonly T[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

/** Two names in one group of the answer; a group without a path has none of its own. */
function sameNames(components: readonly FormComponent[]): readonly string[] {
  const level = (inside: readonly FormComponent[]): readonly FormComponent[] =>
    inside.flatMap((one) => (one.type === 'group' && !one.path ? level(one.components) : [one]));
  const here = level(components);
  return [
    ...repeated(here.flatMap((one) => nameOf(one) ?? [])).map(
      (name) => `Назву «${name}» мають два поля: у відповіді лишилося б одне.`,
    ),
    ...here.flatMap((one) => sameNames(within(one))),
  ];
}

/** What each limit is of: one that the checker does not ask of a field would only look as if it held. */
const limitsOf: Readonly<Record<string, readonly string[]>> = {
  textfield: ['minLength', 'maxLength'],
  textarea: ['minLength', 'maxLength'],
  number: ['min', 'max'],
};

function ofField(field: FormField): readonly string[] {
  const { type, validate } = field;
  const { minLength = 0, maxLength = Infinity, min = -Infinity, max = Infinity, required = false } = validate;
  const idle = Object.keys(validate).filter((word) => word !== 'required' && !limitsOf[type]?.includes(word));
  const locked = ['disabled', 'readonly'].filter((word) => Reflect.get(field, word) === true);
  return [
    ...idle.map((word) => `межа «${word}» для виду «${type}» нічого не означає.`),
    ...(minLength > maxLength ? [`найменше знаків (${minLength}) більше за найбільше (${maxLength}).`] : []),
    ...(type === 'number' && noNumberIn(min, max, field.decimalDigits ?? 0)
      ? [`між ${min} і ${max} немає жодного числа, яке можна ввести.`]
      : []),
    ...(required ? locked.map((word) => `обов’язкове, а заповнити його не дано («${word}»).`) : []),
    ...ofOptions(field),
  ];
}

function noNumberIn(min: number, max: number, digits: number): boolean {
  const scale = 10 ** digits;
  return Math.ceil(min * scale) > Math.floor(max * scale);
}

function ofOptions(field: FormField): readonly string[] {
  const given: unknown = Reflect.get(field, 'defaultValue');
  const values = optionsOf(field)?.map(({ value }) => value);
  const twice = repeated(values ?? []).map((value) => `варіант «${String(value)}» названо двічі.`);
  if (given === undefined || given === null || given === '') return twice;
  const alien = (Array.isArray(given) ? given : [given]).find((one) => !isValue(field, values, one));
  if (alien === undefined && Array.isArray(given) === isMany(field)) return twice;
  const hint = typeof alien === 'string' ? perhaps(alien, (values ?? []).map(String)) : '';
  return [...twice, `значення, що стоїть спершу («${String(alien ?? given)}»), поле не прийме.${hint}`];
}

function optionsOf(field: FormField): readonly { readonly value: unknown }[] | undefined {
  switch (field.type) {
    case 'select':
    case 'radio':
    case 'checklist':
    case 'taglist':
      return field.values;
    default:
      return undefined;
  }
}

const isMany = ({ type }: FormField): boolean => type === 'checklist' || type === 'taglist';

function isValue(field: FormField, values: readonly unknown[] | undefined, one: unknown): boolean {
  switch (field.type) {
    case 'number':
      return typeof one === 'number';
    case 'checkbox':
      return typeof one === 'boolean';
    case 'datetime':
      return field.subtype === 'date' ? isPlainDate(one) : typeof one === 'string';
    default:
      return values === undefined ? typeof one === 'string' : values.includes(one);
  }
}

/** Words of FEEL, the language of the conditions, that name no field. */
const ofLanguage = new Set([
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'in',
  'between',
  'true',
  'false',
  'null',
  'for',
  'return',
  'some',
  'every',
  'satisfies',
  'instance',
  'of',
]);

/** Names of its functions, some of several words: `is defined(…)`. */
const calls =
  /\b(?:(?:is|string|upper|lower|list|starts|ends|day|month|week|substring|get|distinct|index|insert|date|years|of|and|or) )*\w+\(/g;

/** A condition that looks at a field there is not, and a field that must be filled in where it cannot be seen. */
function hiddenBy(one: FormComponent, names: readonly string[]): readonly string[] {
  const conditional: unknown = Reflect.get(one, 'conditional');
  if (typeof conditional !== 'object' || conditional === null) return [];
  const unknown = Object.keys(conditional).filter((word) => word !== 'hide');
  const hide: unknown = Reflect.get(conditional, 'hide');
  const condition = typeof hide === 'string' ? hide : '';
  const isRequired = isField(one) && one.validate.required === true;
  const asked = isRequired && hide !== undefined && hide !== '';
  return [
    ...unknown.map((word) => `умова показу не знає «${word}».${perhaps(word, ['hide'])}`),
    ...namesIn(condition)
      .filter((name) => !names.includes(name))
      .map((name) => `умова показу дивиться на поле «${name}», якого у формі немає.${perhaps(name, names)}`),
    ...(asked ? ['обов’язкове, а умова показу його ховає: сховане не заповнити.'] : []),
  ];
}

function namesIn(condition: string): readonly string[] {
  const bare = condition.replaceAll(/"(?:[^"\\]|\\.)*"/g, ' ').replaceAll(calls, ' ');
  const words = [...bare.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)].map(([word]) => word);
  return [...new Set(words)].filter((word) => !ofLanguage.has(word));
}
