import type { PlainDate } from '../domain/plain-date.js';

/**
 * Days on which the holder of a post is away (відсутність): `fromOn` is the first such day, `toOn` the
 * first day back. The order (розпорядження) may name who stands in; if it names nobody, nobody does.
 */
export interface Absence {
  readonly id: string;
  readonly postId: string;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly substitutePersonId: string | null;
  readonly orderNo: string | null;
}

const covers = (absence: Absence, on: PlainDate): boolean => absence.fromOn <= on && on < absence.toOn;

/** Who is away and who stands in, by post and by substitute, kept in memory: it is asked at every task. */
export class AbsenceBoard {
  private readonly byPost = new Map<string, Absence[]>();
  private readonly bySubstitute = new Map<string, Absence[]>();

  constructor(absences: readonly Absence[] = []) {
    for (const absence of absences) {
      add(this.byPost, absence.postId, absence);
      if (absence.substitutePersonId) add(this.bySubstitute, absence.substitutePersonId, absence);
    }
  }

  ofPost(postId: string, on: PlainDate): Absence | null {
    return this.byPost.get(postId)?.find((absence) => covers(absence, on)) ?? null;
  }

  /** The posts a person is ordered to stand in for on that day. */
  stoodInBy(personId: string, on: PlainDate): readonly Absence[] {
    return this.bySubstitute.get(personId)?.filter((absence) => covers(absence, on)) ?? [];
  }
}

function add(map: Map<string, Absence[]>, key: string, absence: Absence): void {
  const list = map.get(key);
  if (list) list.push(absence);
  else map.set(key, [absence]);
}
