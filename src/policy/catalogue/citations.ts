import type { ClauseRef } from '../../domain/clause.js';
import type { Act, Catalogue } from './catalogue.js';
import { perhaps } from '../../platform/files/index.js';

/** Clauses that a text names, and those it names that no register has. */
export interface Citations {
  readonly known: readonly ClauseRef[];
  readonly unknown: readonly UnknownCitation[];
}

/** A clause that is named and that its act has not (посилання в нікуди). */
interface UnknownCitation {
  /** As the text has it: «п. 3.70». */
  readonly written: string;
  /** ` Можливо, «п. 3.7»?` or nothing. */
  readonly hint: string;
}

/** How people name an act: a unit and numbers; the words after them choose the act, as each file of `rules/acts` says. */
interface Manner {
  readonly by: 'point' | 'article';
  readonly unit: RegExp;
  readonly number: string;
  /** What follows where an act is meant that is none of ours. */
  readonly foreign: RegExp | null;
}

const manners: readonly Manner[] = [
  {
    by: 'point',
    unit: /(?<!\p{L})(?:пп?\.|пункт\p{L}*)\s*/gu,
    number: String.raw`\d+(?:\.\d+)*`,
    foreign: null,
  },
  {
    by: 'article',
    unit: /(?<!\p{L})(?:ст\.|art\.|статт\p{L}+|статей)\s*/gu,
    number: String.raw`\d+(?:-\d+)?`,
    foreign: /^\s*(?:Конституції|Кодексу|\p{Lu}{2,}|Закону(?: України)? «(?!Про звернення))/u,
  },
];

/** The act that the words after a number mean: the one they name, or the one that nobody needs to name. */
function actMeant(rest: string, { by, foreign }: Manner, acts: Catalogue['acts']): Act | undefined {
  const after = rest.trimStart().toLowerCase();
  const ours = [...acts.values()].filter(({ cited }) => cited?.by === by);
  const named = ours.find(({ cited }) => cited?.as.some((word) => after.startsWith(word.toLowerCase())));
  if (named || foreign?.test(rest)) return named;
  return ours.find(({ cited }) => cited?.as.length === 0);
}

/** «ст. 5, 10 днів»: the ten is no article. */
const countsDays = String.raw`(?![\d.-]*\s*(?:дн[іяо]|день|робоч|годин|хвилин|місяц|рок[уиі]))`;
const joint = String.raw`(?:\s*,\s*|\s+(?:та|і|й|and)\s+)`;

/**
 * Reads which clauses a text cites: «п. 3.12, 3.13», «п. 3.9–3.19», «ст. 8, 17», «п. 1 Указу», `KR-3.7`, `З-20`.
 * Without the name of an act «п.» is the regulation and «ст.» the Law (art. in English), as everywhere here.
 */
export function citationsIn(text: string, { acts }: Pick<Catalogue, 'acts'>): Citations {
  const found = new Found();
  for (const manner of manners) readManner(text, manner, acts, found);
  for (const act of acts.values()) readShort(text, act, found);
  return found.citations();
}

class Found {
  private readonly known = new Map<string, ClauseRef>();
  private readonly unknown = new Map<string, UnknownCitation>();

  add(act: Act, clause: string, written: string): void {
    const numbers = act.clauses.map(({ number }) => number);
    if (numbers.includes(clause)) this.known.set(`${act.id} ${clause}`, { act: act.id, clause });
    else {
      const manner = written.slice(0, -clause.length);
      const known = numbers.map((number) => `${manner}${number}`);
      this.unknown.set(written, { written, hint: perhaps(written, known) });
    }
  }

  citations(): Citations {
    return { known: [...this.known.values()], unknown: [...this.unknown.values()] };
  }
}

function readManner(text: string, manner: Manner, acts: Catalogue['acts'], found: Found): void {
  const { unit, number } = manner;
  const range = `${number}(?:[–-]${number})?`;
  const list = new RegExp(`${range}(?!\\d)${countsDays}(?:${joint}${range}(?![\\d])${countsDays})*`, 'uy');
  for (const match of text.matchAll(unit)) {
    list.lastIndex = match.index + match[0].length;
    const numbers = list.exec(text)?.[0];
    if (numbers === undefined) continue;
    const rest = text.slice(list.lastIndex);
    const act = actMeant(rest, manner, acts);
    if (!act) continue;
    for (const one of numbers.split(new RegExp(joint, 'u'))) {
      for (const clause of between(act, one)) found.add(act, clause, `${match[0].trim()} ${clause}`);
    }
  }
}

/** `3.9–3.19`: every clause of the register from one to the other. */
function between(act: Act, written: string): string[] {
  const numbers = act.clauses.map(({ number }) => number);
  if (numbers.includes(written)) return [written];
  const [from = '', to] = written.split(/[–-]/u);
  if (to === undefined) return [written];
  const [start, end] = [numbers.indexOf(from), numbers.indexOf(to)];
  return start >= 0 && end >= start ? numbers.slice(start, end + 1) : [from, to];
}

/** `KR-3.7`: the short name of an act before the number of its clause. */
function readShort(text: string, act: Act, found: Found): void {
  if (act.short === undefined) return;
  const short = new RegExp(`(?<![\\p{L}\\d-])${escaped(act.short)}-([\\p{L}\\d](?:[\\p{L}\\d.-]*[\\p{L}\\d])?)`, 'gu');
  for (const [written, clause = ''] of text.matchAll(short)) found.add(act, clause, written);
}

const escaped = (text: string): string => text.replaceAll(/[^\p{L}\d]/gu, '\\$&');
