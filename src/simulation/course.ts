/** What can happen to an arrival, by the ids of the edition (подія справи). */
export type Happening =
  | { readonly kind: 'decided'; readonly ruleSet: string; readonly outcome: string; readonly rule: string | null }
  | { readonly kind: 'taken' | 'cancelled'; readonly element: string };

/** One thing that happened to an arrival: the same text for the same thing, and on which day since the trial began. */
interface Happened {
  readonly what: string;
  readonly day: number;
}

/** What happened to each arrival in its order (хід справи): decisions, flows taken, and the days of both. */
export class Courses {
  private readonly words: string[] = [];
  private readonly byWord = new Map<string, number>();
  private readonly courses = new Map<number, number[]>();

  add(arrival: number, happening: Happening, day: number): void {
    const course = this.courses.get(arrival) ?? [];
    this.courses.set(arrival, course);
    course.push(this.wordOf(JSON.stringify(happening)), day);
  }

  /** The transaction that it happened in came to nothing. */
  takeBack(arrival: number): void {
    this.courses.get(arrival)?.splice(-2);
  }

  of(arrival: number): readonly Happened[] {
    const course = this.courses.get(arrival) ?? [];
    return Array.from({ length: course.length / 2 }, (_, at) => ({
      what: this.words[course[2 * at] ?? 0] ?? '',
      day: course[2 * at + 1] ?? 0,
    }));
  }

  private wordOf(what: string): number {
    const known = this.byWord.get(what);
    if (known !== undefined) return known;
    this.byWord.set(what, this.words.length);
    return this.words.push(what) - 1;
  }
}
