import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../platform/canonical-json.js';
import { executableProcess } from '../../engine/reading/compile.js';
import { parseDiagram, textOf } from '../../engine/reading/moddle.js';
import { type LintReport, pageOf } from '../../lint/lint-diagram.js';
import { callsInCircle } from './calls-in-circle.js';
import { checkFlow } from './check-flow.js';
import type { FlowFinding } from './flow-finding.js';
import type { Contract } from '../contract.js';
import { keysReadIn, unreadAnswers } from './unread-answers.js';
import { writersDisagreeing } from './writers-agree.js';
import { EditionFlow, type ProcessFlow } from '../flow/edition-flow.js';
import { perhaps } from '../../../platform/files/index.js';

/** A fault of the data in one of several diagrams that work together. */
export interface FlowReport extends LintReport {
  /** Null where it is of no diagram more than of another. */
  readonly process: string | null;
  /** The key of the data that is not there, where that is what is wrong. */
  readonly lacks?: string;
}

/** Diagrams that work together, checked (перевірена редакція схем). */
export interface CheckedEdition {
  /** Processes that neither our code begins nor another process calls. */
  readonly unstarted: readonly string[];
  readonly reports: readonly (FlowReport & Pick<FlowFinding, 'rule'>)[];
  readonly walks: readonly ProcessFlow[];
}

/**
 * Checks that whatever the diagrams of an edition read is written before, on every way, and is of the right kind:
 * against each other, the code, the forms and the rules. Each diagram has passed the checks of a single one.
 *
 * @param diagrams BPMN by the keys of the processes
 */
export async function checkEdition(diagrams: ReadonlyMap<string, string>, contract: Contract): Promise<CheckedEdition> {
  const name = fingerprint(diagrams, contract);
  const known = last.get(name);
  if (known) return known;
  const checked = await checkAnew(diagrams, contract);
  const [oldest] = last.keys();
  if (last.size === keptEditions && oldest !== undefined) last.delete(oldest);
  last.set(name, checked);
  return checked;
}

/** The edition in force is looked at again with every diagram that is to join it. */
const last = new Map<string, CheckedEdition>();
const keptEditions = 2;

function fingerprint(diagrams: ReadonlyMap<string, string>, contract: Contract): string {
  // In whatever order a running service or a file declares the same.
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value].sort() : value;
  const declared = canonicalJson(JSON.parse(JSON.stringify(contract, plain)));
  return createHash('sha256')
    .update(JSON.stringify([...diagrams]))
    .update(declared)
    .digest('hex');
}

async function checkAnew(diagrams: ReadonlyMap<string, string>, contract: Contract): Promise<CheckedEdition> {
  const parsed = await Promise.all([...diagrams].map(async ([key, xml]) => [key, await parseDiagram(xml)] as const));
  const lacking = [...contract.starts.keys()]
    .filter((key) => !diagrams.has(key))
    .map((process): CheckedEdition['reports'][number] => {
      const message = `Програма починає процес «${process}», якого немає.${perhaps(process, diagrams.keys())}`;
      return { process, ...ofNoElement, message };
    });
  const edition = new EditionFlow(new Map(parsed.map(([key, one]) => [key, executableProcess(one)])), contract);
  const unheard = unheardMessages(edition.graphs, contract);
  const circles = callsInCircle(edition.graphs);
  const walks = circles.length > 0 ? [] : edition.walked();
  const elements = new Map(parsed.map(([key, { elementsById }]) => [key, elementsById]));
  const checked = new Map(walks.map((walk) => [walk, checkFlow(walk, contract)]));
  const ofWalks = walks.flatMap((walk) => [
    ...(checked.get(walk)?.findings ?? []),
    ...writersDisagreeing(walk),
    ...unreadAnswers(walk, keysReadIn(walk, checked)),
  ]);
  const reports = [...circles, ...ofWalks].map(({ elementId, ...finding }) => {
    const elementName = textOf(elements.get(finding.process)?.[elementId], 'name') ?? null;
    return { elementId, elementName, page: pageOf(finding.rule), ...finding };
  });
  return {
    reports: [
      ...new Map([...lacking, ...unheard, ...reports].map((report) => [JSON.stringify(report), report])).values(),
    ],
    walks,
    unstarted: edition.unstarted(),
  };
}

/** Messages that our code sends and no diagram waits for: what they tell would pass unheard. */
function unheardMessages(
  graphs: EditionFlow['graphs'],
  { messages }: Contract,
): readonly CheckedEdition['reports'][number][] {
  const heard = new Set(
    [...graphs.values()].flatMap(({ nodes }) => [...nodes.values()].map(({ info }) => info.message)),
  );
  return [...messages.keys()]
    .filter((name) => !heard.has(name))
    .map((name) => {
      const message = `Повідомлення «${name}» програма надсилає, а жодна схема його не чекає.`;
      return { process: null, ...ofNoElement, message };
    });
}

const ofNoElement = {
  rule: 'known-names',
  elementId: null,
  elementName: null,
  page: pageOf('known-names'),
} as const;
