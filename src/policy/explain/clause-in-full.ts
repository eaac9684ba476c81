import { ownSettings } from '../../domain/clause.js';
import type { CitedClause } from '../policy-views.js';

/** First words of acts' titles as they stand after «пункт» or «стаття». */
const genitive: Readonly<Record<string, string>> = {
  Закон: 'Закону',
  Кодекс: 'Кодексу',
  Конституція: 'Конституції',
  Указ: 'Указу',
  Постанова: 'Постанови',
  Розпорядження: 'Розпорядження',
  Наказ: 'Наказу',
  Рішення: 'Рішення',
  Положення: 'Положення',
  Порядок: 'Порядку',
  Правила: 'Правил',
  Регламент: 'Регламенту',
  Інструкція: 'Інструкції',
  Класифікатор: 'Класифікатора',
};
const withArticles = new Set(['Закон', 'Кодекс', 'Конституція']);

const firstWord = (title: string): string => title.split(' ')[0] ?? '';

/** Those that a citizen can look up: what the office has settled stands beside them, and alone in old decisions only. */
export function ofActs(clauses: readonly CitedClause[]): readonly CitedClause[] {
  const acts = clauses.filter(({ act }) => act !== ownSettings);
  return acts.length === 0 ? clauses : acts;
}

/** Clauses with nothing shortened, one entry an act: «статті 8 і 17 Закону України … «Про звернення громадян»». */
export function groundsInFull(clauses: readonly CitedClause[]): string[] {
  const byAct = new Map<string, CitedClause[]>();
  for (const clause of ofActs(clauses)) byAct.set(clause.act, [...(byAct.get(clause.act) ?? []), clause]);
  return [...byAct.values()].map(ofOneAct);
}

function ofOneAct(clauses: readonly CitedClause[]): string {
  const [{ act, actTitle } = { act: ownSettings, actTitle: '' }] = clauses;
  if (act === ownSettings) return 'порядок роботи, установлений радою';
  const place = placeOf(clauses);
  // An act whose clauses are named by their subject is cited as a whole.
  if (place === null) return actTitle;
  const first = firstWord(actTitle);
  const declined = genitive[first];
  return declined === undefined ? `${place} акта «${actTitle}»` : `${place} ${declined}${actTitle.slice(first.length)}`;
}

/** Numbers of clauses of one act: «стаття 7», «пункти 3.15 і 2.32»; null where they have none. */
function placeOf(clauses: readonly CitedClause[]): string | null {
  const numbers = [...new Set(clauses.map(({ clause }) => clause))].filter((clause) => /^\d/.test(clause));
  if (numbers.length === 0) return null;
  const isLaw = withArticles.has(firstWord(clauses[0]?.actTitle ?? ''));
  const [one, many] = isLaw ? ['стаття', 'статті'] : ['пункт', 'пункти'];
  return `${numbers.length === 1 ? one : many} ${inRow(numbers)}`;
}

function inRow(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} і ${words.at(-1) ?? ''}`;
}

/** What clauses say, those that say the same together: «пункти 3.15 і 2.32» and their summary. */
export function contentsOf(clauses: readonly CitedClause[]): { readonly name: string; readonly summary: string }[] {
  const alike = new Map<string, CitedClause[]>();
  const own = clauses.filter(({ act }) => act === ownSettings);
  for (const clause of new Set([...ofActs(clauses), ...own])) {
    const key = `${clause.act} ${clause.summary}`;
    if (clause.summary !== '') alike.set(key, [...(alike.get(key) ?? []), clause]);
  }
  return [...alike.values()].map((all) => ({ name: shortlyNamed(all), summary: all[0]?.summary ?? '' }));
}

function shortlyNamed(clauses: readonly CitedClause[]): string {
  const [{ act, actTitle } = { act: ownSettings, actTitle: '' }] = clauses;
  if (act === ownSettings) return 'порядок роботи, який рада встановила на їх виконання';
  return placeOf(clauses) ?? firstWord(actTitle).toLowerCase();
}
