export { JournalErasure } from './erasure.js';
export { Journal, type JournalAct, type JournalEntry } from './journal.js';
export { JournalModule } from './journal.module.js';
