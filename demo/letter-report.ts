import { plainDate, inUkrainian } from '../src/domain/plain-date.js';
import type { CaseFile } from './case-file.js';
import { dayInWords, momentInWords } from './calendar-words.js';
import { deedInWords } from './deeds.js';
import type { Print } from './teller.js';

/** One letter from first to last, for whoever reads the terminal (звіт про лист). */
export function printLetter(file: CaseFile, number: number, print: Print): void {
  const { story, card, decisions, termLines, refusals } = file;
  print(`\n── ${number}. ${card.registrationIndex ?? 'без реєстрації'} · ${story.about} · ${story.way}`);
  print(`   ${inLines(story.letter.gist)}`);
  print('   Рішення:');
  for (const { outcomeLabel, cited } of decisions) print(`     • ${outcomeLabel} [${cited}]`);
  for (const words of refusals) print(`     ✗ ${words}`);
  if (termLines.length > 0) print('   Строк:');
  for (const line of termLines) print(`     ${line}`);
  print('   Хто що зробив:');
  for (const line of deedLines(file)) print(`     ${line}`);
  print(`   Чим скінчилося: ${endOf(file)}`);
}

/** What people did and what the clock did, in order. */
function deedLines({ entries }: CaseFile): string[] {
  return entries.flatMap((entry) => {
    const words = deedInWords(entry);
    return words === null ? [] : [`${momentInWords(entry.at)}  ${words}`];
  });
}

function endOf({ card, entries }: CaseFile): string {
  const last = entries.at(-1);
  const ended = card.controlEndedOn === null ? '' : `, знято з контролю ${inUkrainian(plainDate(card.controlEndedOn))}`;
  const result =
    card.result === null ? '' : card.result === 'other' ? ', у звіті «інше»' : `, результат ${card.result}`;
  const broken = card.termBroken ? ', СТРОК ПОРУШЕНО' : '';
  const term = card.dueOn === null ? '' : `, граничний день ${dayInWords(plainDate(card.dueOn))}`;
  return `${card.statusLabel}${result}${ended}${term}${broken}; останній запис ${last ? momentInWords(last.at) : '—'}`;
}

/** Long paper in lines of a terminal's width. */
function inLines(text: string, width = 100): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n   ');
}
