export type { Flaw, Tip } from './chain.js';
export { Journal, type JournalAct, type JournalEntry } from './journal.js';
export { JournalModule } from './journal.module.js';
