import { systemActor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Problem } from '../../domain/problem.js';
import { digestOfFiles, type EditionFiles, type EditionInForce, type Editions } from '../../edition/index.js';
import type { Clock } from '../../platform/clock.js';
import { faultInWords, FileFaults } from '../../platform/files/index.js';
import type { Remarks } from '../../platform/health/remarks.js';
import type { Log } from '../../platform/log.js';
import { Rounds } from '../../platform/rounds.js';
import { byCheck, findingInWords } from '../lint/index.js';
import type { ComingEdition } from './coming-edition.js';
import type { Forms } from '../forms/forms.js';
import type { Versions } from './versions.js';
import type { JudgedEdition } from './edition-hearing.js';
import type { Publisher } from './publisher.js';

/** How soon a node goes by an edition that another has put into force. */
const lookEveryMs = 500;

interface LifeParts {
  readonly publisher: Publisher;
  readonly versions: Versions;
  readonly forms: Forms;
  readonly editions: Editions;
  readonly inForce: EditionInForce;
  readonly clock: Clock;
  readonly remarks: Remarks;
  readonly log: Log;
  /** What is in force as this node has read it already. */
  readonly present: () => Promise<ComingEdition>;
  /** Whether a folder that has changed comes into force by the start alone, without a second person. */
  readonly folderPublishes: boolean;
}

/** What a node does about editions by itself: at its start with its folder, then with what others put into force. */
export class EditionLife {
  private readonly rounds: Rounds;
  private folderFaults: readonly string[] = [];

  constructor(private readonly parts: LifeParts) {
    this.rounds = new Rounds(
      lookEveryMs,
      () => this.round(),
      (err) => {
        parts.log.error('the edition in force cannot be read', { err });
        parts.remarks.say('edition', 'unreadable');
      },
    );
  }

  /**
   * Holds what is in force against this program, and looks what the folder of the installation brings.
   *
   * @throws Error where the first edition, or the one in force, does not fit the program or would strand cases
   */
  async begin(): Promise<void> {
    const { inForce, versions, forms, log } = this.parts;
    for (const { key, version } of await versions.linkForms(forms))
      log.info('forms kept with a version', { key, version });
    if (!inForce.isRecorded) await this.takeFirst();
    else await this.refuseUnfit();
    await this.lookAtFolder();
  }

  /** Why the folder has not come into force; empty where it has, or was not to. */
  faultsOfFolder(): readonly string[] {
    return this.folderFaults;
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /** One look of this node at what is in force. */
  async round(): Promise<void> {
    await this.beginDue();
    const { inForce, log, remarks } = this.parts;
    if (await inForce.look()) log.info('another edition is in force', { digest: inForce.digest });
    remarks.say('edition', null);
  }

  /** The first edition is what lies in the folder. */
  private async takeFirst(): Promise<void> {
    const { publisher, inForce } = this.parts;
    const coming = publisher.hearing.read(inForce.installed());
    const judged = await publisher.hearing.judge(coming);
    if (judged.faults.length > 0) throw new Error(refusedInWords(judged));
    await this.putFolder(coming, judged, null);
  }

  /** Another release of the program may lack what the edition in force rests on, or what cases under way do. */
  private async refuseUnfit(): Promise<void> {
    const judged = await this.parts.publisher.hearing.judge(await this.parts.present());
    if (judged.faults.length > 0) throw new Error(refusedInWords(judged));
  }

  private async lookAtFolder(): Promise<void> {
    const { publisher, editions, inForce, remarks, log, folderPublishes } = this.parts;
    const files = this.installed();
    if (files === null) return;
    const [folder, present] = [digestOfFiles(files), inForce.digest];
    if (folder === present) return;
    // One that was in force and is not has been set aside on purpose.
    if (!folderPublishes || (await editions.wasInForce(folder))) {
      remarks.say('folder', 'differs');
      log.warn('the folder differs from the edition in force', { folder, inForce: present });
      return;
    }
    try {
      const coming = publisher.hearing.read(files);
      await this.putFolder(coming, await publisher.hearing.judge(coming), present);
      log.info('the folder has come into force', { digest: folder });
    } catch (error) {
      if (!(error instanceof FileFaults)) throw error;
      this.folderFaults = error.faults.map(faultInWords);
      remarks.say('folder', 'faulty');
      log.error('the folder has faults and is not in force', { folder, inForce: present, faults: this.folderFaults });
    }
  }

  /** What lies in the folder; null where it cannot be read, which stops no council that has an edition in force. */
  private installed(): EditionFiles | null {
    const { inForce, remarks, log } = this.parts;
    try {
      return inForce.installed();
    } catch (err) {
      this.folderFaults = [String(err)];
      remarks.say('folder', 'faulty');
      log.error('the folder cannot be read', { err });
      return null;
    }
  }

  private async putFolder(coming: ComingEdition, judged: JudgedEdition, replaces: string | null): Promise<void> {
    const { publisher, inForce } = this.parts;
    const order = { kind: 'start', by: systemActor, title: folderTitle, reason: folderTitle, replaces } as const;
    try {
      await publisher.bring(coming, judged, order);
    } catch (error) {
      if (!isMoved(error)) throw error;
      // Another node was quicker; what it has put into force is what this one goes by.
      await inForce.look();
    }
  }

  /** Brings the acts into force whose day has come; one that does not fit any more is called off, and told. */
  private async beginDue(): Promise<void> {
    const { publisher, editions, inForce, clock, log, remarks } = this.parts;
    const today = dayInKyiv(clock.now());
    const due = (await editions.coming()).filter(({ fromOn }) => fromOn <= today);
    for (const act of due) {
      await inForce.look();
      try {
        const { coming, judged } = await publisher.hearing.hear(await editions.files(act.digest));
        await publisher.begin(act, coming, judged, { by: systemActor, replaces: inForce.digest });
      } catch (error) {
        if (isMoved(error)) return;
        if (!(error instanceof FileFaults)) throw error;
        log.error('an edition whose day has come does not fit', { digest: act.digest, faults: error.message });
        remarks.say('coming-edition', 'called-off');
        await publisher.callOff(act, systemActor, error.message);
      }
    }
  }
}

const folderTitle = 'Редакція з теки служби';

const isMoved = (error: unknown): boolean => error instanceof Problem && error.code === 'EDITION_MOVED';

const wouldStrand =
  'Справи, що тривають за давнішими версіями процесів, зупинилися б. Поверніть те, чого їм бракуватиме, або спершу закінчіть ці справи, а тоді запустіть службу знову:';

/** By process and check, the causes first. */
function refusedInWords({ faults, stranding }: JudgedEdition): string {
  const processes = [...new Set(faults.map(({ process }) => process))];
  const lines = processes.flatMap((key) =>
    byCheck(faults.filter(({ process }) => process === key)).flatMap(({ findings, page }) =>
      findings.map((finding) => `  ${key === null ? '' : `${key}: `}${findingInWords(finding)} — ${page}`),
    ),
  );
  return [stranding ? wouldStrand : 'Редакція не може набрати чинності:', ...lines].join('\n');
}
