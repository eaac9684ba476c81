/** Text as people compare it: letter case, spaces, kinds of apostrophe and Markdown emphasis do not count. */
export function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/[’ʼ‘']/g, '’')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Finds things by their label or id, as they are written in a table. */
export class WordBook<T> {
  private readonly byWord = new Map<string, T | null>();

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, thing] of entries) {
      const key = plainWords(word);
      const known = this.byWord.get(key);
      // A label that two things share names neither.
      this.byWord.set(key, known === undefined || known === thing ? thing : null);
    }
  }

  find(word: string): T | null {
    return this.byWord.get(plainWords(word)) ?? null;
  }

  words(): string[] {
    return [...this.byWord.keys()];
  }
}
