import { soundKey } from './letters.js';

/** Stems of ordinal numbers in Ukrainian and Russian, each with its number. */
const stems: Readonly<Record<string, number>> = {
  ...{ перш: 1, перв: 1, друг: 2, втор: 2, трет: 3, четверт: 4, пят: 5, шост: 6, шест: 6, сьом: 7, седьм: 7 },
  ...{ восьм: 8, девят: 9, десят: 10, одинадцят: 11, одиннадцат: 11, дванадцят: 12, двенадцат: 12, двадцят: 20 },
};
const numbers = new Map(Object.entries(stems).map(([stem, number]) => [soundKey(stem), String(number)]));
const declined = new RegExp(`^(${[...numbers.keys()].join('|')})(?:а|я|и|е|у|ю|ого|его|ои|еи|ому|ему|им)$`, 'u');

/** A word of a street's name by its sound, an ordinal written out as its number: «Восьмого Березня» is «8 Березня». */
export function inDigits(word: string): string {
  return numbers.get(declined.exec(word)?.[1] ?? '') ?? word;
}
