import type { CheckedFlow, FlowFinding } from './flow-finding.js';
import type { ProcessFlow } from '../flow/edition-flow.js';
import { perhaps } from '../../../platform/files/index.js';

/** The keys that a process reads, or one that it calls, or that it hands out to whoever calls it; none calls itself. */
export function keysReadIn(walk: ProcessFlow, checked: ReadonlyMap<ProcessFlow, CheckedFlow>): ReadonlySet<string> {
  const inner = [...walk.calls.values()].flatMap((called) => [...keysReadIn(called, checked)]);
  const handedOut = [...walk.graph.nodes.values()].flatMap(({ info }) => info.service?.outs ?? []);
  const sources = handedOut.flatMap(({ source }) => source?.split('.')[0] ?? []);
  return new Set([...(checked.get(walk)?.read ?? []), ...inner, ...sources]);
}

/** A decision or a called process whose answer nobody looks at: its name, or the names it is read by, are misspelt. */
export function unreadAnswers({ graph }: ProcessFlow, read: ReadonlySet<string>): readonly FlowFinding[] {
  return [...graph.nodes.values()].flatMap(({ id, info: { service } }) => {
    const decided = service?.decisionRef == null ? [] : [service.resultVariable ?? service.decisionRef];
    const broughtBack = (service?.outs ?? []).flatMap(({ target }) => target?.split('.')[0] ?? []);
    return [...decided, ...broughtBack]
      .filter((key) => !read.has(key))
      .map((key) => {
        const who = decided.includes(key) ? 'Рішення' : 'Викликаний процес';
        const message = `${who} записує «${key}», а цього ніхто не читає.${perhaps(key, read)}`;
        return { process: graph.process, rule: 'data-written' as const, elementId: id, message };
      });
  });
}
