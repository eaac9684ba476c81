import type { Condition } from '../expressions/conditions.js';
import { idleTimers } from './durable-timer.js';
import { EngineFault } from '../fault.js';
import { library, type Environment } from './library.js';
import { resolvePath } from '../expressions/paths.js';
import type { Turns } from './turns.js';

/** The business data of one instance; every part of the diagram looks at this one object. */
export interface CaseData {
  current: Readonly<Record<string, unknown>>;
}

type Conditions = ReadonlyMap<string, Condition>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The item of a multi-instance: of this very execution, or of the sub-process around it. */
export function itemOf(content: unknown, environment: Environment): unknown {
  if (isRecord(content) && Object.hasOwn(content, 'item')) return content['item'];
  return environment.variables['item'];
}

/**
 * What the library knows of the world around an element. The library would copy variables into every process and
 * sub-process, and the copies would drift apart after a reload; here they hold nothing but the item of a
 * multi-instance, and the data stays outside, in one place.
 */
class CaseEnvironment extends library.Environment {
  override assignVariables(values: unknown): void {
    const content = isRecord(values) ? values['content'] : undefined;
    if (isRecord(content) && Object.hasOwn(content, 'item')) super.assignVariables({ item: content['item'] });
  }

  override getState(): object {
    return { settings: {}, variables: this.variables, output: {} };
  }
}

function expressionsOver(data: CaseData): object {
  return {
    isExpression: (text: unknown) => typeof text === 'string' && text.startsWith('${'),
    hasExpression: (text: unknown) => typeof text === 'string' && text.includes('${'),
    resolveExpression(text: unknown, from: { environment: Environment; content?: unknown }) {
      if (typeof text !== 'string') return text;
      return resolvePath(text, { data: data.current, item: itemOf(from.content, from.environment) });
    },
  };
}

/** Conditions were read when the version was revived; a flow with any other script is refused. */
function scriptsOver(data: CaseData, conditions: Conditions): object {
  return {
    register: () => undefined,
    getScript(_language: unknown, flow: { id: string }) {
      const condition = conditions.get(flow.id);
      if (!condition) throw new EngineFault('DIAGRAM_REFUSED', `no condition may run on ${flow.id}`, flow.id);
      return {
        execute: (_scope: unknown, callback: (error: null, taken: boolean) => void) =>
          callback(null, condition(data.current)),
      };
    },
  };
}

/** The library would hold back the turns of a loop after the fiftieth until those are done. */
const everyTurn = 100_000;

export function caseEnvironment(data: CaseData, conditions: Conditions, turns: Turns): Environment {
  return new CaseEnvironment({
    settings: { disableTrackState: true, batchSize: everyTurn },
    timers: idleTimers,
    scripts: scriptsOver(data, conditions),
    expressions: expressionsOver(data),
    turns,
  });
}
