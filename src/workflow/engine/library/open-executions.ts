import type { Activity, ExecutionApi } from './library.js';
import type { OpenKind } from '../motor.js';

/** One of the library's open executions, and the kind of wait it is. */
export interface OpenApi {
  readonly kind: OpenKind;
  readonly api: ExecutionApi;
}

const kinds: Readonly<Record<string, OpenKind>> = {
  'bpmn:UserTask': 'task',
  'bpmn:ServiceTask': 'service',
  'bpmn:SendTask': 'service',
  'bpmn:BusinessRuleTask': 'service',
  'bpmn:CallActivity': 'service',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:MessageEventDefinition': 'message',
};

function kindOf(activity: Activity, { content }: ExecutionApi): OpenKind | undefined {
  const isLoopItself = activity.isMultiInstance && content['isRootScope'] === true;
  if (isLoopItself) return undefined;
  const kind = kinds[String(content['type'])];
  if (kind === 'timer' && content['expireAt'] === undefined) return undefined;
  return kind;
}

/** Its turn in a multi-instance. */
function indexOf({ api }: OpenApi): number {
  const index = api.content['index'];
  return typeof index === 'number' ? index : 0;
}

/** Walks down from the running process into every sub-process and loop. */
function walkDown(
  postponed: readonly ExecutionApi[],
  meet: (activity: Activity, own: readonly ExecutionApi[]) => void,
): void {
  const seen = new Set<Activity>();
  const visit = (activity: Activity): void => {
    if (seen.has(activity)) return;
    seen.add(activity);
    const { execution } = activity;
    if (!execution || execution.completed) return;
    const apis = execution.getPostponed();
    meet(
      activity,
      apis.filter(({ owner }) => owner === activity),
    );
    for (const { owner } of apis) if (owner !== activity) visit(owner);
  };
  for (const api of postponed) visit(api.owner);
}

/** The element that an execution runs, a sub-process too. */
export function activityRunning(postponed: readonly ExecutionApi[], executionId: string): Activity | null {
  let found: Activity | null = null;
  walkDown(postponed, (activity) => {
    if (activity.executionId === executionId) found = activity;
  });
  return found;
}

/**
 * Finds each execution that waits for somebody outside, in the order of the diagram. Asking afresh is what makes the
 * answer the same after a reload.
 */
export function openApis(
  postponed: readonly ExecutionApi[],
  orderOf: (elementId: string) => number,
): ReadonlyMap<string, OpenApi> {
  const found: OpenApi[] = [];
  walkDown(postponed, (activity, own) => {
    for (const api of own) {
      const kind = kindOf(activity, api);
      if (kind) found.push({ kind, api });
    }
  });
  found.sort((a, b) => orderOf(a.api.id) - orderOf(b.api.id) || indexOf(a) - indexOf(b));
  return new Map(found.map((open) => [open.api.executionId, open]));
}
