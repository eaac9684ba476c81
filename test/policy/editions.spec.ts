import { describe, expect, it } from 'vitest';
import { PolicyService } from '../../src/policy/index.js';
import { readStoredEdition } from '../../src/policy/editions/stored-edition.js';
import { library, libraryWith, on, problem } from './support.js';

const policy = PolicyService.load(library);
const rare = { 'reader.card': 'valid', 'reader.debt': false, 'book.rare': false, 'book.copies': 1 };

describe('an edition', () => {
  it('is the one in force on the day of receipt, half-open', async () => {
    expect(await policy.decide('loan', rare, on('2014-12-31'))).toMatchObject({ rule: '4-lend', values: { days: 30 } });
    expect(await policy.decide('loan', rare, on('2015-01-01'))).toMatchObject({ rule: '5-rare@2015' });
  });

  it('goes by the day of decision where a rule says so', async () => {
    const facts = { 'reader.age': 20, 'book.acquiredOn': '2020-01-01' };
    const decision = await policy.decide('guarantor', facts, on('1980-01-01', '2000-01-01'));
    expect(decision).toMatchObject({ rule: '2-adult', asOn: '2000-01-01', basis: 'decidedOn' });
  });

  it('begins anew when a parameter changes', async () => {
    const facts = { ...rare, 'book.copies': 9 };
    const before = await policy.decide('loan', facts, on('2020-05-31'));
    const after = await policy.decide('loan', facts, on('2020-06-01'));
    expect([before.values, after.values]).toEqual([{ days: 30 }, { days: 15 }]);
    expect(before.digest).not.toBe(after.digest);
  });

  it('is missing before the first rule came into force, which is an error and not "no rule"', async () => {
    const refusal = await problem(policy.decide('loan', rare, on('1999-12-31', '2024-01-01')));
    expect(refusal).toMatchObject({ code: 'NO_EDITION_IN_FORCE', details: { extra: { firstFrom: '2000-01-01' } } });
  });

  it('asks only for the facts its rules need', async () => {
    const { 'book.copies': _copies, 'reader.debt': _debt, ...few } = rare;
    const decision = await policy.decide('loan', few, on('2005-01-01'));
    expect(decision.facts).toEqual(few);
  });
});

describe('the digest of an edition', () => {
  const digest = (dir: string, day: string) => PolicyService.load(dir).edition('loan', on(day)).digest;
  const original = policy.edition('loan', on('2024-01-01')).digest;

  it('does not depend on the order of keys or on spaces', () => {
    const reordered = libraryWith('loan.rules.json', (text) =>
      JSON.stringify(Object.fromEntries(Object.entries<unknown>(JSON.parse(text)).reverse())),
    );
    expect(digest(reordered, '2024-01-01')).toBe(original);
  });

  it('changes with a rule, a parameter, and a label', () => {
    const changed = [
      libraryWith('loan.rules.json', (text) => text.replace('"value": 2', '"value": 3')),
      libraryWith('parameters.json', (text) => text.replace('"value": 15', '"value": 14')),
      libraryWith('facts.json', (text) => text.replace('рідкісна книга', 'цінна книга')),
    ].map((dir) => digest(dir, '2024-01-01'));
    expect(new Set([original, ...changed]).size).toBe(4);
  });

  it('does not change when a rule is closed for the future or when another edition changes', () => {
    const closed = libraryWith('loan.rules.json', (text) =>
      text.replace('"from": "2010-01-01", "to": null', '"from": "2010-01-01", "to": "2030-01-01"'),
    );
    expect(digest(closed, '2024-01-01')).toBe(original);
    const earlier = libraryWith('parameters.json', (text) => text.replace('"value": 30', '"value": 31'));
    expect(digest(earlier, '2024-01-01')).toBe(original);
  });

  it('is proved again when a stored edition is read', () => {
    const { digest: kept, canonical } = policy.edition('loan', on('2024-01-01'));
    expect(readStoredEdition({ digest: kept, canonical }).digest).toBe(kept);
  });

  it('gives a changed text away', async () => {
    const { digest: kept, canonical } = policy.edition('loan', on('2024-01-01'));
    const refusal = await problem(() =>
      readStoredEdition({ digest: kept, canonical: canonical.replace('"value":15', '"value":60') }),
    );
    expect(refusal.code).toBe('EDITION_UNKNOWN');
  });
});
