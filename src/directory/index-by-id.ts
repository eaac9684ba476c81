import { Problem } from '../domain/problem.js';

/** A list of the directory kept by id; what is not in it is refused in words a clerk understands. */
export class ById<T extends { readonly id: string }> {
  private readonly items: ReadonlyMap<string, T>;

  constructor(
    /** «посади», «підрозділу»: what there is none of, in the genitive. */
    private readonly what: string,
    list: readonly T[],
  ) {
    this.items = new Map(list.map((item) => [item.id, item]));
  }

  get(id: string): T {
    const found = this.items.get(id);
    if (!found) throw new Problem('NOT_FOUND', { detail: `У довіднику немає ${this.what} «${id}».` });
    return found;
  }

  find(id: string): T | null {
    return this.items.get(id) ?? null;
  }

  has(id: string): boolean {
    return this.items.has(id);
  }

  all(): readonly T[] {
    return [...this.items.values()];
  }
}
