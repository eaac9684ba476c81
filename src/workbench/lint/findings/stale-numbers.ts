import type { ClauseRef } from '../../../domain/clause.js';
import { pointerTo } from '../../../domain/json.js';
import { CheckedFile, type Files } from '../../../platform/files/index.js';
import { citationsIn } from '../../../policy/index.js';
import type { CatalogueReading, Parameter } from '../../../policy/analysis/index.js';
import { lineOfElement, parseDiagram, textOf, elementsOf } from '../../../workflow/index.js';
import { readNodes } from '../../matrix/reading/read-nodes.js';
import { UnknownClauses } from '../../matrix/reading/unknown-clauses.js';
import { type LintFinding, lintFinding, type Place } from '../lint-finding.js';

/** A number with what it counts, as a text says it: «45 днів», «дві години». */
interface Quantity {
  readonly said: string;
  readonly value: number;
  readonly measure: string;
}

/** What texts count, each by its stem; hours are told in minutes, as parameters are. */
const measures: readonly (readonly [stem: RegExp, measure: string, times: number])[] = [
  [/^(?:дн[іяю]|день)/u, 'день', 1],
  [/^місяц/u, 'місяць', 1],
  [/^(?:рок|рік)/u, 'рік', 1],
  [/^годин/u, 'хвилина', 60],
  [/^хвилин/u, 'хвилина', 1],
  [/^(?:сантиметр|см$)/u, 'сантиметр', 1],
  [/^(?:осіб|особ)/u, 'особа', 1],
];

