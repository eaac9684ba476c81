import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../src/domain/plain-date.js';
import { AnalysisTooLarge } from '../../../src/policy/analysis/diagrams.js';
import { withDiagram } from '../../../src/policy/analysis/kept-diagrams.js';
import { PolicyService } from '../../../src/policy/index.js';
import { takeSnapshot } from '../../../src/policy/evaluation/fact-snapshot.js';
import { decideBy } from '../../../src/policy/evaluation/decide.js';
import { rulesDirectory } from '../../../src/platform/installation.js';

const policy = PolicyService.load(rulesDirectory);
const day = plainDate('2026-03-02');
const asOf = { receivedOn: day, decidedOn: day };
const edition = policy.edition('admission', asOf);
const nothingAsked = Object.fromEntries([...edition.facts.keys()].map((fact) => [fact, null]));
const unsigned = { ...nothingAsked, 'letter.form': 'paper', 'letter.signed': false };

describe('a decision without the facts that cannot matter', () => {
  it('is the one that all facts give, and keeps only what was asked', async () => {
    const decision = await policy.decide('admission', unsigned, asOf);
    expect(decision).toMatchObject({ outcome: 'anonymous', rule: '3.3-anonymous', alsoHeld: [] });
    expect(decision.facts).toEqual({ 'letter.form': 'paper', 'letter.signed': false });
    const snapshot = takeSnapshot(edition, unsigned, new Set(policy.catalogue.facts.keys()));
    expect(await decideBy(edition, snapshot, asOf)).toEqual(decision);
  });

  it('names a rule that yielded only when it surely held', async () => {
    const incapacitated = { ...unsigned, 'author.incapacitated': 'yes' };
    const { alsoHeld } = await policy.decide('admission', incapacitated, asOf);
    expect(alsoHeld).toEqual(['art8-incapacity']);
    const readAnew = await PolicyService.load(rulesDirectory).decide('admission', incapacitated, asOf);
    expect(readAnew.alsoHeld).toEqual(['art8-incapacity']);
  });

  it('explains itself without a word of what was not asked', async () => {
    const explanation = policy.explain(await policy.decide('admission', unsigned, asOf));
    expect(explanation.facts.map(({ fact }) => fact)).toEqual(['letter.form', 'letter.signed']);
    expect(explanation.because.map(({ fact }) => fact)).toEqual(['letter.form', 'letter.form', 'letter.signed']);
    const split = explanation.didNotHold.find(({ rule }) => rule === 'art7-split');
    expect(JSON.stringify(split?.conditions)).toContain('не запитано: не впливає');
    expect(split?.because).toEqual([]);
    expect(explanation.text.join('\n')).not.toContain('не вказано');
  });

  it('is refused where one of them may matter', async () => {
    const signed = { ...unsigned, 'letter.signed': true };
    await expect(policy.decide('admission', signed, asOf)).rejects.toMatchObject({
      code: 'FACTS_INVALID',
      details: {
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/facts/letter.residenceGiven' })]),
      },
    });
  });

  it('is refused where a fact was forgotten, not left out on purpose', async () => {
    const rest = Object.fromEntries(Object.entries(unsigned).filter(([fact]) => fact !== 'question.powers'));
    await expect(policy.decide('admission', rest, asOf)).rejects.toMatchObject({ code: 'FACTS_INVALID' });
  });

  it('is refused where no facts complete those that were asked', async () => {
    const impossible = { ...unsigned, 'history.resolvedInSubstance': 'yes', 'history.earlierInTerm': true };
    await expect(policy.decide('admission', impossible, asOf)).rejects.toMatchObject({ code: 'FACTS_IMPOSSIBLE' });
  });
});

it('a set too large to be analysed is refused as such, and analysed anew the next time', () => {
  const fail = () =>
    withDiagram(edition, () => {
      throw new AnalysisTooLarge(10);
    });
  expect(fail).toThrow(expect.objectContaining({ code: 'ANALYSIS_TOO_LARGE' }));
  const diagrams = [1, 2].map(() => withDiagram(edition, (diagram) => diagram));
  expect(diagrams[0]).toBe(diagrams[1]);
});
