import { diffText } from '../../diff/diff-text.js';
import type { Change } from './changes.js';
import type { EditionDiff } from './edition-diff.js';

const marks: Readonly<Record<Change['change'], string>> = { added: '+', changed: '~', removed: '−' };

/** The report for people who decide whether an edition may come into force. */
export function editionDiffText({ was, becomes, equal, files, rules }: EditionDiff): string {
  if (equal) return `Одна й та сама редакція: ${was}`;
  return [
    `Було:  ${was}`,
    `Стає:  ${becomes}`,
    ...files.flatMap(({ path, change, changes }) => [
      '',
      `${marks[change]} ${path}`,
      ...changes.map((one) => `  ${marks[one.change]} ${one.text}`),
    ]),
    '',
    rules === null ? 'Правил з одного боку не прочитати: спершу check.' : diffText(rules),
  ].join('\n');
}
