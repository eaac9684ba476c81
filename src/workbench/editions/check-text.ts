import { escapeMarkup } from '../../platform/escape-markup.js';
import type { EditionReport } from './edition-views.js';

type Fault = EditionReport['faults'][number];

/** A fault in one line, as a compiler writes it: of a walk, whose file has neither element nor page, without these. */
export function faultLine(fault: Pick<Fault, 'file' | 'line' | 'text'> & Partial<Fault>): string {
  const { file, line, text, element = null, page = null } = fault;
  return `${placeOf({ file, line, element })}: ${text}${page === null ? '' : ` — ${page}`}`;
}

const placeOf = ({ file, line, element }: Pick<Fault, 'file' | 'line' | 'element'>): string =>
  `${file}${line === null ? '' : `:${line}`}${element === null ? '' : ` «${element}»`}`;

/** What one check found, the checks in the order of the report: causes first. */
function byCheck({ faults }: EditionReport): readonly (readonly [Fault, ...Fault[]])[] {
  const groups = new Map<string, [Fault, ...Fault[]]>();
  for (const fault of faults) {
    const group = groups.get(fault.code);
    if (group) group.push(fault);
    else groups.set(fault.code, [fault]);
  }
  return [...groups.values()];
}

const headingOf = ([{ code, title, page }, ...others]: readonly [Fault, ...Fault[]]): string =>
  `${title} (${title === code ? '' : `${code}, `}${others.length + 1})${page === null ? '' : ` — ${page}`}`;

/** The report for people, grouped by check: whoever mends the first group often has mended the rest. */
export function checkText(report: EditionReport): string {
  const groups = byCheck(report).flatMap((group) => [
    headingOf(group),
    ...group.map((fault) => `  ${placeOf(fault)}: ${fault.text}`),
    '',
  ]);
  return [...groups, conclusionOf(report)].join('\n');
}

function conclusionOf({ digest, passed, rows, walks, faults }: EditionReport): string {
  const ofWalks = walks > 0 || passed ? ` Проходів: ${walks}.` : ' До проходів не дійшло.';
  const checked = rows > 0 ? ` Рядків таблиць: ${rows}.${ofWalks}` : ' До рядків таблиць не дійшло.';
  const verdict = passed ? 'Усе гаразд.' : `Виправити: ${faults.length}.`;
  return `Редакція ${digest}\n${verdict}${checked}`;
}

const style = `body{font:11pt/1.4 'Liberation Sans',Arial,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#000;background:#fff}
h2{font-size:12pt;margin-bottom:.3em} li{margin-bottom:.4em} code{overflow-wrap:anywhere}`;

/** The same as a page: it loads nothing and runs nothing, and every word of it is escaped. */
export function checkHtml(report: EditionReport): string {
  const groups = byCheck(report).map((group) => {
    const items = group.map(
      (fault) => `<li><code>${escapeMarkup(placeOf(fault))}</code>: ${escapeMarkup(fault.text)}</li>`,
    );
    return `<h2>${escapeMarkup(headingOf(group))}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
  });
  const conclusion = conclusionOf(report)
    .split('\n')
    .map((line) => `<p>${escapeMarkup(line)}</p>`);
  return `<!doctype html>
<html lang="uk">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Перевірка редакції</title><style>${style}</style></head>
<body>
<h1>Перевірка редакції</h1>
${[...conclusion, ...groups].join('\n')}
</body>
</html>
`;
}
