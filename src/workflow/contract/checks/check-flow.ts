import { slipsBetween } from '../../../domain/matching/letters.js';
import type { Contract, Handled, Ids } from '../contract.js';
import type { ProcessFlow } from '../flow/edition-flow.js';
import type { FlowNode } from '../flow/flow-graph.js';
import { comparisonFaults } from './comparison-faults.js';
import { decisionFaults } from './decision-faults.js';
import { factsAmiss, suppliersOf } from './fact-faults.js';
import { lawOfCase } from '../define.js';
import type { CheckedFlow, FlowFinding } from './flow-finding.js';
import { namesAmiss } from './names-amiss.js';
import { isKnownId, readInVain, whyUnfit } from '../fits.js';
import { comparisonsAt, type ConditionRead, nameOf, type PathRead, pathsReadAt, type Use } from '../flow/paths-read.js';
import { isUnknown, keysOf, type Shape, shapeAt, valuesOf } from '../shape.js';
import { anything, type Held, wayWithout } from '../flow/written.js';
import { nearest, perhaps } from '../../../platform/files/index.js';

/** Checks conditions, timers, groups, days, lists, steps, answers and facts of one walk. */
export function checkFlow(walk: ProcessFlow, contract: Contract): CheckedFlow {
  const check = new ProcessCheck(walk, contract);
  return { findings: check.findings(), read: check.read };
}

class ProcessCheck {
  /** The keys that are read anywhere. */
  readonly read = new Set<string>();
  private readonly found: FlowFinding[] = [];

  constructor(
    private readonly walk: ProcessFlow,
    private readonly contract: Contract,
  ) {}

  findings(): readonly FlowFinding[] {
    for (const [id, held] of this.walk.flow.before) {
      const node = this.walk.graph.nodes.get(id);
      if (!node || id.endsWith('--left')) continue;
      for (const read of pathsReadAt(node)) this.checkPath(node, held, read);
      for (const comparison of comparisonsAt(node)) this.checkComparison(node, held, comparison);
      for (const { what, handled } of this.handlersAt(node)) this.checkReads(node, held, what, handled.reads);
      for (const { rule, message } of namesAmiss(node, this.walk, this.contract)) this.report(rule, id, message);
      this.checkDecision(node, held);
    }
    return this.found;
  }

  private report(rule: FlowFinding['rule'], elementId: string, message: string, more: { lacks?: string } = {}): void {
    this.found.push({ process: this.walk.graph.process, rule, elementId, message, ...more });
  }

  /** Says that a key is not there, or not on every way; true where it is. */
  private isThere(node: FlowNode, held: Held, key: string, what: string): boolean {
    const written = held.get(key);
    this.read.add(key);
    if (written?.always) return true;
    if (held.has(anything)) {
      if (!written && this.walk.begun.has(anything)) this.reportMisspelt(node, held, key, what);
      return written !== undefined;
    }
    if (!written) {
      const known = [...held.keys()];
      const message = `${what} читає «${key}», а цього ніхто не записує.${perhaps(key, known)}`;
      this.report('data-written', node.id, message, { lacks: key });
      return false;
    }
    const way = wayWithout(this.walk.graph, this.walk.flow, key, node.id).map(({ element }) => `«${nameOf(element)}»`);
    this.report(
      'data-written',
      node.id,
      `${what} читає «${key}», але не на кожному шляху це вже записано: ${way.join(' → ')}.`,
      { lacks: key },
    );
    return false;
  }

  /** Of a process that nobody begins only this is known: a word that is almost one that somebody writes. */
  private reportMisspelt({ id }: FlowNode, held: Held, key: string, what: string): void {
    const near = nearest(key, held.keys());
    if (near === null || key.length < 6 || slipsBetween(key, near, 2) > 1) return;
    this.report('data-written', id, `${what} читає «${key}», а цього ніхто не записує. Можливо, «${near}»?`, {
      lacks: key,
    });
  }

  private checkPath(node: FlowNode, held: Held, { base, names, use }: PathRead): void {
    const path = names.join('.');
    const what = usesInWords[use];
    if (base === 'item' && node.loops.length === 0)
      return this.report(
        'data-written',
        node.id,
        `${what} читає «item.${path}», а це місце не повторюється за переліком.`,
      );
    const found = base === 'item' ? this.itemAt(node, held) : this.valueAt(node, held, names[0] ?? '', what);
    if (found === null) return;
    this.checkUse(node, found, base === 'item' ? names : names.slice(1), {
      path: base === 'item' ? `item.${path}` : path,
      use,
    });
  }

  private valueAt(node: FlowNode, held: Held, key: string, what: string): Shape | null {
    return this.isThere(node, held, key, what) ? (held.get(key)?.shape ?? null) : null;
  }

  /** What the elements of the loop around a place are; null where the list itself is not known. */
  private itemAt({ loops }: FlowNode, held: Held): Shape | null {
    return this.walk.itemOf(loops, held);
  }

