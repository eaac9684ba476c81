import { z } from 'zod';
import { text, view } from '../../platform/http/index.js';
import { unknownWords } from './unknown-words.js';

const limits = z.strictObject({
  required: z.boolean().optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(0).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
const validate = limits.default({});

/** What may be asked of an answer to a field. */
export const limitWords: readonly string[] = Object.keys(limits.shape);

const option = z.looseObject({ label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });

/** Properties of our own: the clause a field rests on, and the forms its words are shown on to the next person. */
export const ownProperties = z.looseObject({ clause: z.string().optional(), shownOn: z.string().optional() });

/** The name of a field in the answer. */
export const fieldKey = z.string().regex(/^[A-Za-z_]\w*$/);

const base = { label: z.string().min(1), key: fieldKey, validate, properties: ownProperties.optional() };

const words = z.looseObject({ ...base, type: z.enum(['textfield', 'textarea']) });
const number = z.looseObject({ ...base, type: z.literal('number'), decimalDigits: z.number().int().min(0).optional() });
const checkbox = z.looseObject({ ...base, type: z.literal('checkbox') });
const one = z.looseObject({ ...base, type: z.enum(['select', 'radio']), values: z.array(option).min(1).optional() });
const many = z.looseObject({
  ...base,
  type: z.enum(['checklist', 'taglist']),
  values: z.array(option).min(1).optional(),
});
const day = z.looseObject({ ...base, type: z.literal('datetime'), subtype: z.literal('date') });

const moment = z.looseObject({
  ...base,
  type: z.literal('datetime'),
  subtype: z.literal('datetime'),
  timeSerializingFormat: z.literal('utc_offset'),
});

/** Shown, and asking nothing. */
const shown = z.looseObject({ type: z.enum(['text', 'html', 'separator', 'spacer', 'button', 'image']) });

const group = z.looseObject({
  type: z.literal('group'),
  label: z.string().optional(),
  path: z.string().regex(/^\w*$/).optional(),
  get components() {
    return z.array(component);
  },
});

const list = z.looseObject({
  type: z.literal('dynamiclist'),
  label: z.string().optional(),
  path: z.string().regex(/^[A-Za-z_]\w*$/),
  validate,
  get components() {
    return z.array(component);
  },
});

const component = z.discriminatedUnion('type', [
  words,
  number,
  checkbox,
  one,
  many,
  z.discriminatedUnion('subtype', [day, moment]),
  shown,
  group,
  list,
]);

const knownWords = {
  ofComponent: new Set(
    [words, number, checkbox, one, many, day, moment, shown, group, list].flatMap(({ shape }) => Object.keys(shape)),
  ),
  ofProperties: new Set(Object.keys(ownProperties.shape)),
  ofOption: new Set(Object.keys(option.shape)),
};

/**
 * The part of the form-js schema that a task may use (схема форми): drawn in the usual form editor, and
 * strict where an answer is checked, so that a rule the checker does not know cannot look as if it held.
 */
export const formSchema = z
  .looseObject({
    id: z.string(),
    title: z.string().optional(),
    type: z.literal('default'),
    components: z.array(component),
  })
  .superRefine((form, context) => {
    for (const { path, message } of unknownWords(form, knownWords)) context.addIssue({ code: 'custom', path, message });
  });

/** A form as whoever draws it on a screen is given it. */
export const FormView = view('TaskForm', 'Форма завдання: схема form-js.', {
  id: text('Ключ форми').meta({ examples: ['agree-reply'] }),
  title: text('Назва для людей').optional(),
  type: text('Завжди default').meta({ examples: ['default'] }),
  schemaVersion: z.int().describe('Версія схеми form-js').optional(),
  components: z
    .array(
      z
        .looseObject({
          type: text('Вид поля: textfield, number, select…').meta({ examples: ['textarea'] }),
          key: text('Під яким ключем воно у відповіді').optional(),
          label: text('Підпис').optional(),
        })
        .meta({ id: 'FormComponent', description: 'Поле чи група полів форми; інші властивості – за схемою form-js.' }),
    )
    .describe('Поля'),
});

export type Form = z.infer<typeof formSchema>;
export type FormComponent = z.infer<typeof component>;
export type FormField = Extract<FormComponent, { key: string }>;
export type FormList = z.infer<typeof list>;

const shownTypes: ReadonlySet<string> = new Set(shown.shape.type.options);

/** What asks something, apart from groups and lists of it and from what is only shown. */
export const isField = (component: FormComponent): component is FormField =>
  component.type !== 'group' && component.type !== 'dynamiclist' && !shownTypes.has(component.type);

/** `prepare-reply, agree-reply` */
export const formsOf = (shownOn = ''): readonly string[] => shownOn.split(/[,\s]+/).filter((form) => form !== '');

/** What a form asks, in its groups too. */
export function fieldsOf(components: readonly FormComponent[]): FormField[] {
  return components.flatMap((component) => {
    if (component.type === 'group') return fieldsOf(component.components);
    return isField(component) ? [component] : [];
  });
}

/** The forms that a diagram names, in order. */
export const formKeysIn = (xml: string): readonly string[] =>
  [...new Set([...xml.matchAll(/:formKey="([^"]*)"/g)].flatMap(([, key]) => key ?? []))].toSorted();
