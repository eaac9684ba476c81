import { rulesDirectory } from '../../../src/platform/installation.js';
import { PolicyService } from '../../../src/policy/index.js';
import type { Catalogue } from '../../../src/workflow/lint/index.js';

/** A small council: what the sample diagrams may name. */
export const catalogue: Catalogue = {
  processes: new Set(['sample-process', 'consideration']),
  forms: new Set(['prepare-reply']),
  decisions: new Set(['admission']),
  topics: new Set(['register-appeal']),
  roles: new Set(['registrar', 'executor', 'control']),
  units: new Set(['office', 'archive']),
  posts: new Set(['office-head']),
  held: new Set(['registrar', 'registrar@office', 'executor', 'executor@office']),
  acts: PolicyService.load(rulesDirectory).catalogue.acts,
};
