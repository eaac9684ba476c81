import type { CaseFile } from './case-file.js';
import type { ReceptionFile } from './receptions/reception-play.js';
import type { Print } from './teller.js';

export interface Effort {
  readonly requests: number;
  readonly seconds: number;
}

/** What a week comes to (підсумки). */
export function totalsOf(files: readonly CaseFile[]) {
  const entries = files.flatMap((file) => file.entries);
  const count = (...kinds: string[]): number => entries.filter((entry) => kinds.includes(entry.kind)).length;
  return {
    letters: files.length,
    ways: new Set(files.map((file) => file.story.way)).size,
    decisions: files.reduce((sum, file) => sum + file.decisions.length, 0),
    tasks: count('task-completed'),
    posted: count('letter-sent'),
    reminders: count('reminded', 'obligation-reminded'),
    broken: files.filter((file) => file.card.termBroken).length,
  };
}

export function printTotals(
  files: readonly CaseFile[],
  held: ReceptionFile | null,
  { requests, seconds }: Effort,
  print: Print,
): void {
  const { letters, ways, decisions, tasks, posted, reminders, broken } = totalsOf(files);
  const ends = new Set(files.map((file) => file.card.statusLabel));
  print('\n━━ Підсумки ━━');
  print(`  Листів: ${letters}, шляхів: ${ways}`);
  for (const end of ends) print(`    ${end}: ${files.filter((file) => file.card.statusLabel === end).length}`);
  print(`  Рішень за правилами: ${decisions}`);
  print(`  Виконаних завдань: ${tasks}`);
  print(`  Надіслано листів: ${posted}`);
  print(`  Нагадувань: ${reminders}; порушених строків: ${broken}`);
  if (held !== null) printReceptions(held, print);
  print(`  Запитів HTTP: ${requests}, за ${seconds.toFixed(1)} с`);
}

function printReceptions({ receptions, visits, appeals }: ReceptionFile, print: Print): void {
  const cards = [...visits.values()];
  print(`  Прийомів: ${receptions.size}, карток прийому: ${cards.length}, звернень із прийому: ${appeals.size}`);
  for (const end of new Set(cards.map(({ statusLabel }) => statusLabel)))
    print(`    ${end}: ${cards.filter(({ statusLabel }) => statusLabel === end).length}`);
}
