import { replayTables } from './replay/tables.js';
import { editionSignatureTables } from './editions/tables.js';
import { signOffTables } from './sign-offs/tables.js';

export const workbenchTables = [...replayTables, ...signOffTables, ...editionSignatureTables];