const numerals: readonly (readonly [RegExp, number])[] = [
  [/^од(?:ин|на|не|ну|ного|ної|ному)$/u, 1],
  [/^дв(?:а|і|ох|ома)$/u, 2],
  [/^тр(?:и|ьох|ьома)$/u, 3],
  [/^чотир(?:и|ьох|ма)$/u, 4],
  [/^п[’']ят(?:ь|и|ьох|ьма)$/u, 5],
  [/^ш(?:ість|ести)$/u, 6],
  [/^с(?:ім|еми)$/u, 7],
  [/^в(?:ісім|осьми)$/u, 8],
  [/^дев[’']ят(?:ь|и)$/u, 9],
  [/^десят(?:ь|и)$/u, 10],
  [/^п[’']ятнадцят(?:ь|и)$/u, 15],
  [/^двадцят(?:ь|и)$/u, 20],
  [/^тридцят(?:ь|и)$/u, 30],
  [/^сорока?$/u, 40],
];

const numberOf = (word: string): number | null =>
  /^\d+$/.test(word) ? Number(word) : (numerals.find(([form]) => form.test(word))?.[1] ?? null);

function measureOf(adjective: string, noun: string): readonly [string, number] | null {
  const found = measures.find(([stem]) => stem.test(noun));
  return found ? [`${adjective.startsWith('робоч') ? 'робочий ' : ''}${found[1]}`, found[2]] : null;
}

/** The quantities that a text tells, in digits or in words. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const words = [...text.toLowerCase().matchAll(/[\p{L}’']+|\d+/gu)].map(([word]) => word);
  return words.flatMap((word, i) => {
    const number = numberOf(word);
    if (number === null) return [];
    const before = numberOf(words[i - 1] ?? '');
    const tens = before !== null && before >= 20 && before % 10 === 0 && number < 10 && !/\d/.test(word) ? before : 0;
    const [next = '', after = ''] = words.slice(i + 1);
    const isAdjective = /^(?:робоч|календарн)/u.test(next);
    const measure = isAdjective ? measureOf(next, after) : measureOf('', next);
    if (measure === null) return [];
    const said = words.slice(tens > 0 ? i - 1 : i, i + (isAdjective ? 3 : 2)).join(' ');
    return [{ said, value: (number + tens) * measure[1], measure: measure[0] }];
  });
}

/** A parameter that has had another value, with what it counts. */
interface Changed {
  readonly parameter: Parameter;
  readonly measure: string;
  readonly former: ReadonlySet<number>;
  readonly now: Parameter['values'][number];
}

/** A text, where it stands, and the clauses that it is about. */
interface Text {
  readonly text: string;
  readonly place: Place;
  readonly about: readonly ClauseRef[];
}

/**
 * Numbers that stand in the text of a clause, of a form or of a diagram though the parameter of that clause has another
 * value now: whoever is refused would read the former one (число, що вже не чинне).
 *
 * @param processes the diagrams and forms beside the rules; null where there are none
 */
export async function staleNumbers(reading: CatalogueReading, processes: Files | null): Promise<LintFinding[]> {
  const all = [...reading.catalogue.parameters.values()].flatMap(countedBy);
  const changed = all.filter(({ former }) => former.size > 0);
  if (changed.length === 0) return [];
  const ofActs = clauseTexts(reading).flatMap((one) => stale(one, changed, all, true));
  const others = processes ? await textsOfProcesses(reading, processes) : [];
  return [...ofActs, ...others.flatMap((one) => stale(one, changed, all, false))];
}

function countedBy(parameter: Parameter): Changed[] {
  const words = (parameter.unit ?? '').split(' ');
  const adjective = words.find((word) => word.startsWith('робоч')) ?? '';
  const [noun = ''] = words.filter((word) => word !== adjective);
  const [now] = parameter.values.slice(-1);
  const measure = measureOf(adjective, noun);
  if (!now || measure === null || typeof now.value !== 'number') return [];
  const former = parameter.values.flatMap(({ value }) =>
    typeof value === 'number' && value !== now.value ? [value] : [],
  );
  return [{ parameter, measure: measure[0], former: new Set(former), now }];
}

const isAbout = (about: readonly ClauseRef[], { act, clause }: ClauseRef): boolean =>
  about.some((one) => one.act === act && one.clause === clause);

/** @param isClause the text of a clause is held to what rests on it now; any other to whatever ever rested on what it cites */
function stale({ text, place, about }: Text, changed: readonly Changed[], all: readonly Changed[], isClause: boolean) {
  const quantities = quantitiesIn(text);
  return quantities.flatMap(({ said, value, measure }) => {
    const rightly = all.some(
      (one) => one.measure === measure && one.now.value === value && isAbout(about, one.now.source),
    );
    if (rightly) return [];
    return changed.flatMap(({ parameter, now, former, ...one }) => {
      const sources = isClause ? [now.source] : parameter.values.map(({ source }) => source);
      const isOf = one.measure === measure && former.has(value) && sources.some((source) => isAbout(about, source));
      // A text that tells both, the former and the new one, tells from when.
      if (!isOf || quantities.some((other) => other.measure === measure && other.value === now.value)) return [];
      const present = `«${parameter.label}» (${parameter.id}) від ${now.from} – ${now.value} ${parameter.unit ?? ''}`;
      return [lintFinding('stale-number', place, `Текст каже «${said}», а ${present.trim()}. Виправте текст.`)];
    });
  });
}

function clauseTexts({ catalogue, actFiles }: CatalogueReading): Text[] {
  return [...catalogue.acts.values()].flatMap(({ id: act, clauses }) => {
    const file = actFiles.get(act);
    return clauses.flatMap(({ number: clause, summary }, i) => {
      const at = `/clauses/${i}/summary`;
      return file ? [{ text: summary, place: placeIn(file, at), about: [{ act, clause }] }] : [];
    });
  });
}

const placeIn = (file: CheckedFile, pointer: string): Place => ({
  file: file.name,
  line: file.lineOf(pointer),
  pointer,
});

async function textsOfProcesses({ catalogue }: CatalogueReading, processes: Files): Promise<Text[]> {
  const texts: Text[] = [];
  for (const name of processes.list('').filter((one) => one.endsWith('.bpmn'))) {
    const [file, xml] = [processes.nameOf(name), processes.read(name)];
    for (const [id, element] of Object.entries((await parseDiagram(xml)).elementsById)) {
      const said = [textOf(element, 'name'), ...elementsOf(element, 'documentation').map((one) => textOf(one, 'text'))];
      const text = said.filter((one) => one !== undefined).join('\n');
      if (text !== '')
        texts.push({ text, place: { file, line: lineOfElement(xml, id) }, about: citationsIn(text, catalogue).known });
    }
  }
  const { ofForm } = await readNodes(processes, catalogue, new UnknownClauses());
  for (const name of processes.list('forms').filter((one) => one.endsWith('.form.json'))) {
    const file = new CheckedFile(processes.nameOf(`forms/${name}`), processes.read(`forms/${name}`), []);
    // A field without a clause of its own is about those of the tasks that show the form.
    const ofTasks = ofForm.get(name.replace('.form.json', '')) ?? [];
    for (const [pointer, text] of wordsIn(file.value, '')) {
      const { known } = citationsIn(text, catalogue);
      texts.push({ text, place: placeIn(file, pointer), about: known.length > 0 ? known : ofTasks });
    }
  }
  return texts;
}

/** Every text in a file, by where it stands. */
function wordsIn(value: unknown, at: string): readonly (readonly [pointer: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => wordsIn(one, pointerTo(at, key)));
}
