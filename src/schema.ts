import type { Schema } from './platform/data-source.js';
import { platformMigrations } from './platform/migrations.js';
import { ManualClockRecord } from './platform/tables.js';

/** All that the database holds: each room owns its tables and its migrations, this is their list. */
export const schema: Schema = {
  entities: [ManualClockRecord],
  migrations: [...platformMigrations],
};
