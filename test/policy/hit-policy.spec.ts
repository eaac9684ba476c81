import { describe, expect, it } from 'vitest';
import { PolicyService } from '../../src/policy/index.js';
import { libraryWith, on, problem } from './support.js';

const debtorOfRare = { 'reader.card': 'valid', 'reader.debt': true, 'book.rare': true, 'book.copies': 5 };

function changed(...changes: [string, string][]): PolicyService {
  const change = (text: string) => changes.reduce((all, [from, to]) => all.replace(from, to), text);
  return PolicyService.load(libraryWith('loan.rules.json', change));
}

const debtorRefused: [string, string] = [
  '"operator": "equal", "value": true }] },\n      "event": { "type": "reading-room" }',
  '"operator": "equal", "value": true }] },\n      "event": { "type": "refuse" }',
];

describe('rules that hold together', () => {
  it('and decide differently at one priority are a conflict, named with their clauses', async () => {
    const refusal = await problem(changed(debtorRefused).decide('loan', debtorOfRare, on('2024-01-01')));
    expect(refusal.code).toBe('RULE_CONFLICT');
    expect(refusal.message).toContain('6-debtor, 5-rare@2015');
    expect(refusal.details.grounds).toEqual([
      { act: 'library-rules', clause: '6', rule: '6-debtor', text: 'Боржник читає в залі' },
      {
        act: 'library-rules',
        clause: '5',
        rule: '5-rare@2015',
        text: 'Рідкісну книгу чи останній примірник читають у залі',
      },
    ]);
  });

  it('do not conflict below the rule that decides', async () => {
    const facts = { ...debtorOfRare, 'reader.card': 'expired' };
    expect(await changed(debtorRefused).decide('loan', facts, on('2024-01-01'))).toMatchObject({ rule: '3-no-card' });
  });

  it('and differ in a value are a conflict as well', async () => {
    const policy = changed([
      '"event": { "type": "reading-room" }',
      '"event": { "type": "reading-room", "params": { "hours": 0 } }',
    ]);
    expect((await problem(policy.decide('loan', debtorOfRare, on('2024-01-01')))).code).toBe('RULE_CONFLICT');
  });

  it('are never allowed in a set of unique answers', async () => {
    const policy = changed(['"hitPolicy": "priority"', '"hitPolicy": "unique"']);
    expect((await problem(policy.decide('loan', debtorOfRare, on('2024-01-01')))).code).toBe('RULE_CONFLICT');
  });

  it('are all counted in a set that collects', async () => {
    const policy = changed(['"hitPolicy": "priority"', '"hitPolicy": "collect"']);
    const decision = await policy.decide('loan', debtorOfRare, on('2024-01-01'));
    expect(decision).toMatchObject({ rule: '6-debtor', alsoHeld: ['5-rare@2015', '4-lend'], values: { days: 15 } });
    expect(decision.clauses.map(({ clause }) => clause)).toEqual(['6', '5', '4', '1']);
  });
});
