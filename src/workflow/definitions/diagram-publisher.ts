import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import type { EditionFiles, EditionInForce, Editions } from '../../edition/index.js';
import { canonicalJson } from '../../platform/canonical-json.js';
import type { FlowReport } from '../contract/checks/check-edition.js';
import { byCheck, type CheckReport, findingInWords } from '../lint/index.js';
import type { ProcessDefinitionRecord } from '../tables.js';
import { diagramFile, formFile } from './coming-edition.js';
import type { Definitions, InForce } from './definitions.js';
import type { Publisher } from './publisher.js';

/** What came of a check: a diagram that may be published, or what is wrong with it. */
interface DiagramCheck {
  readonly key: string;
  /** What is wrong, by check, the causes first. */
  readonly reports: readonly CheckReport[];
  /** The version with this very content, where there is one. */
  readonly version: number | null;
}

interface Parts {
  readonly publisher: Publisher;
  readonly definitions: Definitions;
  readonly editions: Editions;
  readonly inForce: EditionInForce;
  /** Whether whatever comes into force anew takes a second person: then no diagram is published alone. */
  readonly takesTwo: boolean;
}

/** Who brings a diagram into force, and why. */
interface Change {
  readonly by: Actor;
  readonly reason: string;
}

const aloneRefused = 'Схему окремо тут не публікують: складіть редакцію з нею, і рецензент її погодить.';

/** One diagram comes into force as an edition that differs from the one in force by nothing else (публікація схеми). */
export class DiagramPublisher {
  constructor(private readonly parts: Parts) {}

  /** Checks a diagram beside all that is in force, and keeps nothing. */
  async check(key: string, xml: string): Promise<DiagramCheck> {
    const version = (await this.parts.definitions.findByContent(key, xml))?.version ?? null;
    const { judged } = await this.judgedWith(key, xml);
    return { key, version, reports: told(key, judged.faults) };
  }

  /** @throws DIAGRAM_INVALID with every fault and its page, EDITION_MOVED, EDITION_UNSIGNED */
  async publish(key: string, xml: string, by: Actor): Promise<ProcessDefinitionRecord> {
    if (this.parts.takesTwo) throw new Problem('EDITION_UNSIGNED', { detail: aloneRefused });
    await this.bringDiagram(key, xml, { by, reason: `Опубліковано схему процесу «${key}».` });
    return this.parts.definitions.row(key);
  }

  /**
   * Makes a published version the one that new cases begin with, if it still fits what is around it.
   *
   * @throws PROCESS_UNKNOWN, DIAGRAM_INVALID, EDITION_MOVED
   */
  async activate(key: string, version: number, by: Actor): Promise<ProcessDefinitionRecord> {
    const { definitions } = this.parts;
    const row = await definitions.row(key, version);
    const kept = await definitions.keptForms(row);
    await this.bringDiagram(key, row.xml, { by, reason: `Повернуто версію ${version} процесу «${key}».` }, kept);
    return definitions.row(key);
  }

  /** The files of the edition in force; its diagrams and their forms as new cases begin by them. */
  async filesInForce(): Promise<EditionFiles> {
    const { definitions, editions, inForce } = this.parts;
    const files = inForce.isRecorded ? await editions.files(inForce.digest) : inForce.installed();
    return withDiagrams(files, await definitions.inForce());
  }

  private async bringDiagram(
    key: string,
    xml: string,
    { by, reason }: Change,
    kept: InForce['forms'] = new Map(),
  ): Promise<void> {
    const { replaces, coming, judged } = await this.judgedWith(key, xml, kept);
    if (judged.faults.length > 0) throw diagramInvalid(told(key, judged.faults));
    if (judged.compiled.size === 0) return;
    await this.parts.publisher.bring(coming, judged, { kind: 'diagram', by, reason, title: reason, replaces });
  }

  private async judgedWith(key: string, xml: string, kept: InForce['forms'] = new Map()) {
    const { inForce, publisher } = this.parts;
    const replaces = inForce.isRecorded ? inForce.digest : null;
    const files = withDiagrams(await this.filesInForce(), { diagrams: new Map([[key, xml]]), forms: kept });
    return { replaces, ...(await publisher.hearing.hear(files)) };
  }
}

/** Files with some diagrams and forms in place of theirs; a form that says the same keeps the way it is written. */
function withDiagrams(files: EditionFiles, { diagrams, forms }: InForce): EditionFiles {
  const written = [...forms].flatMap(([key, form]) => {
    const [file, text] = [formFile(key), `${JSON.stringify(form, null, 2)}\n`];
    return sameJson(files.get(file), text) ? [] : [[file, text] as const];
  });
  return new Map([...files, ...[...diagrams].map(([key, xml]) => [diagramFile(key), xml] as const), ...written]);
}

const sameJson = (one: string | undefined, other: string): boolean =>
  one !== undefined && canonicalJson(JSON.parse(one)) === canonicalJson(JSON.parse(other));

/** Faults of other diagrams say whose they are. */
function told(key: string, faults: readonly FlowReport[]): readonly CheckReport[] {
  return byCheck(
    faults.map(({ process, message, ...report }) => ({
      ...report,
      message: process === null || process === key ? message : `Процес «${process}»: ${message}`,
    })),
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
