import type { Form } from '../workflow/index.js';

/** What of a component says how it may be answered. */
interface Field {
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly validate?: { readonly required?: boolean; readonly minLength?: number; readonly min?: number };
  readonly values?: readonly { readonly value: string | number | boolean }[];
  readonly components?: readonly Field[];
}

/**
 * An answer that a form takes, where a script says nothing of a task: the first of what may be chosen, the shortest that is
 * wanted (відповідь за формою).
 */
export const answerByForm = ({ components }: Pick<Form, 'components'>): Readonly<Record<string, unknown>> =>
  ofFields(components as readonly Field[]);

function ofFields(fields: readonly Field[]): Record<string, unknown> {
  return Object.assign({}, ...fields.map(ofField)) as Record<string, unknown>;
}

function ofField(field: Field): Record<string, unknown> {
  const { type, key, path = '', validate = {}, components = [] } = field;
  if (type === 'group') return path === '' ? ofFields(components) : { [path]: ofFields(components) };
  if (validate.required !== true) return {};
  if (type === 'dynamiclist') return { [path]: [ofFields(components)] };
  return key === undefined ? {} : { [key]: valueOf(field) };
}

function valueOf({ type, validate = {}, values = [] }: Field): unknown {
  const [first] = values;
  switch (type) {
    case 'number':
      return validate.min ?? 1;
    case 'checkbox':
      return true;
    case 'select':
    case 'radio':
      return first?.value ?? 'yes';
    case 'checklist':
    case 'taglist':
      return first ? [first.value] : [];
    case 'datetime':
      return 'сьогодні';
    default:
      return 'За пробою. '.repeat(Math.ceil((validate.minLength ?? 1) / 11)).trim();
  }
}
