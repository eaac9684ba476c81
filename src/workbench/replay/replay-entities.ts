import { AppealRecord, AppealUnitRecord } from '../../appeals/tables.js';
import { ProcessDefinitionRecord } from '../../workflow/index.js';
import { replayTables } from './tables.js';

/** What a replay reads and writes where it opens the database itself. */
export const replayEntities = [...replayTables, AppealRecord, AppealUnitRecord, ProcessDefinitionRecord];
