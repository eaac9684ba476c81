import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, systemActor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import type { FlowReport } from '../contract/checks/check-edition.js';
import type { Compiled } from '../engine/index.js';
import { byCheck, type CheckReport, findingInWords } from '../lint/index.js';
import type { ProcessDefinitionRecord } from '../tables.js';
import type { Definitions, DefinitionSummary, InForce } from './definitions.js';
import { type EditionGate, formsBeside } from './edition-gate.js';
import type { Stranded } from './stranded.js';

/** What came of a check: a diagram that may be published, or what is wrong with it. */
interface DiagramCheck {
  readonly key: string;
  /** What is wrong, by check, the causes first. */
  readonly reports: readonly CheckReport[];
  readonly compiled: Compiled | null;
  /** The version with this very content, where there is one. */
  readonly version: number | null;
}

/** What a start has done to the versions. */
interface FolderPublished {
  readonly published: readonly DefinitionSummary[];
  /** Versions from before forms were kept, that have theirs now. */
  readonly linked: readonly DefinitionSummary[];
  /** Versions that lie in the folder and are not in force: set aside on purpose, or brought back by hand in vain. */
  readonly idle: readonly DefinitionSummary[];
}

const suffix = '.bpmn';

/**
 * The only way a diagram comes into force (публікація схеми): judged beside all the others before it is kept.
 * A running case never notices.
 */
export class Publisher {
  constructor(
    private readonly definitions: Definitions,
    private readonly gate: EditionGate,
    private readonly stranded: Stranded,
  ) {}

  /** Checks a diagram beside all that are in force, and keeps nothing. */
  async check(key: string, xml: string): Promise<DiagramCheck> {
    const version = (await this.definitions.findByContent(key, xml))?.version ?? null;
    return { version, ...(await this.judged(key, xml)) };
  }

  private async judged(key: string, xml: string, kept: InForce['forms'] = new Map()) {
    const inForce = await this.definitions.inForce();
    const { compiled, faults } = await this.gate.judge(new Map([[key, xml]]), inForce, kept);
    const edition = {
      diagrams: new Map([...inForce.diagrams, [key, xml]]),
      forms: new Map([...inForce.forms, ...kept]),
    };
    const all = faults.length > 0 ? faults : await this.stranded.beside(edition, new Map([[key, xml]]));
    return { key, compiled: all.length === 0 ? (compiled.get(key) ?? null) : null, reports: told(key, all) };
  }

  /** @throws DIAGRAM_INVALID with every fault and its page */
  async publish(key: string, xml: string, actor: Actor): Promise<ProcessDefinitionRecord> {
    const { compiled, reports } = await this.check(key, xml);
    if (!compiled) throw diagramInvalid(reports);
    return this.definitions.add(xml, compiled, actor);
  }

  /**
   * Makes a published version the one that new cases begin with, if it still fits what is around it.
   *
   * @throws PROCESS_UNKNOWN, DIAGRAM_INVALID
   */
  async activate(key: string, version: number, actor: Actor): Promise<ProcessDefinitionRecord> {
    const row = await this.definitions.row(key, version);
    const { compiled, reports } = await this.judged(key, row.xml, await this.definitions.keptForms(row));
    if (!compiled) throw diagramInvalid(reports);
    return this.definitions.activate(key, version, actor);
  }

  /**
   * Publishes the diagrams of a folder that are not known yet, under the service's own name. One that was
   * published before stays as it is, active or not: an earlier version may have been brought back on purpose.
   * Whatever is in force then is judged anew, for the code, the forms and the rules around it may have changed.
   */
  async publishFolder(dir: string): Promise<FolderPublished> {
    const files = readdirSync(dir).filter((file) => file.endsWith(suffix));
    const linked = await this.definitions.linkForms();
    const inForce = await this.definitions.inForce();
    const fresh = new Map<string, string>();
    const idle: DefinitionSummary[] = [];
    for (const file of files.sort()) {
      const [key, xml] = [file.slice(0, -suffix.length), readFileSync(join(dir, file), 'utf8')];
      const known = await this.definitions.findByContent(key, xml);
      if (known === null) fresh.set(key, xml);
      else if (!known.active) idle.push(known);
    }
    const amiss = this.gate.rulesAmiss();
    if (amiss.length > 0)
      throw new Error(
        `Правила не сходяться з тим, що питає програма:\n${amiss.map(({ set, message }) => `  ${set}: ${message}`).join('\n')}`,
      );
    const { compiled, faults: ofFresh } = await this.gate.judge(fresh, inForce);
    const edition = { diagrams: new Map([...inForce.diagrams, ...fresh]), forms: formsBeside(fresh, inForce) };
    const faults = ofFresh.length > 0 ? ofFresh : (await this.gate.checked(edition)).reports;
    if (faults.length > 0) throw new Error(`Схеми в ${dir} мають помилки:\n${inLines(faults).join('\n')}`);
    const stranded = await this.stranded.beside(edition, fresh);
    if (stranded.length > 0) throw new Error([wouldStrand, ...inLines(stranded)].join('\n'));
    const published: DefinitionSummary[] = [];
    for (const [key, xml] of fresh) {
      const one = compiled.get(key);
      if (one) published.push(await this.definitions.add(xml, one, systemActor));
    }
    return { published, linked, idle };
  }
}

const wouldStrand =
  'Справи, що тривають за давнішими версіями процесів, зупинилися б. Поверніть те, чого їм бракуватиме, або спершу закінчіть ці справи, а тоді запустіть службу знову:';

/** Faults of other diagrams say whose they are. */
function told(key: string, faults: readonly FlowReport[]): readonly CheckReport[] {
  return byCheck(
    faults.map(({ process, message, ...report }) => ({
      ...report,
      message: process === null || process === key ? message : `Процес «${process}»: ${message}`,
    })),
  );
}

function inLines(faults: readonly FlowReport[]): string[] {
  const processes = new Set(faults.map(({ process }) => process));
  return [...processes].flatMap((key) =>
    byCheck(faults.filter(({ process }) => process === key)).flatMap(({ findings, page }) =>
      findings.map((finding) => `  ${key === null ? '' : `${key}: `}${findingInWords(finding)} — ${page}`),
    ),
  );
}

function diagramInvalid(reports: readonly CheckReport[]): Problem {
  const findings = reports.flatMap((report) => report.findings);
  return new Problem('DIAGRAM_INVALID', {
    errors: findings.map((finding) => ({
      pointer: `/xml#${finding.elements[0]?.id ?? ''}`,
      detail: findingInWords(finding),
    })),
    extra: { reports },
  });
}
