import { expect, it } from 'vitest';
import { rememberedByText } from '../../src/platform/remembered.js';

it('is made once of the same text, and anew of another', () => {
  let times = 0;
  const counted = rememberedByText((text) => ({ text, time: (times += 1) }));
  const first = counted('one');
  expect(counted('one')).toBe(first);
  expect(counted('two')).toEqual({ text: 'two', time: 2 });
  expect(counted(['o', 'ne'].join(''))).toBe(first);
});
