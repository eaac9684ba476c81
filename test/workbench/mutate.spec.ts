import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/policy/rule-tests/judge.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import type { RulesSource } from '../../src/workbench/command/rules-source.js';
import { mutateText } from '../../src/workbench/mutate/mutate-text.js';
import { mutateVerb } from '../../src/workbench/mutate/mutate-verb.js';
import { type MutationReport, mutationReport } from '../../src/workbench/mutate/mutate-report.js';
import { mutantsOf } from '../../src/workbench/mutate/mutants.js';
import { givenBy } from '../../src/workbench/rows/given.js';
import { groundsOf } from '../../src/workbench/rows/ground.js';
import { library } from '../policy/support.js';
import { libraryTable, pasted, surroundings, told } from './mutate-support.js';

const table = readFileSync(join(library, 'tests/loan.md'), 'utf8');

function report(source: RulesSource, all = false): MutationReport {
  const cases = source.tables().flatMap((one) => one.cases);
  return mutationReport({ policy: source.policy(), files: source.files, cases, sets: ['loan'], all });
}

function survivors({ sets }: MutationReport): string[] {
  return sets.flatMap(({ missing, without }) => [...missing.flatMap(({ kills }) => kills), ...without].map(nameOf));
}

function nameOf({ rule, text }: { readonly rule: string | null; readonly text: string }): string {
  return `${rule ?? ''}: ${text}`;
}

const complete = pasted(table, report(libraryTable(table)).sets[0]?.missing ?? []);

describe('a table that leaves mistakes unnoticed', () => {
  it('is told which, and pasting the rows it is given leaves none', async () => {
    const before = report(libraryTable(table));
    expect(before).toMatchObject({ killed: 37, survived: 43, equivalent: 1, outside: 2 });
    expect(before.score).toBeCloseTo(37 / 80, 10);
    const after = report(libraryTable(complete));
    expect(after).toMatchObject({ killed: 80, survived: 0, equivalent: 1, outside: 2, score: 1 });
    expect(after.sets[0]).toMatchObject({ missing: [], without: [], failing: [] });
  });

  it('gets a row in the columns of its own table where these suffice', async () => {
    const [missing] = report(libraryTable(table)).sets[0]?.missing ?? [];
    expect(missing).toMatchObject({
      file: 'library/tests/loan.md',
      afterLine: 19,
      words: 'читацький квиток — немає',
      expected: { outcome: 'refuse', outcomeLabel: 'не видавати' },
    });
    expect(missing?.lines).toEqual([
      '| 5 | Підтвердьте очікуване рішення: читацький квиток — немає | немає            | не видавати | ПК-3  |',
    ]);
  });

  it('loses with each row exactly the mutants that no other row notices', async () => {
    const source = libraryTable(complete);
    const rows = source
      .tables()
      .flatMap(({ cases }) => cases)
      .filter(({ ruleSet }) => ruleSet === 'loan');
    const noticing = noticedOneByOne(source);
    const [policy, files] = [source.policy(), source.files];
    for (const { line, number, rule } of rows) {
      // A row that names its rule tells rules apart that decide alike: more than a mutant must change.
      if (rule !== undefined && rule !== null) continue;
      const weak = mutationReport({
        policy,
        files,
        cases: rows.filter((row) => row.line !== line),
        sets: ['loan'],
      });
      const expected = [...noticing].filter(([, by]) => by.size === 1 && by.has(number)).map(([name]) => name);
      expect(survivors(weak).sort(), number).toEqual(expected.sort());
    }
  });
});

/** For each mutant the rows that fail under it, each row tried under each mutant: no diagram is asked. */
function noticedOneByOne(source: RulesSource): Map<string, Set<string>> {
  const policy = source.policy();
  const cases = source.tables().flatMap((one) => one.cases);
  const found = new Map<string, Set<string>>();
  for (const mutant of mutantsOf(policy, 'loan', groundsOf(policy, 'loan', cases), cases)) {
    const by = new Set<string>();
    for (const { ground, mutated } of mutant.changes) {
      for (const { row } of ground.rows) {
        if (judge(mutated, row, givenBy(mutated, row.facts)).length > 0) by.add(row.number);
      }
    }
    found.set(nameOf(mutant), by);
  }
  return found;
}

describe('npm run rules -- mutate', () => {
  it('ends with «found», the text and the same for a machine', async () => {
    const answer = await told(mutateVerb, libraryTable(table), ['loan'], { all: 'true' });
    expect(answer.ending).toBe('found');
    expect(answer.text).toContain('Видача книги (loan): 46,2 % — помічено 37 із 80; рядків 4');
    expect(answer.text).toContain(
      'Не помічено: 5-rare@2015 — «примірників у фонді менше ніж 2» замінено на «примірників у фонді не більше ніж 2».',
    );
    expect(answer.text).toContain('Підтвердьте очікуване рішення і вставте в library/tests/loan.md після рядка 19:');
    expect(answer.report).toEqual(report(libraryTable(table), true));
    expect(report(libraryTable(table), true).sets[0]?.all).toHaveLength(83);
  });

  it('ends well when every killable mutant is noticed', async () => {
    const answer = await told(mutateVerb, libraryTable(complete), ['loan'], {});
    expect(answer.ending).toBe('fine');
    expect(answer.text).toContain('Помічено всі видозміни, які можна помітити: 80. Доведено рівнозначними: 1');
  });

  it('tells of a row that fails anyway, and does not let it kill anything', async () => {
    const wrong = table.replace('не видавати     | ПК-3', 'видати додому   | ПК-3');
    const wrongly = report(libraryTable(wrong));
    expect(wrongly.sets[0]?.failing).toEqual([{ file: 'library/tests/loan.md', line: 18, number: '2' }]);
    expect(wrongly.killed).toBeLessThan(37);
    expect(mutateText(wrongly)).toContain('library/tests/loan.md:18: рядок 2 не справджується і без видозмін');
  });

  it('names the likely set for one that is not there', async () => {
    const said: string[] = [];
    const streams = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    const code = await runCommand([mutateVerb], ['mutate', 'laon', '--rules', library], streams, surroundings);
    expect([code, said.join('\n')]).toEqual([2, expect.stringContaining('Набору «laon» немає. Можливо, «loan»?')]);
  });
});
