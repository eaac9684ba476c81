import { type CheckedEdition, checkEdition, type FlowReport } from '../contract/checks/check-edition.js';
import { checkQuestions, type QuestionFinding } from '../contract/checks/check-questions.js';
import { checkFlow } from '../contract/checks/check-flow.js';
import type { FlowFinding } from '../contract/checks/flow-finding.js';
import type { Contract } from '../contract/contract.js';
import { EditionFlow, type ProcessFlow } from '../contract/flow/edition-flow.js';
import { keysOf, type Shape } from '../contract/shape.js';
import { trialStart } from '../contract/checks/trial-start.js';
import { compile, type Compiled, EngineFault } from '../engine/index.js';
import { executableProcess } from '../engine/reading/compile.js';
import { parseDiagram } from '../engine/reading/moddle.js';
import { type Catalogue, lintDiagram, pageOf } from '../lint/index.js';
import { type Form, formKeysIn } from '../forms/form-schema.js';
import type { InForce } from './definitions.js';

/** Everything a diagram may mention, but the processes: these are what is published. */
type KnownNames = () => Omit<Catalogue, 'processes'>;

/** Diagrams by the keys of their processes. */
export type Diagrams = ReadonlyMap<string, string>;

type FromPlaces = (key: string, places: readonly string[], keys: Iterable<string>) => readonly FlowFinding[];

interface Writers {
  readonly writtenAs: (key: string) => readonly Shape[];
  readonly keys: () => readonly string[];
  readonly leftBy: (topic: string) => Shape;
}

/** What came of judging diagrams: those ready to run, and what is wrong, with them or with others because of them. */
interface Judged {
  readonly compiled: ReadonlyMap<string, Compiled>;
  readonly faults: readonly FlowReport[];
}

/**
 * What every diagram passes on its way into force (допуск схем): the checks of a single diagram, those of the whole
 * edition against code, forms and rules, and a start on trial.
 */
export class EditionGate {
  constructor(
    private readonly names: KnownNames,
    /** What the diagrams rest on, with forms that a version has kept in place of those of the folder. */
    private readonly contract: (kept?: ReadonlyMap<string, Form>) => Contract,
  ) {}

  /**
   * Judges diagrams that are to be in force beside others; faults that the others have already are not theirs.
   *
   * @param kept the forms that the changed diagrams have kept, where they are versions brought back
   */
  async judge(changed: Diagrams, inForce: InForce, kept: InForce['forms'] = new Map()): Promise<Judged> {
    const edition = new Map([...inForce.diagrams, ...changed]);
    const [compiled, faults]: [Map<string, Compiled>, FlowReport[]] = [new Map(), []];
    for (const [key, xml] of changed) {
      const one = await this.alone(key, xml, [...edition.keys()]);
      if ('faults' in one) faults.push(...one.faults);
      else compiled.set(key, one.compiled);
    }
    if (faults.length === 0)
      faults.push(
        ...(await this.together(compiled, { diagrams: edition, forms: formsBeside(changed, inForce, kept) }, inForce)),
      );
    return { compiled, faults };
  }

  /** Where the rules do not answer what our code asks of them beside the diagrams. */
  rulesAmiss(): readonly QuestionFinding[] {
    return checkQuestions(this.contract());
  }

  /** What diagrams that stand beside each other lack of each other and of what is around them now. */
  checked({ diagrams, forms }: InForce): Promise<CheckedEdition> {
    return checkEdition(diagrams, this.contract(forms));
  }

  /** What cases lack that stand in a process of an edition, from their places on: they did not come there by its ways. */
  async fromPlaces({ diagrams, forms }: InForce): Promise<FromPlaces> {
    const contract = this.contract(forms);
    const parsed = await Promise.all([...diagrams].map(async ([key, xml]) => [key, await parseDiagram(xml)] as const));
    const flow = new EditionFlow(new Map(parsed.map(([key, one]) => [key, executableProcess(one)])), contract);
    // Of what kind a value is that the case holds, its keys do not say: whether it fits was judged with its version.
    return (key, places, keys) =>
      flow
        .walkedFrom(key, places, keys)
        .flatMap((walk) => checkFlow(walk, contract).findings)
        .filter(({ rule, lacks }) => lacks !== undefined || rule === 'known-names');
  }

