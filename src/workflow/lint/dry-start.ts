import { LiveInstance, revive, type Compiled, type ElementInfo, type WaitingService } from '../engine/index.js';

type Data = Record<string, unknown>;

/** Nothing real is this far away, so nothing is ever due. */
const someDay = '2999-12-31T00:00:00.000Z';

/** No honest beginning of a process does more steps before it first waits for a person. */
const maximumSteps = 200;

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

/**
 * A trial start before publishing (пробний запуск): the real engine, invented data, every step answered with
 * nothing, until the case waits for a person, a clock or another process. Nothing is written anywhere.
 *
 * @throws EngineFault when the process cannot even begin
 */
export async function dryStart(compiled: Compiled): Promise<LiveInstance> {
  const instance = await LiveInstance.start(revive(compiled.serialized), sampleData(compiled.elements));
  const atHand = (): WaitingService | undefined => instance.waiting.services.find(({ kind }) => kind !== 'call');
  let service = atHand();
  for (let step = 0; service && step < maximumSteps; step += 1) {
    const answer = service.resultVariable === null ? {} : { [service.resultVariable]: {} };
    instance.completeService(service.executionId, answer);
    service = atHand();
  }
  return instance;
}
