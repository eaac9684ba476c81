import type { SharedContext } from '../engine/index.js';
import { kindOf, neighbours } from './element-kinds.js';

/** How the counterpart of an element was found: `same` by its id, the others are guesses to be looked at. */
type Pairing = 'same' | 'by-name' | 'by-place' | 'none';

export interface Proposed {
  readonly from: string;
  readonly to: string | null;
  readonly how: Pairing;
}

/**
 * Proposes for each element of a version its counterpart in another (відповідність елементів): the one of the same id
 * and kind; for those left, one of the same name, then one between the same neighbours, if there is one alone.
 */
export function proposeElements(from: SharedContext, to: SharedContext): readonly Proposed[] {
  const ids = [...from.elements.keys()];
  const found = new Map<string, Proposed>();
  const taken = new Set<string>();
  const pair = (one: string, other: string, how: Pairing): void => {
    found.set(one, { from: one, to: other, how });
    taken.add(other);
  };
  for (const id of ids) if (kindOf(from, id) === kindOf(to, id)) pair(id, id, 'same');
  const near = new Proposals(from, to, found, taken);
  for (const id of ids) near.seek(id, 'by-name', (other) => isNamedAlike(from, to, id, other), pair);
  for (const id of ids) near.seek(id, 'by-place', (other) => near.standsAlike(id, other), pair);
  return ids.map((id) => found.get(id) ?? { from: id, to: null, how: 'none' });
}

class Proposals {
  constructor(
    private readonly from: SharedContext,
    private readonly to: SharedContext,
    private readonly found: ReadonlyMap<string, Proposed>,
    private readonly taken: ReadonlySet<string>,
  ) {}

  seek(
    id: string,
    how: Pairing,
    fits: (other: string) => boolean,
    pair: (one: string, other: string, how: Pairing) => void,
  ): void {
    if (this.found.has(id)) return;
    const kind = kindOf(this.from, id);
    const fitting = [...this.to.elements.keys()].filter(
      (other) => !this.taken.has(other) && kindOf(this.to, other) === kind && this.isWithin(id, other) && fits(other),
    );
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) pair(id, only, how);
  }

  /** Between the same neighbours; a boundary event beside the same element. */
  standsAlike(id: string, other: string): boolean {
    const host = this.from.elements.get(id)?.attachedTo ?? null;
    if (host !== null) return this.found.get(host)?.to === this.to.elements.get(other)?.attachedTo;
    const [here, there] = [neighbours(this.from, id), neighbours(this.to, other)];
    const meet = (one: readonly string[], two: readonly string[]): boolean =>
      one.some((near) => two.includes(this.found.get(near)?.to ?? ''));
    return meet(here.before, there.before) && meet(here.after, there.after);
  }

  private isWithin(id: string, other: string): boolean {
    const [scope, there] = [this.from.elements.get(id)?.parentId, this.to.elements.get(other)?.parentId];
    if (scope === this.from.processId) return there === this.to.processId;
    return scope !== undefined && this.found.get(scope)?.to === there;
  }
}

function isNamedAlike(from: SharedContext, to: SharedContext, id: string, other: string): boolean {
  const name = from.elements.get(id)?.name ?? null;
  return name !== null && name === to.elements.get(other)?.name;
}
