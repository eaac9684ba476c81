import { expect, it } from 'vitest';
import { startFault } from '../../src/start-fault.js';

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

it.each([
  [coded('EADDRINUSE', 'listen EADDRINUSE: address already in use 127.0.0.1:3000'), /^Порт зайнятий: .*3000/],
  [coded('ECONNREFUSED', ''), /^База даних недоступна \(ECONNREFUSED\)/],
  [coded('ER_ACCESS_DENIED_ERROR', 'Access denied'), /^База даних не впустила службу/],
  [new Error('The environment has faults:\n  PORT: too big'), /^The environment has faults:\n {2}PORT: too big$/],
])('what the operator can mend is said without a stack: %s', (error, said) => {
  expect(startFault(error)).toMatch(said);
  expect(startFault(error)).not.toMatch(/\n\s+at /);
});

it('a fault of ours keeps its stack', () => {
  expect(startFault(new TypeError('x is not a function'))).toMatch(/\n\s+at /);
});
