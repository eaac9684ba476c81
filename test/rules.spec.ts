import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../src/domain/plain-date.js';
import { PolicyService } from '../src/policy/index.js';
import { runCase } from '../src/policy/rule-tests/run-case.js';
import { failureText } from './policy/failure-text.js';
import { readTableFiles } from '../src/policy/rule-tests/table-files.js';
import { rulesDirectory } from '../src/platform/installation.js';
import { schemaTexts } from '../src/workbench/schema-texts.js';

const policy = PolicyService.load(rulesDirectory);
const files = readTableFiles(rulesDirectory, policy.catalogue);

for (const { name, cases } of files) {
  describe(name, () => {
    it.each(cases.map((one) => [`${one.number} ${one.sentence}`, one] as const))('%s', async (_title, ruleCase) => {
      const result = await runCase(policy, ruleCase);
      expect(result.faults.length === 0 ? '' : failureText(result)).toBe('');
    });
  });
}

describe('rules/tests', () => {
  it('has rows for every rule set', () => {
    const tested = new Set(files.flatMap(({ cases }) => cases.map((one) => one.ruleSet)));
    expect(
      policy
        .ruleSets()
        .map(({ id }) => id)
        .filter((id) => !tested.has(id)),
    ).toEqual([]);
  });

  it('has a row decided by every rule', async () => {
    const results = await Promise.all(files.flatMap(({ cases }) => cases.map((one) => runCase(policy, one))));
    const decided = new Set(results.map(({ decision }) => `${decision?.ruleSet}/${decision?.rule}`));
    const rules = policy.ruleSets().flatMap(({ id, rules: all }) => all.map((rule) => `${id}/${rule.name}`));
    expect(rules.filter((rule) => !decided.has(rule))).toEqual([]);
  });
});

describe('the clauses of a decision', () => {
  const cited = policy
    .ruleSets()
    .flatMap(({ id, rules }) => rules.map(({ name, source }) => ({ rule: `${id}/${name}`, source })));

  it('stand with the point before the clause it belongs to', () => {
    const wrong = cited.filter(({ source }) =>
      source.some(({ act, clause }, at) =>
        source.slice(at + 1).some((later) => later.act === act && later.clause.startsWith(`${clause}.`)),
      ),
    );
    expect(wrong.map(({ rule }) => rule)).toEqual([]);
  });

  /** Two clauses of one act stand together only where neither would have given the answer alone. */
  const together: Readonly<Record<string, string>> = {
    'admission/art17-late-complaint': '17 sets the term, 8 says what becomes of a complaint out of it',
    'admission/art7-complained-of': '7 forbids to send it on, 19 obliges to consider it',
    'end-of-control/3.17-remove-on-signing-day': '3.16 ends control, 3.17 names the day',
    'extension-authority/art7-deputy': '20 gives the power to the head and a deputy, 7 bars the head',
    'final-answer/3.15-final-with-reasons@1996': '20 bounds the term, 15 asks for reasons',
    'main-executor/3.19-district-committee': '3.19 lets the committee answer, 3.12 makes the first named the main one',
    'substitute-consent/2.15-tell-and-ask': '2.15 has the citizen told, 2.16 asks for consent',
    'walk-in/2.7-acting-mayor': '2.6 asks for a booking, 2.7 for what is found out by it',
  };

  it('are of those that decided: one clause of an act, unless two decided together', () => {
    const several = cited.filter(({ source }) => {
      // A point and the clause it belongs to are one place; 2.26 says what follows from any point of 2.25.
      const places = source.map(({ act, clause }) => `${act} ${clause.replace(/^(2\.2[35])\.\d$/, '$1')}`);
      const own = new Set(places.filter((place) => place !== 'kr-225-r-2023 2.26'));
      return new Set([...own].map((place) => place.split(' ')[0])).size < own.size;
    });
    expect(several.map(({ rule }) => rule).toSorted()).toEqual(Object.keys(together).toSorted());
  });

  it('are of the articles on proposals, statements and complaints the one on the appeal at hand', async () => {
    const articles: Readonly<Record<string, string>> = { proposal: '14', statement: '15', complaint: '16' };
    for (const day of ['2023-08-28', '2024-03-04'])
      for (const [kind, article] of Object.entries(articles))
        for (const isAway of [false, true]) {
          const facts = { 'author.headPersonally': true, 'leader.headAway': isAway, 'letter.kind': kind };
          const asOf = { receivedOn: plainDate(day), decidedOn: plainDate(day) };
          const { clauses } = await policy.decide('personal-consideration', facts, asOf);
          expect(clauses.filter(({ act }) => act === 'law-393-96')).toEqual([{ act: 'law-393-96', clause: article }]);
        }
  });

  it('stand with the regulation before the Law that it carries out', () => {
    const wrong = cited.filter(({ source }) => {
      const placeOf = (act: string): number => source.findIndex((one) => one.act === act);
      return placeOf('law-393-96') !== -1 && placeOf('kr-225-r-2023') > placeOf('law-393-96');
    });
    expect(wrong.map(({ rule }) => rule)).toEqual([]);
  });
});

describe('the note of a default', () => {
  it('speaks to a reader of the decision: of no set, and of no fact by its id', () => {
    const notes = policy.ruleSets().flatMap(({ id, default: { note } }) => (note === undefined ? [] : [{ id, note }]));
    expect(notes.filter(({ note }) => /[a-z]/iu.test(note.replace(/KR-|[а-яіїєґ]/giu, '')))).toEqual([]);
  });
});

describe('rules/schema', () => {
  it.each(Object.entries(schemaTexts(policy.catalogue)))(
    '%s is as `npm run rules:schemas` writes it',
    (name, text) => {
      expect(readFileSync(join(rulesDirectory, 'schema', name), 'utf8')).toBe(text);
    },
  );
});
