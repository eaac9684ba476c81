import { counted } from '../../domain/plural.js';
import type { Difference, FuzzReport } from './fuzz.js';

/** The report for people. */
export function fuzzText(report: FuzzReport): string {
  const { seed, runs, ruleSets, editions, madeUpSets, cases, possible, differences } = report;
  const sets = counted(ruleSets.length, ['набір', 'набори', 'наборів']);
  const lines = [
    `Зерно ${seed}. ${sets}, ${counted(editions, ['редакція', 'редакції', 'редакцій'])}: у кожній ${counted(runs, ['випадок', 'випадки', 'випадків'])}.`,
    `Вигаданих наборів правил — ${madeUpSets}. Усього випадків — ${cases}, серед них можливих за словником — ${possible}.`,
  ];
  if (differences.length === 0) return [...lines, 'Рушій, перевірка і пояснення всюди збігаються.'].join('\n');
  const again = `npm run rules -- fuzz --seed ${seed} --runs ${runs} ${ruleSets.join(' ')}`;
  return [
    ...lines,
    `Знайдено ${counted(differences.length, ['розбіжність', 'розбіжності', 'розбіжностей'])}. Повторити: ${again}`,
    ...differences.map(differenceText),
  ].join('\n');
}

function differenceText({ ruleSet, digest, facts, engine, compiled, explained, rules }: Difference): string {
  const names = (held: readonly string[] | string): string =>
    typeof held === 'string' ? `збій: ${held}` : held.join(', ') || 'жодне';
  return [
    `\n${ruleSet}, редакція ${digest.slice(0, 12)}`,
    `  факти: ${JSON.stringify(facts)}`,
    `  рушій: ${names(engine)}`,
    `  перевірка: ${names(compiled)}`,
    `  пояснення: ${names(explained)}`,
    ...rules.map(({ name, conditions }) => `  ${name}: ${JSON.stringify(conditions)}`),
  ].join('\n');
}
