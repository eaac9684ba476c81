import { DataReader } from './data-reader.js';
import { certainties, type Certainty } from './calendar-data.js';
import { inForceOn, inUkrainian, type PlainDate } from './plain-date.js';
import { Problem } from './problem.js';

/** The parts of the classifier (розділи класифікатора), each with its number in the act; topics have none. */
const classifierSections = {
  'form-of-receipt': '1',
  feature: '2',
  kind: '3',
  sex: '4',
  subject: '5',
  type: '6',
  category: '7',
  'social-status': '8',
  result: '9',
  topic: null,
} as const;

export type ClassifierSection = keyof typeof classifierSections;

/** One code of the classifier, in force for a half-open span. */
interface ClassifierEntry {
  readonly section: ClassifierSection;
  /** As the act writes it: `7.12`, `1.1¹`; a topic is three digits, `050`. */
  readonly code: string;
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly certainty: Certainty;
  /** Categories with benefits are considered first (першочерговий розгляд). */
  readonly priorityReview: boolean;
  /** Categories whose appeals the head considers in person (art. 15, Decree 109/2008). */
  readonly headPersonally: boolean;
}

interface ClassifierData {
  readonly entries: readonly ClassifierEntry[];
}

/**
 * The classifier of citizens' appeals (класифікатор звернень громадян, CMU 858/2008) as dated data. A code
 * is always asked about on a day: the reports of an old year are read by the codes of that year.
 *
 * @see rules/classifier.json
 */
export class Classifier {
  readonly #editions = new Map<string, ClassifierEntry[]>();

  constructor(private data: ClassifierData) {
    this.#sort();
  }

  /** Goes by the codes of another from now on: its edition has come into force. */
  adopt({ data }: Classifier): void {
    this.data = data;
    this.#editions.clear();
    this.#sort();
  }

  #sort(): void {
    for (const entry of this.data.entries) {
      const key = keyOf(entry.section, entry.code);
      this.#editions.set(key, [...(this.#editions.get(key) ?? []), entry]);
    }
  }

  /** The code as it stood on a day. @throws CLASSIFIER_CODE_UNKNOWN */
  entry(section: ClassifierSection, code: string, on: PlainDate): ClassifierEntry {
    const found = this.find(section, code, on);
    if (found !== undefined) return found;
    throw new Problem('CLASSIFIER_CODE_UNKNOWN', {
      detail: this.#whyNot(section, code, on),
      extra: { section, allowed: this.list(section, on).map((entry) => entry.code) },
    });
  }

  /** Whoever asks must learn what they can do: correct the day, choose another code, or register by another day. */
  #whyNot(section: ClassifierSection, code: string, on: PlainDate): string {
    const [begins] = this.data.entries.map(({ from }) => from).sort();
    if (begins !== undefined && on < begins)
      return `Класифікатор звернень діє з ${inUkrainian(begins)}: на ${inUkrainian(on)} кодів іще не було, і звернення того дня тут не зареєструвати. Перевірте день надходження. Якщо він правильний, звернення стоїть у журналі того часу; коли ж на нього досі не відповіли, зареєструйте його днем, коли воно надійшло до Вас тепер, з датою, що на листі, а про перше надходження напишіть у суті звернення.`;
    const editions = this.#editions.get(keyOf(section, code)) ?? [];
    const [later] = editions.map(({ from }) => from).filter((from) => from > on);
    const ended = editions.findLast(({ to }) => to !== null && to <= on)?.to;
    const when =
      later !== undefined
        ? `: він діє з ${inUkrainian(later)}`
        : ended === undefined || ended === null
          ? ''
          : `: він діяв до ${inUkrainian(ended)}`;
    const allowed = this.list(section, on).map((entry) => entry.code);
    return `Коду «${code}» в цьому розділі класифікатора на ${inUkrainian(on)} немає${when}. Є такі: ${allowed.join(', ')}.`;
  }

  find(section: ClassifierSection, code: string, on: PlainDate): ClassifierEntry | undefined {
    return this.#editions.get(keyOf(section, code))?.find((edition) => inForceOn(edition, on));
  }

  /** A section on a day, in the order of the act. */
  list(section: ClassifierSection, on: PlainDate): readonly ClassifierEntry[] {
    return this.data.entries.filter((entry) => entry.section === section && inForceOn(entry, on));
  }

  /** Whether any of the categories is considered first. @throws CLASSIFIER_CODE_UNKNOWN */
  givesPriority(categories: readonly string[], on: PlainDate): boolean {
    return categories.map((code) => this.entry('category', code, on)).some((entry) => entry.priorityReview);
  }

  /** Whether any of the categories is for the head in person. @throws CLASSIFIER_CODE_UNKNOWN */
  asksForHead(categories: readonly string[], on: PlainDate): boolean {
    return categories.map((code) => this.entry('category', code, on)).some((entry) => entry.headPersonally);
  }
}

/** Reads the classifier a customer edits. @throws BODY_INVALID with the place of the fault */
export function checkClassifier(data: unknown): ClassifierData {
  const reader = new DataReader(data).only('title', 'notes', 'entries');
  const entries = reader.field('entries').items((item) => readEntry(item));
  entries.forEach((entry, place) => {
    const twin = entries.findIndex((other) => sameCode(other, entry) && overlap(other, entry));
    if (twin !== place) reader.refuse(`код ${entry.code} має дві редакції на той самий день`);
  });
  return { entries };
}

function readEntry(reader: DataReader): ClassifierEntry {
  reader.only('section', 'code', 'name', 'from', 'to', 'certainty', 'priorityReview', 'headPersonally', 'note');
  const section = reader.field('section').oneOf(sectionNames);
  const code = reader.field('code').text();
  const number = classifierSections[section];
  const fits = number === null ? /^\d{3}$/.test(code) : code.startsWith(`${number}.`);
  if (!fits) return reader.refuse(`код ${code} не належить до цього розділу`);
  return {
    section,
    code,
    name: reader.field('name').text(),
    ...reader.span(),
    certainty: reader.field('certainty').oneOf(certainties),
    priorityReview: reader.field('priorityReview').optional((flag) => flag.flag()) ?? false,
    headPersonally: reader.field('headPersonally').optional((flag) => flag.flag()) ?? false,
  };
}

const sectionNames: readonly ClassifierSection[] = [
  'form-of-receipt',
  'feature',
  'kind',
  'sex',
  'subject',
  'type',
  'category',
  'social-status',
  'result',
  'topic',
];

function keyOf(section: ClassifierSection, code: string): string {
  return `${section} ${code}`;
}

function sameCode(a: ClassifierEntry, b: ClassifierEntry): boolean {
  return a.section === b.section && a.code === b.code;
}

function overlap(a: ClassifierEntry, b: ClassifierEntry): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}
