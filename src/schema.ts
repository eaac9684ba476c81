import { accessMigrations, accessTables } from './access/index.js';
import { appealMigrations } from './appeals/migrations.js';
import { appealTables } from './appeals/tables.js';
import { directoryMigrations, directoryTables } from './directory/index.js';
import { editionMigrations, editionTables } from './edition/index.js';
import { documentMigrations, documentTables } from './documents/index.js';
import { journalMigrations, journalTables } from './journal/index.js';
import type { Schema } from './platform/database/data-source.js';
import { httpMigrations } from './platform/http/migrations.js';
import { httpTables } from './platform/http/tables.js';
import { platformMigrations } from './platform/database/migrations.js';
import { platformTables } from './platform/database/tables.js';
import { policyMigrations, policyTables } from './policy/index.js';
import { receptionMigrations } from './receptions/migrations.js';
import { receptionTables } from './receptions/tables.js';
import { workbenchMigrations } from './workbench/migrations.js';
import { workbenchTables } from './workbench/tables.js';
import { workflowMigrations, workflowTables } from './workflow/index.js';

/** All that the database holds: each room owns its tables and its migrations, this is their list. */
export const schema = {
  entities: [
    ...platformTables,
    ...httpTables,
    ...accessTables,
    ...directoryTables,
    ...journalTables,
    ...editionTables,
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
    ...editionMigrations,
    ...documentMigrations,
    ...policyMigrations,
    ...workflowMigrations,
    ...appealMigrations,
    ...receptionMigrations,
    ...workbenchMigrations,
  ],
} satisfies Schema;
