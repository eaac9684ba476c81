/** How the queue is ordered: the right first, then benefits, then time (KR-2.16, 2.17, 2.3.3). */
const places = { 'first-by-right': 0, 'first-by-benefit': 1, 'by-time': 2 } as const;

/** Somebody who waits to be received, as far as the order of the queue sees them. */
export interface Waiting {
  readonly queueGroup: keyof typeof places;
  readonly bookedAt: Date;
  /** The year and number of the card: they settle a tie of two booked at one instant. */
  readonly year: number;
  readonly serial: number;
}

/** The queue of a reception (черга): within a group whoever was booked earlier goes earlier. Nobody is left out. */
export function inQueueOrder<W extends Waiting>(waiting: readonly W[]): W[] {
  return [...waiting].sort(compareInQueue);
}

export function compareInQueue(a: Waiting, b: Waiting): number {
  return (
    places[a.queueGroup] - places[b.queueGroup] ||
    a.bookedAt.getTime() - b.bookedAt.getTime() ||
    a.year - b.year ||
    a.serial - b.serial
  );
}
