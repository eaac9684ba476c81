import type { DirectoryData } from '../../directory/index.js';
import type { EditionFiles } from '../../edition/index.js';
import type { FileFault } from '../../platform/files/index.js';
import type { FlowReport } from '../contract/checks/check-edition.js';
import type { Compiled } from '../engine/index.js';
import type { ComingEdition } from './coming-edition.js';
import { notInForce } from './definitions.js';
import { amissIn } from './edition-faults.js';
import { type KeptVersion, type Meetings, meetings } from './meetings.js';

/** What an edition would take the place of. */
export interface Present {
  /** By what the version is known that new cases begin by, by process. */
  readonly active: ReadonlyMap<string, string>;
  readonly versions: readonly KeptVersion[];
}

/** What came of judging an edition by its files: the diagrams that are not in force yet, ready to run, or what is wrong. */
export interface Judgement {
  readonly compiled: ReadonlyMap<string, Compiled>;
  readonly faults: readonly FlowReport[];
  /** What cases under way would meet, by the ids of their versions. */
  readonly met: ReadonlyMap<string, Meetings>;
}

/** Judges an edition beside what it would take the place of. */
export async function judgement({ diagrams, forms, gate }: ComingEdition, present: Present): Promise<Judgement> {
  const changed = notInForce(present.active, diagrams, forms);
  const edition = { diagrams, forms: forms.all() };
  const { compiled, faults } = await gate.judge(changed, edition);
  const found = [...amissIn(gate), ...faults];
  if (found.length === 0) found.push(...(await gate.checked(edition)).reports);
  if (found.length > 0) return { compiled, faults: found, met: new Map() };
  return { compiled, faults: [], met: await meetings(gate, edition, changed, present.versions) };
}

/** All that a thread needs to judge an edition, as plain data. */
export interface Hearing {
  readonly files: EditionFiles;
  readonly council: string;
  /** The council in force. */
  readonly directory: DirectoryData;
  /** What the program declares, as `processes/contract.json` has it. */
  readonly declared: string;
  readonly present: Present;
}

/** What a thread answers: errors would lose their class on the way. */
export type Heard = Judgement | { readonly unread: readonly FileFault<string>[] };
