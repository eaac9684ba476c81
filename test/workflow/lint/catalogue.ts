import type { Catalogue } from '../../../src/workflow/lint/index.js';

/** A small council: what the sample diagrams may name. */
export const catalogue: Catalogue = {
  processes: new Set(['sample-process', 'consideration']),
  forms: new Set(['prepare-reply']),
  decisions: new Set(['admission']),
  topics: new Set(['register-appeal']),
  roles: new Set(['registrar', 'executor']),
  units: new Set(['office']),
  posts: new Set(['office-head']),
};
