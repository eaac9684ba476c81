interface Entry<T> {
  readonly version: number;
  readonly nodes: number;
  readonly value: T;
}

/**
 * Cases that are kept ready to move (живі екземпляри), so that a step need not read its state again. An entry
 * is taken out by whoever uses it, so two transactions never share one, and it is put back only after the
 * commit; it is good for exactly the version it was saved with, whichever node saved it.
 *
 * The bound is the sum of diagram nodes, since memory goes with them (about 80 KB a node with the library motor); 0 keeps nothing.
 */
export class LiveCache<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private held = 0;

  constructor(private readonly mostNodes: number) {}

  take(id: string, version: number): T | undefined {
    const entry = this.entries.get(id);
    if (!entry) return undefined;
    // A newer entry than the version asked for cannot be: the row is read under the lock of the case.
    this.drop(id);
    return entry.version === version ? entry.value : undefined;
  }

  put(id: string, version: number, nodes: number, value: T): void {
    const known = this.entries.get(id);
    if (known && known.version > version) return;
    this.drop(id);
    if (nodes > this.mostNodes) return;
    this.entries.set(id, { version, nodes, value });
    this.held += nodes;
    for (const oldest of this.entries.keys()) {
      if (this.held <= this.mostNodes) break;
      this.drop(oldest);
    }
  }

  drop(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    this.held -= entry.nodes;
  }

  get nodes(): number {
    return this.held;
  }
}
