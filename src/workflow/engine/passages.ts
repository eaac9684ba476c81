import type { Move } from './motor.js';
import type { ElementInfo } from './reading/element.js';

/** What moved the case: its beginning, the end of one wait, or somebody who closed it from outside. */
export const moveSources = ['start', 'task', 'service', 'timer', 'message', 'cancel'] as const;
export type MovedBy = (typeof moveSources)[number];

export const passageKinds = ['left', 'cancelled', 'taken', 'unrecorded'] as const;

/**
 * One element that a case has passed or been taken away from, or one flow it has taken (пройдений елемент). A passage
 * is told when it is over. `unrecorded` stands where the way before is not known: the case was carried by a release
 * that did not keep it.
 */
export interface Passage {
  readonly elementId: string;
  readonly kind: (typeof passageKinds)[number];
  readonly movedBy: MovedBy;
  /** When the case came to the element; null where that was not recorded. */
  readonly enteredAt: Date | null;
  readonly leftAt: Date;
}

/** An element the case stands at: which execution, which element, and since when (milliseconds). */
export type SavedStand = readonly [executionId: string, elementId: string, since: number];

interface Stand {
  readonly elementId: string;
  readonly since: Date;
  /** The command that entered it, counted since the last save; 0 for one that was here before. */
  readonly command: number;
}

interface Moved {
  readonly by: MovedBy;
  readonly moves: readonly Move[];
}

/**
 * The way a case has come since it was last saved (пройдений шлях), put together from what its motor tells. Whatever
 * was entered is told once: when it is left, or taken away with the scope around it, whichever motor carries the case.
 */
export class WayBehind {
  private readonly stands: Map<string, Stand>;
  private moved: Moved[] = [];
  private isUnrecorded: boolean;

  /** @param saved where the case stood; null when it was saved by a release that did not keep its way */
  constructor(
    private readonly elements: ReadonlyMap<string, ElementInfo>,
    private readonly processId: string,
    saved: readonly SavedStand[] | null,
  ) {
    this.isUnrecorded = saved === null;
    this.stands = new Map(
      saved?.map(([executionId, elementId, since]) => [executionId, { elementId, since: new Date(since), command: 0 }]),
    );
  }

  add(by: MovedBy, moves: readonly Move[]): void {
    this.moved.push({ by, moves });
  }

  /** The passages since the last time it was asked; all of them happened at this instant, which is the transaction's. */
  take(now: Date, isOver: boolean): readonly Passage[] {
    const { moved } = this;
    this.moved = [];
    const passages = moved.flatMap(({ by, moves }, index) =>
      moves.flatMap((move) => this.follow(move, by, index + 1, now)),
    );
    const last = moved.at(-1);
    if (isOver && last) passages.push(...this.endInside(this.processId, last.by, moved.length, now));
    for (const [executionId, stand] of this.stands) this.stands.set(executionId, { ...stand, command: 0 });
    return [...this.gapBefore(moved, now), ...passages];
  }

  save(): readonly SavedStand[] | null {
    if (this.isUnrecorded) return null;
    return [...this.stands].map(([executionId, { elementId, since }]) => [executionId, elementId, since.getTime()]);
  }

  private gapBefore([first]: readonly Moved[], now: Date): Passage[] {
    if (!this.isUnrecorded || !first) return [];
    this.isUnrecorded = false;
    return [{ elementId: this.processId, kind: 'unrecorded', movedBy: first.by, enteredAt: null, leftAt: now }];
  }

  private follow({ kind, elementId, executionId }: Move, movedBy: MovedBy, command: number, now: Date): Passage[] {
    if (kind === 'entered') {
      if (executionId !== null) this.stands.set(executionId, { elementId, since: now, command });
      return [];
    }
    if (kind === 'taken' || executionId === null) return [{ elementId, kind, movedBy, enteredAt: now, leftAt: now }];
    const enteredAt = this.stands.get(executionId)?.since ?? null;
    this.stands.delete(executionId);
    return [...this.endInside(elementId, movedBy, command, now), { elementId, kind, movedBy, enteredAt, leftAt: now }];
  }

  /** What stood inside a scope goes with it; what had only just come in was never told by one of the motors. */
  private endInside(scope: string, movedBy: MovedBy, command: number, now: Date): Passage[] {
    const ended: Passage[] = [];
    for (const [executionId, { elementId, since, command: enteredBy }] of this.stands) {
      if (!this.isInside(elementId, scope)) continue;
      this.stands.delete(executionId);
      if (enteredBy !== command) ended.push({ elementId, kind: 'cancelled', movedBy, enteredAt: since, leftAt: now });
    }
    return ended;
  }

  private isInside(elementId: string, scope: string): boolean {
    const parent = this.elements.get(elementId)?.parentId;
    return parent !== undefined && (parent === scope || this.isInside(parent, scope));
  }
}