  private checkUse(
    node: FlowNode,
    shape: Shape,
    names: readonly string[],
    { path, use }: { path: string; use: Use },
  ): void {
    const reached = shapeAt(shape, names);
    if ('astrayAt' in reached) return this.reportAstray(node, path, reached);
    if (reached.maybeAbsent && use !== 'person')
      return this.report('data-fits', node.id, `${usesInWords[use]}: «${path}» може не бути.`);
    const asked = uses[use];
    const reason = asked && !isUnknown(reached.shape) ? whyUnfit(reached.shape, asked) : null;
    if (reason !== null) this.report('data-fits', node.id, `${usesInWords[use]}: «${path}» не підходить: ${reason}.`);
    for (const alien of strangers(reached.shape, use, this.contract.ids))
      this.report(
        'data-fits',
        node.id,
        `${usesInWords[use]}: «${path}» може бути «${alien}», а такого в довіднику немає.`,
      );
  }

  private reportAstray(
    node: FlowNode,
    path: string,
    { astrayAt, known }: { astrayAt: string; known: readonly string[] },
  ): void {
    const has = known.length === 0 ? '' : ` Там є: ${[...new Set(known)].join(', ')}.`;
    this.report(
      'data-written',
      node.id,
      `Шляху «${path}» немає: «${astrayAt}» ніхто не записує.${perhaps(astrayAt, known)}${has}`,
    );
  }

  private checkComparison(node: FlowNode, held: Held, { fact, operator, value, otherFact, flow }: ConditionRead): void {
    const what = `Умова переходу «${nameOf(flow)}»`;
    const left = this.factAt(node, held, fact, what);
    const right = otherFact && this.factAt(node, held, otherFact, what);
    if (left === null || (otherFact !== null && right === null)) return;
    for (const fault of comparisonFaults({ path: fact.join('.'), left, operator, value, right }, this.contract.ids))
      this.report('comparisons-possible', node.id, `${what}${fault}`);
  }

  /** What a condition looks at; null where it is not there, and that is told. */
  private factAt(node: FlowNode, held: Held, fact: readonly string[], what: string): Shape | null {
    const [key = '', ...rest] = fact;
    const shape = this.valueAt(node, held, key, what);
    const reached = shape && shapeAt(shape, rest);
    if (reached === null || 'shape' in reached) return reached && reached.shape;
    this.reportAstray(node, fact.join('.'), reached);
    return null;
  }

  private handlersAt({ info }: FlowNode): readonly { readonly what: string; readonly handled: Handled }[] {
    const { topics, answers } = this.contract;
    const step = info.service?.topic == null ? undefined : topics.get(info.service.topic);
    const answer = info.task?.formKey == null ? undefined : answers.get(info.task.formKey);
    return [
      ...(step ? [{ what: `Крок «${info.service?.topic}»`, handled: step }] : []),
      ...(answer ? [{ what: `Відповідь на форму «${info.task?.formKey}»`, handled: answer }] : []),
    ];
  }

  private checkReads(node: FlowNode, held: Held, what: string, reads: Shape): void {
    for (const [key, { shape, always }] of Object.entries(keysOf(reads))) {
      this.read.add(key);
      if (!always && !held.has(key)) continue;
      if (always && !this.isThere(node, held, key, what)) continue;
      const written = held.get(key);
      const reason = written && !isUnknown(written.shape) ? whyUnfit(written.shape, shape) : null;
      if (reason !== null) this.report('data-fits', node.id, `${what}: «${key}» не підходить: ${reason}.`);
      for (const told of written ? decisionFaults(written.shape, shape, this.contract) : [])
        this.report('data-fits', node.id, `${what}: «${key}» ${told}`);
      const vain = written && reason === null ? readInVain(written.shape, shape) : null;
      if (vain !== null)
        this.report('data-written', node.id, `${what} читає «${key}.${vain}», а цього ніхто не записує.`);
    }
  }

  /** A decision needs the day whose law it follows, its facts, and what those who know them read. */
  private checkDecision(node: FlowNode, held: Held): void {
    const set = node.info.service?.decisionRef ?? null;
    if (set === null) return;
    this.checkReads(node, held, `Рішення за набором «${set}»`, lawOfCase.reads);
    for (const reason of factsAmiss(set, this.contract))
      this.report('facts-supplied', node.id, `Набір «${set}» ${reason}`);
    for (const [group, { reads }] of suppliersOf(set, this.contract))
      this.checkReads(node, held, `Факти «${group}» для набору «${set}»`, reads);
  }
}

const usesInWords: Readonly<Record<Use, string>> = {
  instant: 'Таймер',
  list: 'Перелік повторення',
  post: 'Група виконавців',
  unit: 'Група виконавців',
  group: 'Група виконавців',
  person: 'Виконавець',
  day: 'Строк завдання',
  number: 'Черговість завдання',
  text: 'Схема',
};

const named = (format: string): Shape => ({ type: 'string', format });
const uses: Readonly<Partial<Record<Use, Shape>>> = {
  instant: named('date-time'),
  list: { type: 'array' },
  post: named('post'),
  unit: named('unit'),
  group: named('group'),
  person: { anyOf: [named('person'), { type: 'null' }] },
  day: {
    anyOf: [
      named('date'),
      // What says outright that there is no last day.
      { type: 'null' },
    ],
  },
  number: { type: 'number' },
};

/** Words that a value may be, where posts or units are asked for that the directory does not know. */
const strangers = (shape: Shape, use: Use, ids: Ids): readonly string[] =>
  (valuesOf(shape) ?? []).flatMap((word) =>
    typeof word !== 'string' || isKnownId({ format: use }, word, ids) ? [] : [word],
  );
