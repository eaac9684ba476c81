/** Numbers under names (лічба проби): one kind of measure each, `завдання` by `prepare-reply`. */
export class Tally {
  private readonly counts = new Map<string, Map<string, number>>();

  add(measure: string, name: string, by = 1): void {
    const names = this.counts.get(measure) ?? new Map<string, number>();
    this.counts.set(measure, names);
    names.set(name, (names.get(name) ?? 0) + by);
  }

  most(measure: string, name: string, value: number): void {
    const before = this.counts.get(measure)?.get(name) ?? 0;
    if (value > before) this.add(measure, name, value - before);
  }

  /** By measure and name, each in the order of the alphabet. */
  all(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    const sorted = [...this.counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(
      sorted.map(([measure, names]) => [
        measure,
        Object.fromEntries([...names].toSorted(([one], [other]) => (one < other ? -1 : 1))),
      ]),
    );
  }
}
