import type { EditionFiles } from '../../edition/index.js';
import type { FlowReport } from '../contract/checks/check-edition.js';
import type { Compiled } from '../engine/index.js';
import type { CasesUnderWay, VersionUnderWay } from './cases-under-way.js';
import { type ComingEdition, type ComingVersions, versionsAmong } from './coming-edition.js';
import type { Definitions } from './definitions.js';
import { type Judgement, judgement, type Present } from './judgement.js';
import { Stranded } from './stranded.js';

/** An edition that has been judged: the diagrams that are not in force yet, ready to run, or what is wrong. */
export interface JudgedEdition {
  readonly compiled: ReadonlyMap<string, Compiled>;
  readonly faults: readonly FlowReport[];
  /** Whether the faults are of cases under way, which would stop. */
  readonly stranding: boolean;
}

interface HearingParts {
  readonly definitions: Definitions;
  readonly cases: CasesUnderWay;
  /** @throws FileFaults */
  readonly read: (files: EditionFiles) => ComingEdition;
  /** Reads and judges in a thread; here where there is none. @throws FileFaults */
  readonly hear?: (files: EditionFiles, present: Present) => Promise<Judgement>;
}

/**
 * Judges editions as one whole (розгляд редакції): diagrams beside the rules, the forms, the program and the cases under
 * way. It keeps nothing.
 */
export class EditionHearing {
  constructor(private readonly parts: HearingParts) {}

  /** @throws FileFaults with everything that is wrong in rules and forms */
  read(files: EditionFiles): ComingEdition {
    return this.parts.read(files);
  }

  /** Judges an edition as this node has read it: at a start, when nobody waits for an answer. */
  async judge(coming: ComingEdition): Promise<JudgedEdition> {
    const { versions, present } = await this.present();
    return this.strandedBy(await judgement(coming, present), versions);
  }

  /** The same for files that come in while people work. @throws FileFaults */
  async hear(files: EditionFiles): Promise<{ readonly coming: ComingVersions; readonly judged: JudgedEdition }> {
    const { hear, read } = this.parts;
    if (!hear) {
      const coming = read(files);
      return { coming, judged: await this.judge(coming) };
    }
    const { versions, present } = await this.present();
    const judged = await this.strandedBy(await hear(files, present), versions);
    return { coming: versionsAmong(files), judged };
  }

  private async present(): Promise<{ readonly versions: readonly VersionUnderWay[]; readonly present: Present }> {
    const { definitions, cases } = this.parts;
    const [active, versions] = [await definitions.activeHashes(), await cases.versions()];
    const kept = versions.map(async ({ row }) => {
      const { id, key, xml } = row;
      return { id, key, xml, active: row.active, forms: await definitions.keptForms(row) };
    });
    return { versions, present: { active, versions: await Promise.all(kept) } };
  }

  private async strandedBy(
    { compiled, faults, met }: Judgement,
    versions: readonly VersionUnderWay[],
  ): Promise<JudgedEdition> {
    if (faults.length > 0) return { compiled, faults, stranding: false };
    const stranded = await new Stranded(this.parts.cases).among(versions, met);
    return { compiled, faults: stranded, stranding: stranded.length > 0 };
  }
}
