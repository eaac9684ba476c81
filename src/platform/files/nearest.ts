import { slipsBetween } from '../../domain/matching/letters.js';
import { look, strayIn } from './alphabets.js';

/** The known word that was most likely meant, never the word itself; null when nothing is near enough to be worth saying. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const wanted = word.slice(0, 200).toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of known) {
    if (candidate === word) continue;
    const slips = slipsBetween(wanted, candidate.slice(0, 200).toLowerCase(), least - 1);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/** ` Можливо, «…»?` or nothing; a word that only looks like a known one is told letter by letter. */
export function perhaps(word: string, known: Iterable<string>): string {
  const candidates = [...known];
  const seen = look(word.slice(0, 200));
  const twin = candidates.find((candidate) => candidate !== word && look(candidate) === seen);
  const likely = twin ?? nearest(word, candidates);
  return likely === null ? '' : ` Можливо, «${likely}»?${twin === undefined ? '' : strayIn(word, twin)}`;
}