  /** What those who write a key of the data declare of it, and what each job leaves. */
  writers({ forms }: Pick<InForce, 'forms'>): Writers {
    const { starts, topics, answers, messages, forms: fields, rulings } = this.contract(forms);
    const written = [
      ...[...starts.values(), ...messages.values(), ...fields.values()],
      ...[...topics.values(), ...answers.values()].map(({ writes }) => writes),
    ].map(keysOf);
    const known = [...new Set(written.flatMap((keys) => Object.keys(keys)))];
    return {
      writtenAs: (key) => written.flatMap((keys) => (Object.hasOwn(keys, key) ? (keys[key]?.shape ?? []) : [])),
      keys: () => [...known, ...rulings.keys()],
      leftBy: (topic) => topics.get(topic)?.writes ?? {},
    };
  }

  private async alone(
    key: string,
    xml: string,
    processes: readonly string[],
  ): Promise<{ readonly compiled: Compiled } | { readonly faults: readonly FlowReport[] }> {
    const reports = await lintDiagram(xml, { ...this.names(), processes: new Set(processes) });
    if (reports.length > 0) return { faults: reports.map((report) => ({ process: key, ...report })) };
    try {
      const compiled = await compile(xml);
      const { processId, elements } = compiled;
      if (processId !== key)
        return unreadable(key, processId, `Процес має id «${processId}», а публікується як «${key}».`);
      const crowded = elements.find(({ task }) => task?.candidateGroups?.includes(','));
      return crowded ? unreadable(key, crowded.id, 'Завдання має одну групу виконавців, а не кілька.') : { compiled };
    } catch (error) {
      if (!(error instanceof EngineFault)) throw error;
      return unreadable(key, error.elementId, error.message);
    }
  }

  private async together(
    changed: ReadonlyMap<string, Compiled>,
    edition: InForce,
    inForce: InForce,
  ): Promise<readonly FlowReport[]> {
    const contract = this.contract(edition.forms);
    const { reports, walks } = await checkEdition(edition.diagrams, contract);
    const isOf = (process: string | null): boolean => process !== null && changed.has(process);
    const others = reports.filter(({ process }) => !isOf(process));
    const known = others.length === 0 ? [] : (await this.checked(inForce)).reports;
    const before = new Set(known.map((report) => JSON.stringify(report)));
    const faults = reports.filter((report) => isOf(report.process) || !before.has(JSON.stringify(report)));
    return faults.length > 0 ? faults : this.triedOut(changed, walks, contract);
  }

  private async triedOut(
    changed: ReadonlyMap<string, Compiled>,
    walks: readonly ProcessFlow[],
    contract: Contract,
  ): Promise<readonly FlowReport[]> {
    for (const walk of walks) {
      const { graph, begun } = walk;
      const compiled = changed.get(graph.process);
      if (!compiled || triedOut.get(walk) === compiled.serialized) continue;
      try {
        await trialStart(compiled, begun, contract);
        triedOut.set(walk, compiled.serialized);
      } catch (error) {
        if (!(error instanceof EngineFault)) throw error;
        return unreadable(graph.process, error.elementId, `Пробний запуск не вдався: ${error.message}`).faults;
      }
    }
    return [];
  }
}

/** What has begun well once begins well again, beside the same edition. */
const triedOut = new WeakMap<ProcessFlow, Compiled['serialized']>();

function unreadable(process: string, elementId: string | null, message: string): { readonly faults: FlowReport[] } {
  return { faults: [{ process, rule: 'readable', elementId, elementName: null, message, page: pageOf('readable') }] };
}

/** A diagram that is published takes its forms from the folder, whatever the version before it has kept. */
function formsBeside(changed: Diagrams, { forms }: InForce, kept: InForce['forms'] = new Map()): InForce['forms'] {
  const asked = [...changed.values()].flatMap(formKeysIn);
  return new Map([...[...forms].filter(([key]) => !asked.includes(key)), ...kept]);
}
