import { elementOf, elementsOf, type ModdleElement, parseDiagram, textOf } from '../../../workflow/index.js';

/** A place of a diagram that asks a rule set and keeps its answer under a name. */
interface Question {
  readonly set: string;
  readonly variable: string;
  readonly line: number;
}

/** A comparison of an answer on a flow that leaves a gateway: `admission.outcome` equal to `forward`. */
export interface Branch {
  readonly gateway: string;
  /** The gateway has a flow for all that no condition names. */
  readonly hasDefault: boolean;
  readonly variable: string;
  readonly outcome: string;
  readonly line: number;
}

/** What one diagram asks of rules, and which answers it waits for (рішення на схемі). */
export interface DiagramOutcomes {
  readonly file: string;
  readonly questions: readonly Question[];
  readonly branches: readonly Branch[];
}

/** Reads a diagram for its questions and its gateways. @throws EngineFault when the file is no diagram */
export async function diagramOutcomes(file: string, xml: string): Promise<DiagramOutcomes> {
  const { rootElement } = await parseDiagram(xml);
  const lineOf = lines(xml);
  const elements = elementsOf(rootElement, 'rootElements').flatMap((root) => [...inside(root)]);
  return {
    file,
    questions: elements.flatMap((element) => questionOf(element, lineOf)),
    branches: elements.flatMap((element) => (isFlow(element) ? branchesOf(element, lineOf) : [])),
  };
}

function* inside(scope: ModdleElement): Generator<ModdleElement> {
  for (const element of elementsOf(scope, 'flowElements')) {
    yield element;
    yield* inside(element);
  }
}

const isFlow = ({ $type }: ModdleElement): boolean => $type === 'bpmn:SequenceFlow';

function questionOf(element: ModdleElement, lineOf: (id: string) => number): Question[] {
  const set = textOf(element, 'decisionRef');
  return set === undefined
    ? []
    : [{ set, variable: textOf(element, 'resultVariable') ?? '', line: lineOf(element.id ?? '') }];
}

function branchesOf(flow: ModdleElement, lineOf: (id: string) => number): Branch[] {
  const gateway = elementOf(flow, 'sourceRef');
  const body = textOf(elementOf(flow, 'conditionExpression'), 'body');
  if (!gateway || body === undefined) return [];
  return answersIn(parsed(body)).map(([variable, outcome]) => ({
    gateway: textOf(gateway, 'name') ?? gateway.id ?? '',
    hasDefault: elementOf(gateway, 'default') !== undefined,
    variable,
    outcome,
    line: lineOf(flow.id ?? ''),
  }));
}

/** Conditions that are no JSON are the business of the lint of diagrams. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Every comparison of an outcome in a condition: `[variable, value]`. */
function answersIn(condition: unknown): [string, string][] {
  if (Array.isArray(condition)) return condition.flatMap(answersIn);
  if (typeof condition !== 'object' || condition === null) return [];
  const { fact, value }: { fact?: unknown; value?: unknown } = condition;
  if (typeof fact !== 'string' || !fact.endsWith('.outcome')) return Object.values(condition).flatMap(answersIn);
  return [value].flat().map((one) => [fact.slice(0, -'.outcome'.length), String(one)]);
}

function lines(xml: string): (id: string) => number {
  const known = new Map<string, number>();
  for (const [i, line] of xml.split('\n').entries()) {
    for (const [, id = ''] of line.matchAll(/\sid="([^"]+)"/g)) if (!known.has(id)) known.set(id, i + 1);
  }
  return (id) => known.get(id) ?? 1;
}
