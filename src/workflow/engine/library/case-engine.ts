import { Engine } from 'bpmn-engine';
import type { Condition } from '../expressions/conditions.js';
import { resolvePath } from '../expressions/paths.js';
import { EngineFault } from '../fault.js';
import type { CaseData } from '../motor.js';
import type { SharedContext } from '../reading/shared-context.js';
import { itemOf } from './case-process.js';
import { idleTimers } from './durable-timer.js';
import type { Environment } from './library.js';
import type { Turns } from './turns.js';

type Conditions = ReadonlyMap<string, Condition>;

function expressionsOver(data: CaseData) {
  return {
    resolveExpression(text: unknown, from: { readonly environment: Environment; readonly content?: unknown }) {
      if (typeof text !== 'string') return text;
      return resolvePath(text, { data: data.current, item: itemOf(from.content, from.environment) });
    },
  };
}

/** Conditions were read when the version was revived; a flow with any other script is refused. */
function scriptsOver(data: CaseData, conditions: Conditions) {
  return {
    register: () => undefined,
    getScript(_language: string, flow: { readonly id: string }) {
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

const silent = () => ({ debug: () => undefined, warn: () => undefined, error: () => undefined });

/**
 * An engine of the library for one case (рушій справи): over the version all its cases share, with no clock, no
 * code and no services of its own, and with nothing to look at but the data of the case.
 */
export function caseEngine({ diagram, conditions }: SharedContext, data: CaseData, turns: Turns): Engine {
  return new Engine({
    sourceContext: diagram,
    settings: { disableTrackState: true, batchSize: everyTurn },
    timers: idleTimers,
    scripts: scriptsOver(data, conditions),
    expressions: expressionsOver(data),
    Logger: silent,
    turns,
  });
}
