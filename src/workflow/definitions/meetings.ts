import type { FlowReport } from '../contract/checks/check-edition.js';
import type { ProcessFlow } from '../contract/flow/edition-flow.js';
import { placesBefore } from '../contract/flow/flow-graph.js';
import type { Form } from '../forms/form-schema.js';
import type { InForce } from './definitions.js';
import type { Diagrams, EditionGate } from './edition-gate.js';

/** A version that cases keep to, with the forms it was published with. */
export interface KeptVersion {
  readonly id: string;
  readonly key: string;
  readonly xml: string;
  /** Whether new cases begin by it. */
  readonly active: boolean;
  readonly forms: ReadonlyMap<string, Form>;
}

/** A fault of a version in the edition to come, and where its cases would meet it. */
export interface Met {
  readonly fault: FlowReport;
  /** The places where a case stands that comes to it; null where any does. */
  readonly from: ReadonlySet<string> | null;
  /** The key that a case may hold already, though nobody writes it any more. */
  readonly lacks: string | undefined;
}

/** What the cases of a version would meet, and the call activities by which it is told where they stand. */
export interface Meetings {
  readonly met: readonly Met[];
  readonly calls: readonly string[];
}

/**
 * What the cases under way would meet if other diagrams came into force, by the versions they keep to: each goes on by
 * its own, but beside the processes, the rules and the program of the edition to come.
 *
 * @param changed the diagrams that are to come into force, among those of the edition
 */
export async function meetings(
  gate: EditionGate,
  edition: InForce,
  changed: Diagrams,
  versions: readonly KeptVersion[],
): Promise<ReadonlyMap<string, Meetings>> {
  // What stays in force is judged with its edition.
  const leaving = versions.filter(({ key, active }) => !active || changed.has(key) || !edition.diagrams.has(key));
  if (leaving.length === 0) return new Map();
  const known = new Set((await gate.checked(edition)).reports.map((report) => JSON.stringify(report)));
  const found = new Map<string, Meetings>();
  for (const version of leaving) {
    const diagrams = callingEachOther(version.key, new Map([...edition.diagrams, [version.key, version.xml]]));
    const forms = new Map([...edition.forms, ...version.forms]);
    const { reports, walks } = await gate.checked({ diagrams, forms });
    const [walk] = walks.filter(({ graph }) => graph.process === version.key);
    const met = reports.flatMap((fault) => metBy(fault, version.key, walk, known.has(JSON.stringify(fault))) ?? []);
    if (met.length > 0) found.set(version.id, { met, calls: walk ? callsIn(walk) : [] });
  }
  return found;
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
