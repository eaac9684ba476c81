import { compile, type ElementInfo, type LiveInstance } from '../../../src/workflow/engine/index.js';
import { trialStart } from '../../../src/workflow/contract/checks/trial-start.js';
import { contractWith } from './small-contract.js';

type Data = Record<string, unknown>;

const someDay = '2999-12-31T00:00:00.000Z';

function plant(data: Data, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    data[head] ??= value;
    return;
  }
  const branch: Data = {};
  const existing = data[head];
  Object.assign(branch, typeof existing === 'object' ? existing : {});
  data[head] = branch;
  plant(branch, rest, value);
}

function pathsIn(text: string | null): readonly (readonly string[])[] {
  const found = text?.matchAll(/\$\{variables\.data\.([\w.-]+)\}/g) ?? [];
  return [...found].map(([, path]) => (path ?? '').split('.'));
}

/** Data with something at every place the diagram looks: instants for timers, empty lists, any text for people. */
function sampleData(elements: readonly ElementInfo[]): Data {
  const data: Data = {};
  for (const { timer, collection, task } of elements) {
    for (const path of pathsIn(timer)) plant(data, path, someDay);
    for (const path of pathsIn(collection)) plant(data, path, []);
    for (const text of [task?.candidateGroups, task?.assignee, task?.dueDate, task?.priority]) {
      for (const path of pathsIn(text ?? null)) plant(data, path, '1');
    }
  }
  return data;
}

/** Starts a diagram on trial, begun with something at every place it looks; its steps write nothing. */
export async function tried(xml: string): Promise<LiveInstance> {
  const compiled = await compile(xml);
  const data = Object.entries(sampleData(compiled.elements));
  const begun = new Map(data.map(([key, value]) => [key, { shape: { const: value }, always: true }]));
  const instance = await trialStart(compiled, begun, contractWith({}));
  if (!instance) throw new Error('not tried');
  return instance;
}
