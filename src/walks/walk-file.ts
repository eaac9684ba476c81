import { z } from 'zod';
import { kyivInstant } from '../domain/kyiv-time.js';
import { isPlainDate, type PlainDate } from '../domain/plain-date.js';
import { cellsOf, type FileFault, isRuler, JsonFault, JsonSource, perhaps } from '../platform/files/index.js';
import { isWithinManualTime } from '../platform/instant.js';

/** A day and an hour by the clocks of Kyiv. */
export interface Moment {
  readonly day: PlainDate;
  readonly time: string;
}

export const instantOf = ({ day, time }: Moment): Date => kyivInstant(day, time);

/** One act and what an admin expects of it (рядок проходу); null where the row says nothing. */
export interface WalkRow {
  readonly line: number;
  readonly at: Moment | null;
  /** A login; null for whoever of the task's group is there that day. */
  readonly who: string | null;
  /** The element of a task, or what is asked from outside the lists; null where only time passes. */
  readonly does: string | null;
  readonly answer: Readonly<Record<string, unknown>>;
  /** The code of the refusal that is expected. */
  readonly refused: string | null;
  readonly stands: readonly string[] | null;
  readonly dueOn: string | null;
  /** `набір: рішення`, the last of that set. */
  readonly decided: readonly string[] | null;
  /** Kinds of the letters that this act has drawn up. */
  readonly letters: readonly string[] | null;
}

/** A case on its way as an admin writes it down beside the diagrams (прохід): `processes/tests/*.md`. */
export interface WalkFile {
  readonly file: string;
  readonly title: string;
  readonly begins: Moment;
  readonly rows: readonly WalkRow[];
}

export type WalkFault = FileFault<'walk-unreadable' | 'walk-differs'>;

const columns = {
  Коли: 'at',
  Хто: 'who',
  'Що робить': 'does',
  Чим: 'with',
  Відмова: 'refused',
  Далі: 'stands',
  Строк: 'dueOn',
  Рішення: 'decided',
  Листи: 'letters',
} as const;
type Column = (typeof columns)[keyof typeof columns];
/** A dash says «nothing», a blank cell says nothing. */
const nothing = /^[–—-]$/u;
const trimmed = (words: readonly string[]): string[] => words.map((word) => word.trim());
/** What begins a case: a letter, or a citizen who is booked on a reception. */
const beginnings: readonly string[] = ['реєструє', 'записує'];

/** `набір: рішення` */
export function decidedIn(said: string): { readonly set: string; readonly outcome: string } {
  const [set = said, outcome = ''] = trimmed(said.split(':', 2));
  return { set, outcome };
}
/** `acquaint × 4` is four of them. */
function all(word: string): string[] {
  const [, one = word, times = '1'] = /^(\S+) [×x] ?(\d{1,2})$/u.exec(word) ?? [];
  return Array.from({ length: Number(times) }, () => one);
}
const json = z.record(z.string(), z.unknown());

/** Reads a file of one walk; what is wrong with it goes to `faults`, each with its line. */
export function readWalk(file: string, text: string, faults: WalkFault[]): WalkFile | null {
  const before = faults.length;
  const walk = new Reader(file, faults).read(text.split(/\r\n|\r|\n/u));
  return faults.length > before ? null : walk;
}

