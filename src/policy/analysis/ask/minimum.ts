/** Places of questions, from zero. */
export type Chosen = ReadonlySet<number>;

/** Which questions are enough, and which may be among them. */
export interface Enough {
  /** A smallest set of questions that is enough; of several the one whose questions come first. */
  readonly smallest: readonly number[];
  /** Questions that stand in some set that is enough and has none to spare. Others are never of use. */
  readonly useful: Chosen;
  /** Every set that is enough was looked at; otherwise `useful` may name more than it must. */
  readonly complete: boolean;
}

const triesAtMost = 400;

/**
 * The smallest set of questions that is enough (найменший достатній набір питань), exactly.
 *
 * A set that is not enough, and to which no question can be added without it becoming enough, shows that
 * one of the questions outside must be asked. Such demands are gathered until a smallest set that meets
 * them all is enough: then no smaller one can be. Demands of one question are its core.
 *
 * @param enough whether a set is enough; a larger set must never be less
 * @param count how many questions there are; all of them together are enough
 */
export function smallestEnough(count: number, enough: (asked: Chosen) => boolean): Enough {
  if (enough(new Set())) return { smallest: [], useful: new Set(), complete: true };
  const all = Array.from({ length: count }, (_, place) => place);
  if (!enough(new Set(all))) throw new Error('All questions together must be enough.');
  const demands: Chosen[] = all
    .filter((place) => !enough(new Set(all.filter((other) => other !== place))))
    .map((place) => new Set([place]));
  const demandOf = (asked: Chosen): Chosen => {
    const idle = new Set(asked);
    for (const place of all) {
      if (idle.has(place)) continue;
      idle.add(place);
      if (enough(idle)) idle.delete(place);
    }
    return new Set(all.filter((place) => !idle.has(place)));
  };
  let smallest = smallestMeeting(demands);
  while (!enough(new Set(smallest))) {
    demands.push(demandOf(new Set(smallest)));
    smallest = smallestMeeting(demands);
  }
  const complete = completeDemands(demands, enough, demandOf);
  const useful = complete ? new Set(demands.flatMap((demand) => [...demand])) : new Set(all);
  return { smallest, useful, complete };
}

/** A smallest set that has one of each demand; branch and bound over the first demand not met. */
function smallestMeeting(demands: readonly Chosen[]): number[] {
  let best: number[] | null = null;
  const search = (taken: readonly number[]): void => {
    const open = demands.filter((demand) => !taken.some((place) => demand.has(place)));
    if (best !== null && taken.length + apart(open) >= best.length) return;
    const [first] = open.toSorted((a, b) => a.size - b.size);
    if (!first) best = [...taken];
    else for (const place of first) search([...taken, place]);
  };
  search([]);
  return [...(best ?? [])].sort((a, b) => a - b);
}

/** Demands that share no question: each costs a question of its own. */
function apart(demands: readonly Chosen[]): number {
  const used = new Set<number>();
  let count = 0;
  for (const demand of demands) {
    if ([...demand].some((place) => used.has(place))) continue;
    for (const place of demand) used.add(place);
    count += 1;
  }
  return count;
}

/** Gathers the demands that are left, until every set that meets them sparingly is enough; false when it gave up. */
function completeDemands(demands: Chosen[], enough: (asked: Chosen) => boolean, demandOf: (asked: Chosen) => Chosen) {
  const proved = new Set<string>();
  for (let tries = 0; ;) {
    const sparing = meetingSparingly(demands);
    if (sparing === null) return false;
    const untried = sparing.filter((asked) => !proved.has([...asked].join()));
    const [next] = untried;
    if (!next) return true;
    if (++tries > triesAtMost) return false;
    if (enough(next)) proved.add([...next].join());
    else demands.push(demandOf(next));
  }
}

/** Every set that meets the demands and has no question to spare; null when they are too many. */
function meetingSparingly(demands: readonly Chosen[]): Chosen[] | null {
  let meeting: Chosen[] = [new Set()];
  for (const demand of demands) {
    const wider = meeting.flatMap((asked) =>
      [...demand].some((place) => asked.has(place)) ? [asked] : [...demand].map((place) => joined(asked, place)),
    );
    meeting = wider.filter((asked, i) => !wider.some((other, j) => i !== j && isWithin(other, asked, j < i)));
    if (meeting.length > triesAtMost) return null;
  }
  return meeting;
}

function joined(asked: Chosen, place: number): Chosen {
  return new Set([...asked, place].sort((a, b) => a - b));
}

function isWithin(small: Chosen, large: Chosen, orEqual: boolean): boolean {
  return (orEqual ? small.size <= large.size : small.size < large.size) && [...small].every((one) => large.has(one));
}
