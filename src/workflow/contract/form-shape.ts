import { type Form, type FormComponent, type FormField, isField } from '../forms/form-schema.js';
import type { Shape } from './shape.js';

/** What the answer to a form may hold (форма як договір): each field by its kind, and whether it must be filled in. */
export function formShape({ components }: Form): Shape {
  return holderOf(components);
}

function holderOf(components: readonly FormComponent[]): Shape {
  const members = components.flatMap(membersOf);
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(({ key, shape }) => [key, shape])),
    required: members.filter(({ always }) => always).map(({ key }) => key),
  };
}

interface Member {
  readonly key: string;
  readonly shape: Shape;
  readonly always: boolean;
}

function membersOf(component: FormComponent): readonly Member[] {
  switch (component.type) {
    case 'group': {
      const inner = holderOf(component.components);
      return component.path
        ? [{ key: component.path, shape: inner, always: true }]
        : component.components.flatMap(membersOf);
    }
    case 'dynamiclist':
      return [{ key: component.path, shape: { type: 'array', items: holderOf(component.components) }, always: true }];
    default:
      return isField(component) ? [fieldOf(component)] : [];
  }
}

function fieldOf(field: FormField): Member {
  return { key: field.key, shape: shapeOfField(field), always: field.validate.required === true };
}

function shapeOfField(field: FormField): Shape {
  switch (field.type) {
    case 'textfield':
    case 'textarea':
      return { type: 'string' };
    case 'number':
      return { type: 'number' };
    case 'checkbox':
      return { type: 'boolean' };
    case 'select':
    case 'radio':
      return choiceOf(field.values);
    case 'checklist':
    case 'taglist':
      return { type: 'array', items: choiceOf(field.values) };
    case 'datetime':
      return { type: 'string', format: field.subtype === 'date' ? 'date' : 'date-time' };
  }
}

const choiceOf = (values: readonly { readonly value: unknown }[] | undefined): Shape =>
  values ? { enum: values.map(({ value }) => value) } : { type: 'string' };
