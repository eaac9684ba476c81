import { ofAccess } from './problems/of-access.js';
import { ofAppeals } from './problems/of-appeals.js';
import { ofDirectory } from './problems/of-directory.js';
import { ofDocuments } from './problems/of-documents.js';
import { ofPolicy } from './problems/of-policy.js';
import { ofReceptions } from './problems/of-receptions.js';
import { ofRequests } from './problems/of-requests.js';
import { ofWorkbench } from './problems/of-workbench.js';
import { ofWorkflow } from './problems/of-workflow.js';
import type { ProblemRow } from './problems/problem-row.js';

/**
 * Every refusal the service can give, one row each (перелік відмов), a file for each room that gives them. Codes are
 * `SUBJECT_STATE`; the list is documented in `docs/problems.md`, and a test holds the two together.
 */
const table = {
  ...ofRequests,
  ...ofAccess,
  ...ofDirectory,
  ...ofDocuments,
  ...ofPolicy,
  ...ofWorkbench,
  ...ofWorkflow,
  ...ofAppeals,
  ...ofReceptions,
};

export type ProblemCode = keyof typeof table;
export const problemTable: Readonly<Record<ProblemCode, ProblemRow>> = table;
