import { documentKinds } from '../sheet.js';
import { type Fields, ofLists, type Shape, shapeOf } from './fields.js';
import { anyOwn, declaredLetters } from './letters.js';

/** Where the reference of letters lies in the installation. */
export const lettersPage = 'docs/letters.md';

/** What each letter is filled with, for whoever edits its template (довідник листів). */
export function lettersReference(): string {
  const letters = [...declaredLetters].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const titles: Readonly<Partial<Record<string, { readonly title: string }>>> = documentKinds;
  return (
    [
      '# Листи та їхні поля',
      'Слова листа – у його шаблоні: `letters/<лист>.docx`, документі Word. Що стоїть у дужках, служба заповнює з цього переліку; як правити – у довіднику адміністратора (handbook-admin.md).',
      'Цю сторінку складено з оголошень програми (`npm run contract`); змінюйте їх, а не її.',
      '`{поле}` – слова; `{#поле}…{/поле}` – лише коли воно є (а для переліку – стільки разів, скільки в ньому є); `{^поле}…{/поле}` – лише коли його немає. Усередині розділу поля групи чи переліку пишуть самі, без назви розділу; поле групи можна назвати й через крапку: `{promise.on}`.',
      'Про будь-який перелік можна спитати:',
      bullets(ofLists, '', 'questions.').join('\n'),
      ...letters.flatMap(([kind, fields]) => [
        `## ${titles[kind]?.title ?? 'Власний лист ради'}: \`letters/${kind === anyOwn ? `${kind}…` : kind}.docx\``,
        bullets(fields, '', '').join('\n'),
      ]),
    ].join('\n\n') + '\n'
  );
}

function bullets(fields: Fields, indent: string, path: string): string[] {
  return Object.entries(fields).flatMap(([key, schema]) => linesOf(`${path}${key}`, shapeOf(schema), indent));
}

function linesOf(name: string, { kind, means, canLack, of }: Shape, indent: string): string[] {
  const section = `\`{#${name}}…{/${name}}\``;
  const line = (written: string, more = ''): string => `${indent}- ${written} – ${means}${more}`;
  switch (kind) {
    case 'text':
      return [line(`\`{${name}}\``, canLack ? '; може не бути' : '')];
    case 'flag':
      return [line(section)];
    case 'list':
      return Object.keys(of).length === 0
        ? [line(section, '; усередині `{.}`')]
        : [line(section, '; усередині:'), ...bullets(of, `${indent}  `, '')];
    default:
      return canLack
        ? [line(section, '; усередині:'), ...bullets(of, `${indent}  `, '')]
        : [`${indent}- ${means}:`, ...bullets(of, `${indent}  `, `${name}.`)];
  }
}
