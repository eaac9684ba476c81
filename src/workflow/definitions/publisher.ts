import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, systemActor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { compile, type Compiled, EngineFault } from '../engine/index.js';
import {
  byCheck,
  type Catalogue,
  type CheckReport,
  dryStart,
  findingInWords,
  lintDiagram,
  type LintReport,
} from '../lint/index.js';
import type { ProcessDefinitionRecord } from '../tables.js';
import type { Definitions } from './definitions.js';

/** Everything a diagram may mention, but the processes: these are what is published. */
export type KnownNames = () => Omit<Catalogue, 'processes'>;

/** What came of a check: a diagram that may be published, or what is wrong with it. */
export interface DiagramCheck {
  readonly key: string;
  /** What is wrong, by check, the causes first. */
  readonly reports: readonly CheckReport[];
  readonly compiled: Compiled | null;
  /** The version with this very content, where there is one. */
  readonly version: number | null;
}

const suffix = '.bpmn';

/**
 * The only way a diagram comes into force (публікація схеми): checked, compiled and started once on trial
 * before it is kept. A running case never notices.
 */
export class Publisher {
  constructor(
    private readonly definitions: Definitions,
    private readonly names: KnownNames,
  ) {}

  /** Checks a diagram and keeps nothing. `beside` are processes that come with it. */
  async check(key: string, xml: string, beside: readonly string[] = []): Promise<DiagramCheck> {
    const published = (await this.definitions.list()).map((definition) => definition.key);
    const processes = new Set([key, ...beside, ...published]);
    const reports = await lintDiagram(xml, { ...this.names(), processes });
    const version = (await this.definitions.findByContent(key, xml))?.version ?? null;
    if (reports.length > 0) return { key, reports: byCheck(reports), compiled: null, version };
    const trial = await tryOut(key, xml);
    if ('fault' in trial) return { key, reports: byCheck([trial.fault]), compiled: null, version };
    return { key, reports: [], compiled: trial.compiled, version };
  }

  /** @throws DIAGRAM_INVALID with every fault and its page */
  async publish(key: string, xml: string, actor: Actor): Promise<ProcessDefinitionRecord> {
    const { compiled, reports } = await this.check(key, xml);
    if (!compiled) throw diagramInvalid(reports);
    return this.definitions.add(xml, compiled, actor);
  }

  /**
   * Publishes the diagrams of a folder that are not known yet, under the service's own name. One that was
   * published before stays as it is, active or not: an earlier version may have been brought back on purpose.
   */
  async publishFolder(dir: string): Promise<readonly ProcessDefinitionRecord[]> {
    const files = readdirSync(dir)
      .filter((file) => file.endsWith(suffix))
      .sort();
    const keys = files.map((file) => file.slice(0, -suffix.length));
    const published: ProcessDefinitionRecord[] = [];
    const faults: string[] = [];
    for (const [index, key] of keys.entries()) {
      const xml = readFileSync(join(dir, files[index] ?? ''), 'utf8');
      if (await this.definitions.findByContent(key, xml)) continue;
      const { compiled, reports } = await this.check(key, xml, keys);
      if (compiled) published.push(await this.definitions.add(xml, compiled, systemActor));
      for (const { findings, page } of reports)
        for (const finding of findings) faults.push(`  ${key}: ${findingInWords(finding)} — ${page}`);
    }
    if (faults.length > 0) throw new Error(`Diagrams in ${dir} have faults:\n${faults.join('\n')}`);
    return published;
  }
}

type Trial = { readonly compiled: Compiled } | { readonly fault: LintReport };

/** Compiles a diagram and starts it once on trial, or says what the engine will not have. */
async function tryOut(key: string, xml: string): Promise<Trial> {
  const fault = (elementId: string | null, message: string): Trial => ({
    fault: { rule: 'readable', elementId, elementName: null, message, page: 'docs/lint/readable.md' },
  });
  try {
    const compiled = await compile(xml);
    if (compiled.processId !== key)
      return fault(compiled.processId, `Процес має id «${compiled.processId}», а публікується як «${key}».`);
    const crowded = compiled.elements.find(({ task }) => task?.candidateGroups?.includes(','));
    if (crowded) return fault(crowded.id, 'Завдання має одну групу виконавців, а не кілька.');
    await dryStart(compiled);
    return { compiled };
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error;
    return fault(error.elementId, `Пробний запуск не вдався: ${error.message}`);
  }
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
