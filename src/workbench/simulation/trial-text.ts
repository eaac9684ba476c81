import { inUkrainian, plainDate } from '../../domain/plain-date.js';
import { escapeMarkup } from '../../platform/escape-markup.js';
import type { TrialReport } from './trial-report.js';

/** A table: what it tells, and its lines. */
interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

const signed = (by: number): string => (by > 0 ? `+${by}` : String(by));

function partsOf({ editions, changed, differ, differences, notCarried, cases }: TrialReport): readonly Part[] {
  const isCompared = editions.length > 1;
  const [last] = editions.slice(-1);
  const called = namesOf(editions);
  const measures = isCompared
    ? []
    : Object.entries(last?.measures ?? {}).map(([title, names]) => {
        return { title, lines: Object.entries(names).map(([name, count]) => `${called(name)}: ${count}`) };
      });
  const changes = changed.map(({ measure, name, was, becomes, by }) => {
    return `${measure}, ${called(name)}: ${was} → ${becomes} (${signed(by)})`;
  });
  const why = differences.map(({ was, becomes, count, arrivals }) => {
    return `${count} (№ ${arrivals.join(', ')}): було ${was}; стало ${becomes}`;
  });
  return [
    ...measures,
    ...(isCompared
      ? [
          { title: 'Що змінилося', lines: changes.length > 0 ? changes : ['нічого'] },
          { title: `Пішло інакше листів: ${differ} із ${cases}, і чому`, lines: why.length > 0 ? why : ['жоден'] },
        ]
      : []),
    { title: 'Чого проба не веде', lines: notCarried },
    {
      title: 'Швидкість',
      lines: editions.map(
        (one) => `${one.digest.slice(0, 12)}: ${one.seconds} с, справ за секунду: ${one.casesPerSecond}`,
      ),
    },
  ];
}

/** By name; where one name is of several, its id is said too. */
function namesOf(editions: TrialReport['editions']): (id: string) => string {
  const names = new Map(editions.flatMap((one) => Object.entries(one.names)));
  const ofSeveral = new Set([...names.values()].filter((name, at, all) => all.indexOf(name) !== at));
  return (id) => {
    const name = names.get(id);
    if (name === undefined) return id;
    return ofSeveral.has(name) ? `${name} (${id})` : name;
  };
}

const headingOf = ({ title, from, to, cases }: TrialReport): string =>
  `${title}: ${[from, to].map((day) => inUkrainian(plainDate(day))).join(' – ')}, листів: ${cases}`;

export const trialText = (report: TrialReport): string =>
  [
    headingOf(report),
    ...partsOf(report).flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `  ${line}`)]),
  ].join('\n');

const style = `body{font:11pt/1.4 'Liberation Sans',Arial,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#000;background:#fff}
h2{font-size:12pt;margin-bottom:.3em} li{overflow-wrap:anywhere}`;

/** The same as a page: it loads nothing and runs nothing, and every word of it is escaped. */
export function trialHtml(report: TrialReport): string {
  const parts = partsOf(report).map(({ title, lines }) => {
    const items = lines.map((line) => `<li>${escapeMarkup(line)}</li>`).join('\n');
    return `<h2>${escapeMarkup(title)}</h2>\n<ul>\n${items}\n</ul>`;
  });
  return `<!doctype html>
<html lang="uk">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Проба редакції</title><style>${style}</style></head>
<body>
<h1>Проба редакції</h1>
<p>${escapeMarkup(headingOf(report))}</p>
${parts.join('\n')}
</body>
</html>
`;
}
