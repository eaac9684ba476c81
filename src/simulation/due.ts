interface Due<Of> {
  readonly at: number;
  /** Of what is due at one instant the first by its name, then the first that was entered. */
  readonly name: string;
  readonly turn: number;
  readonly of: Of;
}

/** What is to happen and when (черга подій): a heap, the earliest first. */
export class DueList<Of> {
  private readonly heap: Due<Of>[] = [];
  private turns = 0;

  get nextAt(): number | null {
    return this.heap[0]?.at ?? null;
  }

  add(at: number, of: Of, name = ''): void {
    const { heap } = this;
    heap.push({ at, name, turn: (this.turns += 1), of });
    for (let place = heap.length - 1; place > 0;) {
      const above = (place - 1) >> 1;
      if (!this.isBefore(place, above)) break;
      this.swap(place, above);
      place = above;
    }
  }

  take(): Of | null {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last) return null;
    if (heap.length > 0) {
      heap[0] = last;
      this.sink();
    }
    return first.of;
  }

  private sink(): void {
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      if (left >= this.heap.length) return;
      const least = right < this.heap.length && this.isBefore(right, left) ? right : left;
      if (!this.isBefore(least, place)) return;
      this.swap(least, place);
      place = least;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a === undefined || b === undefined) return false;
    if (a.at !== b.at) return a.at < b.at;
    return a.name === b.name ? a.turn < b.turn : a.name < b.name;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a && b) [this.heap[one], this.heap[other]] = [b, a];
  }
}
