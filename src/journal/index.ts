export { JournalErasure } from './erasure.js';
export type { JournalEntries, JournalKind } from './entries.js';
export { Journal, type JournalEntry, saidBy } from './journal.js';
export { JournalModule } from './journal.module.js';
export { JournalKey, keyFileOf } from './journal-key.js';
export { journalMigrations } from './migrations.js';
export { readSeals, sealFolder, tipsOf } from './seals.js';
export { journalTables } from './tables.js';
export { type Verification, verifyJournal } from './verification.js';
