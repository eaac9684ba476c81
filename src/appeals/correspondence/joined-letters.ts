import { isOfSamePerson } from '../../domain/matching.js';
import type { AppealRecord } from '../tables.js';

/** The letters of one author among those that one answer answers; never none. */
export type LettersOfAuthor = readonly [AppealRecord, ...AppealRecord[]];

/**
 * An appeal with the letters that have joined it, by their authors, its own first (приєднані звернення). A letter of one
 * who signed a collective appeal may join it: that author is answered too (docs/decisions/0077).
 */
export function byAuthor(
  appeal: AppealRecord,
  joined: readonly AppealRecord[],
): readonly [LettersOfAuthor, ...LettersOfAuthor[]] {
  const [own, ...others] = joined.reduce<[LettersOfAuthor, ...LettersOfAuthor[]]>(
    (authors, letter) => {
      const place = authors.findIndex(([first]) => isSameAuthor(first, letter));
      return place < 0 ? [...authors, [letter]] : withLetter(authors, place, letter);
    },
    [[appeal]],
  );
  return [own, ...others];
}

function withLetter(
  [own, ...others]: readonly [LettersOfAuthor, ...LettersOfAuthor[]],
  place: number,
  letter: AppealRecord,
): [LettersOfAuthor, ...LettersOfAuthor[]] {
  if (place === 0) return [[...own, letter], ...others];
  return [own, ...others.map((letters, at): LettersOfAuthor => (at === place - 1 ? [...letters, letter] : letters))];
}

const isSameAuthor = (one: AppealRecord, other: AppealRecord): boolean =>
  isOfSamePerson({ applicant: one.applicant, cosigners: [] }, { applicant: other.applicant, cosigners: [] });
