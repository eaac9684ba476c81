import { isJsonObject, type JsonObject, pointerTo } from '../../domain/json.js';
import { isPlainDate } from '../../domain/plain-date.js';
import type { FieldFault } from '../../domain/problem.js';
import { faultOfText, type Lines, typedText } from '../../domain/typed-text.js';
import { enteredInstant } from './entered-instant.js';
import { type FormComponent, type FormField, type FormList, isField } from './form-schema.js';

/** Longer texts than this belong into a document, whatever the form says. */
const mostText = 20_000;
const mostItems = 200;

interface CheckedAnswer {
  readonly value: JsonObject;
  readonly faults: readonly FieldFault[];
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

function textFault(
  value: unknown,
  lines: Lines,
  { minLength = 0, maxLength = mostText }: FormField['validate'],
): string | null {
  if (typeof value !== 'string') return 'Потрібен текст.';
  if (value.length < minLength) return `Щонайменше знаків: ${minLength}.`;
  if (value.length > maxLength) return `Щонайбільше знаків: ${maxLength}.`;
  return faultOfText(value, lines);
}

function numberFault(value: unknown, { min, max }: FormField['validate'], digits: number): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Потрібне число.';
  if (min !== undefined && value < min) return `Найменше значення: ${min}.`;
  if (max !== undefined && value > max) return `Найбільше значення: ${max}.`;
  const isExact = Number(value.toFixed(digits)) === value;
  return isExact ? null : digits === 0 ? 'Потрібне ціле число.' : `Знаків після коми: щонайбільше ${digits}.`;
}

type Choices = readonly { readonly label: string; readonly value: unknown }[];

function choiceFault(value: unknown, choices: Choices | undefined): string | null {
  if (!choices) return typeof value === 'string' && value.length <= mostText ? null : 'Потрібен текст.';
  if (choices.some((choice) => choice.value === value)) return null;
  return `Можливі значення: ${choices.map((choice) => `${String(choice.value)} («${choice.label}»)`).join(', ')}.`;
}

function choicesFault(value: unknown, choices: Choices | undefined): string | null {
  if (!Array.isArray(value) || value.length > mostItems) return 'Потрібен перелік значень.';
  if (new Set(value).size < value.length) return 'Значення повторюються.';
  return value.map((one) => choiceFault(one, choices)).find((fault) => fault !== null) ?? null;
}

const dayFault = (value: unknown): string | null => (isPlainDate(value) ? null : 'Потрібен день: РРРР-ММ-ДД.');

const momentFault = (value: unknown): string | null =>
  enteredInstant.safeParse(value).success ? null : 'Потрібні день і час: РРРР-ММ-ДДTГГ:ХХ+02:00.';

function faultOf(field: FormField, value: unknown): string | null {
  switch (field.type) {
    case 'textfield':
      return textFault(value, 'one', field.validate);
    case 'textarea':
      return textFault(value, 'several', field.validate);
    case 'number':
      return numberFault(value, field.validate, field.decimalDigits ?? 0);
    case 'checkbox':
      return typeof value === 'boolean' ? null : 'Потрібно «так» або «ні»: true чи false.';
    case 'select':
    case 'radio':
      return choiceFault(value, field.values);
    case 'checklist':
    case 'taglist':
      return choicesFault(value, field.values);
    case 'datetime':
      return field.subtype === 'date' ? dayFault(value) : momentFault(value);
  }
}

/** Reads one level of an answer, and remembers what of it the form has named. */
class Level {
  readonly value: Record<string, unknown> = {};

  constructor(
    private readonly data: JsonObject,
    private readonly pointer: string,
    private readonly faults: FieldFault[],
  ) {}

  read(components: readonly FormComponent[]): JsonObject {
    const named = this.readAll(components);
    const known = named.size === 0 ? '.' : `; її поля: ${[...named].join(', ')}.`;
    for (const key of Object.keys(this.data)) if (!named.has(key)) this.fault(key, `Такого поля форма не має${known}`);
    return this.value;
  }

  private readAll(components: readonly FormComponent[]): Set<string> {
    const named = new Set<string>();
    for (const component of components) {
      if (isField(component)) named.add(this.readField(component));
      else if (component.type === 'dynamiclist') named.add(this.readList(component));
      else if (component.type === 'group' && component.path)
        named.add(this.readGroup(component.path, component.components));
      else if (component.type === 'group') for (const key of this.readAll(component.components)) named.add(key);
    }
    return named;
  }

  private readField(field: FormField): string {
    const given = this.data[field.key];
    const value = typeof given === 'string' ? typedText(given) : given;
    if (isBlank(value) || (Array.isArray(value) && value.length === 0)) {
      if (field.validate.required) this.fault(field.key, `Заповніть поле «${field.label ?? field.key}».`);
      return field.key;
    }
    const fault = faultOf(field, value);
    if (fault === null) this.value[field.key] = value;
    else this.fault(field.key, fault);
    return field.key;
  }

  private readGroup(path: string, components: readonly FormComponent[]): string {
    const given = this.data[path] ?? {};
    if (isJsonObject(given))
      this.value[path] = new Level(given, `${this.pointer}/${path}`, this.faults).read(components);
    else this.fault(path, 'Потрібна група полів.');
    return path;
  }

  private readList({ path, components, validate, label }: FormList): string {
    const given = this.data[path] ?? [];
    const at = (index: number) => `${this.pointer}/${path}/${index}`;
    if (!Array.isArray(given) || !given.every(isJsonObject) || given.length > mostItems)
      this.fault(path, 'Потрібен перелік.');
    else if (given.length === 0 && validate.required) this.fault(path, `Заповніть перелік «${label ?? path}».`);
    else this.value[path] = given.map((one, index) => new Level(one, at(index), this.faults).read(components));
    return path;
  }

  private fault(key: string, detail: string): void {
    this.faults.push({ pointer: pointerTo(this.pointer, key), detail });
  }
}

/** Checks an answer against the components of a form; faults point into the body of the completion. */
export function checkAnswer(components: readonly FormComponent[], answer: JsonObject): CheckedAnswer {
  const faults: FieldFault[] = [];
  const value = new Level(answer, '/answer', faults).read(components);
  return { value, faults };
}
