import type { FlowReport } from '../contract/checks/check-edition.js';
import type { ProcessFlow } from '../contract/flow/edition-flow.js';
import { placesBefore } from '../contract/flow/flow-graph.js';
import type { CasesUnderWay, VersionUnderWay } from './cases-under-way.js';
import type { Definitions, InForce } from './definitions.js';
import type { Diagrams, EditionGate } from './edition-gate.js';

/** A fault of a version in the edition to come, and where its cases would meet it. */
interface Met {
  readonly fault: FlowReport;
  /** The places where a case stands that comes to it; null where any does. */
  readonly from: ReadonlySet<string> | null;
  /** The key that a case may hold already, though nobody writes it any more. */
  readonly lacks: string | undefined;
}

/**
 * Which cases under way would stop if other diagrams came into force (справи, що зупинилися б): each goes on by its
 * own version, but beside the processes, the rules and the program of the edition to come.
 */
export class Stranded {
  constructor(
    private readonly cases: CasesUnderWay,
    private readonly definitions: Definitions,
    private readonly gate: EditionGate,
  ) {}

  /**
   * @param changed the diagrams that are to come into force, among those of the edition
   * @returns each fault with the business keys of the cases that would meet it
   */
  async beside(edition: InForce, changed: Diagrams): Promise<readonly FlowReport[]> {
    // What stays in force is judged with its edition.
    const leaving = (await this.cases.versions()).filter(
      ({ row }) => !row.active || changed.has(row.key) || !edition.diagrams.has(row.key),
    );
    if (leaving.length === 0) return [];
    const known = new Set((await this.gate.checked(edition)).reports.map((report) => JSON.stringify(report)));
    const found: FlowReport[] = [];
    for (const version of leaving) found.push(...(await this.ofVersion(version, edition, known)));
    return found;
  }

  private async ofVersion(
    { row, cases }: VersionUnderWay,
    edition: InForce,
    known: ReadonlySet<string>,
  ): Promise<readonly FlowReport[]> {
    const diagrams = callingEachOther(row.key, new Map([...edition.diagrams, [row.key, row.xml]]));
    const forms = new Map([...edition.forms, ...(await this.definitions.keptForms(row))]);
    const { reports, walks } = await this.gate.checked({ diagrams, forms });
    const [walk] = walks.filter(({ graph }) => graph.process === row.key);
    const met = reports.flatMap((fault) => metBy(fault, row.key, walk, known.has(JSON.stringify(fault))) ?? []);
    if (met.length === 0) return [];
    const places = await this.cases.places(row.id, walk ? callsIn(walk) : []);
    const told: FlowReport[] = [];
    for (const { fault, ...how } of met) {
      const stopped: string[] = [];
      for (const { instanceId, businessKey } of cases)
        if (await this.comesTo(how, instanceId, places.get(instanceId))) stopped.push(businessKey);
      if (stopped.length === 0) continue;
      const whose = `Справи за версією ${row.version} (${stopped.length}: ${listed(stopped)}) зупинилися б.`;
      told.push({ ...fault, process: row.key, message: `${whose} ${fault.message}` });
    }
    return told;
  }

  /** A case that has passed the place, or holds what is not written any more, goes on. */
  private async comesTo(
    { from, lacks }: Omit<Met, 'fault'>,
    instanceId: string,
    stands: ReadonlySet<string> | undefined,
  ): Promise<boolean> {
    if (from && stands && ![...stands].some((place) => from.has(place))) return false;
    return lacks === undefined || !(await this.cases.keysOf(instanceId)).has(lacks);
  }
}

/** Where the cases of a process would meet a fault: at its own place, or where it calls the process that has it. */
function metBy(fault: FlowReport, key: string, walk: ProcessFlow | undefined, isKnown: boolean): Met | null {
  const { process, elementId, lacks } = fault;
  if (process === key) {
    const from = walk && elementId !== null ? new Set([elementId, ...placesBefore(walk.graph, [elementId])]) : null;
    return { fault, lacks, from };
  }
  if (isKnown || !walk) return null;
  const calling = [...walk.calls].filter(([, called]) => isIn(called, fault.process)).map(([place]) => place);
  // What has been called already keeps its own version.
  return calling.length === 0 ? null : { fault, lacks: undefined, from: placesBefore(walk.graph, calling) };
}

function isIn(walk: ProcessFlow, process: string | null, passed: readonly ProcessFlow[] = []): boolean {
  if (walk.graph.process === process) return true;
  return [...walk.calls.values()].some((one) => !passed.includes(one) && isIn(one, process, [...passed, walk]));
}

/** Whatever a process calls or is called by, at any remove: no other bears on its cases. */
function callingEachOther(key: string, all: Diagrams): Diagrams {
  const calls = [...all].flatMap(([caller, xml]) =>
    [...xml.matchAll(/calledElement="([^"]*)"/g)].map(([, called = '']) => [caller, called] as const),
  );
  const joined = new Set([key]);
  for (const one of joined)
    for (const [caller, called] of calls) {
      if (one === caller) joined.add(called);
      if (one === called) joined.add(caller);
    }
  return new Map([...all].filter(([one]) => joined.has(one)));
}

const callsIn = ({ graph }: ProcessFlow): readonly string[] =>
  [...graph.nodes.values()].flatMap(({ id, info }) => (info.service?.kind === 'call' ? [id] : []));

/** Enough to find them by; the rest is a number. */
const listed = (cases: readonly string[]): string =>
  [...cases.slice(0, 5), ...(cases.length > 5 ? ['…'] : [])].join(', ');
