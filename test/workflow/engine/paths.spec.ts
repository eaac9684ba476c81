import { describe, expect, test } from 'vitest';
import { fillTemplate, isPath, isTemplate, resolvePath } from '../../../src/workflow/engine/expressions/paths.js';

const data = { term: { dueOn: '2024-04-03' }, unit: 'water', list: [{ a: 1 }], count: 3, empty: '' };

describe('a path', () => {
  test.each([
    ['${variables.data.term.dueOn}', '2024-04-03'],
    ['${variables.data.count}', 3],
    ['${variables.data.missing.deeper}', undefined],
    ['${variables.data.list.length}', 1],
    ['${item.unit}', 'roads'],
    ['${item}', { unit: 'roads' }],
    ['plain words', 'plain words'],
  ])('%s', (text, value) => {
    expect(resolvePath(text, { data, item: { unit: 'roads' } })).toEqual(value);
  });

  test.each(['${variables.data.unit.at}', '${variables.data.toString}', '${variables.data.list.map}'])(
    '%s leads to nothing: only own properties are followed',
    (text) => expect(resolvePath(text, { data })).toBeUndefined(),
  );

  test.each([
    '${environment}',
    '${variables.data.unit.constructor}',
    '${variables.data.__proto__.x}',
    '${variables.other}',
    '${variables.data["unit"]}',
    '${variables.data.list[0]}',
    '${variables.data.unit} ',
    '${variables.data.a()}',
    '${1+1}',
    'a ${variables.data.unit}',
    '#{now()} ${x}',
  ])('%s is refused', (text) => {
    expect(isPath(text)).toBe(false);
    expect(() => resolvePath(text, { data })).toThrow(/не є шляхом/);
  });
});

describe('a template', () => {
  test('is filled with texts and numbers', () => {
    expect(fillTemplate('executor@${variables.data.unit}', { data })).toBe('executor@water');
    expect(fillTemplate('post:${item}-${variables.data.count}', { data, item: 'x' })).toBe('post:x-3');
  });

  test.each(['${variables.data.missing}', '${variables.data.empty}', '${variables.data.term}'])(
    '%s is nobody',
    (text) => {
      expect(() => fillTemplate(`executor@${text}`, { data })).toThrow(/нікуди не веде/);
    },
  );

  test('with anything but paths is refused', () => {
    expect(isTemplate('executor@${environment.x}')).toBe(false);
    expect(() => fillTemplate('executor@${environment.x}', { data })).toThrow(/не є шляхом/);
  });
});
