import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, systemActor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { compile, type Compiled, EngineFault } from '../engine/index.js';
import { type Catalogue, dryStart, lintDiagram, type LintReport } from '../lint/index.js';
import type { ProcessDefinitionRecord } from '../tables.js';
import type { Definitions } from './definitions.js';

/** Everything a diagram may mention, but the processes: these are what is published. */
export type KnownNames = () => Omit<Catalogue, 'processes'>;

/** What came of a check: a diagram that may be published, or what is wrong with it. */
export interface DiagramCheck {
  readonly key: string;
  readonly reports: readonly LintReport[];
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
    const reports = [...(await lintDiagram(xml, { ...this.names(), processes }))];
    const version = (await this.definitions.findByContent(key, xml))?.version ?? null;
    if (reports.length > 0) return { key, reports, compiled: null, version };
    const compiled = await tryOut(key, xml, reports);
    return { key, reports, compiled, version };
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
      for (const { elementId, message, page } of reports)
        faults.push(`  ${key} ${elementId ?? ''}: ${message} (${page})`);
    }
    if (faults.length > 0) throw new Error(`Diagrams in ${dir} have faults:\n${faults.join('\n')}`);
    return published;
  }
}

/** Compiles a diagram and starts it once on trial; what the engine will not have is added to the reports. */
async function tryOut(key: string, xml: string, reports: LintReport[]): Promise<Compiled | null> {
  const fault = (rule: string, elementId: string | null, message: string): null => {
    reports.push({ rule, elementId, elementName: null, message, page: `docs/lint/${rule}.md` });
    return null;
  };
  try {
    const compiled = await compile(xml);
    if (compiled.processId !== key) {
      return fault(
        'readable',
        compiled.processId,
        `Процес має id «${compiled.processId}», а публікується як «${key}».`,
      );
    }
    const crowded = compiled.elements.find(({ task }) => task?.candidateGroups?.includes(','));
    if (crowded) return fault('readable', crowded.id, 'Завдання має одну групу виконавців, а не кілька.');
    dryStart(compiled);
    return compiled;
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error;
    return fault('readable', error.elementId, `Пробний запуск не вдався: ${error.message}`);
  }
}

function diagramInvalid(reports: readonly LintReport[]): Problem {
  return new Problem('DIAGRAM_INVALID', {
    errors: reports.map(({ elementId, message }) => ({ pointer: `/xml#${elementId ?? ''}`, detail: message })),
    extra: { reports },
  });
}
