import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cite } from '../../src/domain/clause.js';

interface ActFile {
  readonly clauses: readonly { readonly number: string }[];
}

describe('a clause as an official cites it', () => {
  it.each([
    ['kr-225-r-2023', '3.13', 'п. 3.13 Положення № 225-р'],
    ['law-393-96', '20', 'ст. 20 Закону «Про звернення громадян»'],
    ['cmu-348-1997', 'виконавець', '«виконавець» Інструкції КМУ № 348'],
    ['cmu-858-2008', '2.3', 'п. 2.3 Класифікатора КМУ № 858'],
    ['setting', 'duties', 'налаштування виконкому: розподіл обов’язків'],
  ])('%s %s', (act, clause, cited) => {
    expect(cite({ act, clause })).toBe(cited);
  });

  it('has Ukrainian words for every setting of the rules', () => {
    const file = JSON.parse(readFileSync('rules/acts/setting.json', 'utf8')) as ActFile;
    const cited = file.clauses.map(({ number }) => cite({ act: 'setting', clause: number }));
    expect(cited.filter((words) => /[a-z]/.test(words))).toEqual([]);
  });
});
