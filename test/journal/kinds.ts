/** Kinds that only tests write. */
declare module '../../src/journal/entries.js' {
  interface JournalEntries {
    readonly noted: Readonly<Record<string, unknown>>;
    readonly 'appeal-registered': Readonly<Record<string, unknown>>;
  }
}

export {};
