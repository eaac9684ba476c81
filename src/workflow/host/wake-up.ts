/** Tells whoever sleeps on this node that something is due from an instant on (будильник). */
export class WakeUp {
  private readonly sleepers = new Set<(dueAt: Date) => void>();

  add(sleeper: (dueAt: Date) => void): () => void {
    this.sleepers.add(sleeper);
    return () => this.sleepers.delete(sleeper);
  }

  ring(dueAt: Date): void {
    for (const sleeper of this.sleepers) sleeper(dueAt);
  }
}