class Reader {
  private title: string | null = null;
  private begins: Moment | null = null;
  private head: readonly (Column | null)[] | null = null;
  private readonly cells: { readonly line: number; readonly said: Partial<Record<Column, string>> }[] = [];
  private readonly fragments = new Map<string, { readonly line: number; readonly value: WalkRow['answer'] }>();
  private readonly used = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly faults: WalkFault[],
  ) {}

  read(lines: readonly string[]): WalkFile | null {
    let heading: string | null = null;
    for (let at = 0; at < lines.length; at += 1) {
      const text = lines[at] ?? '';
      const [, marks = '', words = ''] = /^(#{1,3})\s+(\S.*)$/u.exec(text.trimEnd()) ?? [];
      const [, begins] = /^Початок:(.*)$/u.exec(text) ?? [];
      if (marks === '#') this.title = words;
      else if (marks !== '') heading = words;
      else if (begins !== undefined) this.begins = this.moment(begins.trim(), at + 1);
      else if (text.trimStart().startsWith('|')) this.take(cellsOf(text), at + 1);
      else if (/^```json\s*$/u.test(text)) at = this.takeFragment(heading, lines, at);
    }
    return this.whole();
  }

  private whole(): WalkFile | null {
    const rows = this.cells.map(({ line, said }) => this.row(line, said));
    for (const [name, { line }] of this.fragments)
      if (!this.used.has(name)) this.fault(line, `«${name}» не названо в жодному рядку стовпця «Чим».`);
    const { title, begins, file } = this;
    this.neverBack(begins, rows);
    if (title === null) this.fault(1, 'Перший рядок має бути назвою: «# Що показує прохід».');
    if (begins === null) this.fault(1, 'Немає рядка «Початок: РРРР-ММ-ДД ГГ:ХХ».');
    if (rows.length === 0) this.fault(1, 'Немає таблиці з рядками.');
    else if (!beginnings.includes(rows[0]?.does ?? ''))
      this.fault(rows[0]?.line ?? 1, 'Перший рядок має починати справу: «реєструє» або «записує».');
    for (const { line, does } of rows.slice(1))
      if (beginnings.includes(does ?? '')) this.fault(line, `«${does}» починає справу, а прохід – одна справа.`);
    return title === null || begins === null ? null : { file, title, begins, rows };
  }

  private take(cells: readonly string[], line: number): void {
    if (isRuler(cells)) return;
    if (this.head === null) {
      this.head = cells.map((name) => this.column(name, line));
      return;
    }
    const { head } = this;
    if (cells.length !== head.length) return this.fault(line, `Клітинок ${cells.length}, а стовпців ${head.length}.`);
    const said = cells.flatMap((cell, place) => (head[place] && cell !== '' ? [[head[place], cell] as const] : []));
    this.cells.push({ line, said: Object.fromEntries(said) });
  }

  private column(name: string, line: number): Column | null {
    if (Object.hasOwn(columns, name)) return columns[name as keyof typeof columns];
    this.fault(line, `Стовпця «${name}» немає.${perhaps(name, Object.keys(columns))}`);
    return null;
  }

  private takeFragment(name: string | null, lines: readonly string[], from: number): number {
    const end = lines.findIndex((text, at) => at > from && text.trim() === '```');
    const to = end < 0 ? lines.length : end;
    if (name === null) this.fault(from + 1, 'Над змістом немає заголовка «## назва», за яким його названо в «Чим».');
    else if (end < 0) this.fault(from + 1, 'Зміст не закрито рядком «```».');
    else if (this.fragments.has(name)) this.fault(from + 1, `«${name}» уже є вище.`);
    else this.fragments.set(name, { line: from + 1, value: this.parsed(lines.slice(from + 1, to), from + 1) });
    return to;
  }

  private parsed(lines: readonly string[], before: number): WalkRow['answer'] {
    try {
      const read = json.safeParse(new JsonSource(lines.join('\n')).value);
      if (read.success) return read.data;
      this.fault(before + 1, 'Тут має бути об’єкт JSON: {"поле": значення}.');
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      this.fault(before + error.line, error.message);
    }
    return {};
  }

  private row(line: number, said: Partial<Record<Column, string>>): WalkRow {
    const list = (cell: string | undefined): readonly string[] | null =>
      cell === undefined ? null : nothing.test(cell) ? [] : trimmed(cell.split(/[,;]/u)).filter(Boolean).flatMap(all);
    return {
      line,
      at: said.at === undefined ? null : this.moment(said.at, line),
      who: said.who ?? null,
      does: said.does ?? null,
      answer: said.with === undefined ? {} : this.fragment(said.with, line),
      refused: said.refused === undefined || nothing.test(said.refused) ? null : said.refused,
      stands: list(said.stands),
      dueOn: said.dueOn ?? null,
      decided: list(said.decided),
      letters: list(said.letters),
    };
  }

  private fragment(name: string, line: number): WalkRow['answer'] {
    const found = this.fragments.get(name);
    if (!found) this.fault(line, `Змісту «${name}» нижче немає.${perhaps(name, this.fragments.keys())}`);
    this.used.add(name);
    return found?.value ?? {};
  }

  private moment(text: string, line: number): Moment | null {
    const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T]((?:[01]\d|2[0-3]):[0-5]\d)$/u.exec(text) ?? [];
    if (isPlainDate(day) && time !== undefined && isWithinManualTime(instantOf({ day, time }))) return { day, time };
    this.fault(line, `«${text}» не день і година (не далі кінця 2100 року): потрібно РРРР-ММ-ДД ГГ:ХХ.`);
    return null;
  }

  /** The clock of a walk only goes on: a row of an earlier hour would be walked at another one than it says. */
  private neverBack(begins: Moment | null, rows: readonly WalkRow[]): void {
    let before = begins;
    for (const { at, line } of rows) {
      if (at && before && instantOf(at) < instantOf(before))
        this.fault(line, `«${at.day} ${at.time}» раніше, ніж ${before.day} ${before.time} вище: час лише йде далі.`);
      before = at ?? before;
    }
  }

  private fault(line: number, text: string): void {
    this.faults.push({ code: 'walk-unreadable', file: this.file, line, column: 1, pointer: '', text });
  }
}
