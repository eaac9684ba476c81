import { look, strayIn } from './alphabets.js';

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The known word that was most likely meant, or null when nothing is near enough to be worth saying. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const wanted = word.slice(0, 200).toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const d = distance(wanted, candidate.slice(0, 200).toLowerCase());
    if (d < least) [best, least] = [candidate, d];
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
