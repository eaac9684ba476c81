import { accessMigrations } from './access/migrations.js';
import { accessTables } from './access/tables.js';
import { appealMigrations } from './appeals/migrations.js';
import { appealTables } from './appeals/tables.js';
import { directoryMigrations } from './directory/migrations.js';
import { directoryTables } from './directory/tables.js';
import { documentMigrations } from './documents/migrations.js';
import { documentTables } from './documents/tables.js';
import { journalMigrations } from './journal/migrations.js';
import { journalTables } from './journal/tables.js';
import type { Schema } from './platform/data-source.js';
import { httpMigrations } from './platform/http/migrations.js';
import { httpTables } from './platform/http/tables.js';
import { platformMigrations } from './platform/migrations.js';
import { platformTables } from './platform/tables.js';
import { policyMigrations } from './policy/migrations.js';
import { policyTables } from './policy/tables.js';
import { receptionMigrations } from './receptions/migrations.js';
import { receptionTables } from './receptions/tables.js';
import { workbenchMigrations } from './workbench/migrations.js';
import { workbenchTables } from './workbench/tables.js';
import { workflowMigrations } from './workflow/migrations.js';
import { workflowTables } from './workflow/tables.js';

/** All that the database holds: each room owns its tables and its migrations, this is their list. */
export const schema = {
  entities: [
    ...platformTables,
    ...httpTables,
    ...accessTables,
    ...directoryTables,
    ...journalTables,
    ...documentTables,
    ...policyTables,
    ...workflowTables,
    ...appealTables,
    ...receptionTables,
    ...workbenchTables,
  ],
  migrations: [
    ...platformMigrations,
    ...httpMigrations,
    ...accessMigrations,
    ...directoryMigrations,
    ...journalMigrations,
    ...documentMigrations,
    ...policyMigrations,
    ...workflowMigrations,
    ...appealMigrations,
    ...receptionMigrations,
    ...workbenchMigrations,
  ],
} satisfies Schema;
