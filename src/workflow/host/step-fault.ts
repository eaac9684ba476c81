import { EngineFault } from '../engine/index.js';
import { Problem, type ProblemCode } from '../../domain/problem.js';

/** Which case stood where when it failed. */
export interface FaultPlace {
  readonly instanceId: string;
  readonly rootId: string;
  readonly processKey: string;
  readonly businessKey: string;
  readonly elementId: string | null;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

/**
 * A step, a decision or the engine failed for a reason that is no refusal (збій кроку). It carries the
 * database's own error code outward, so that a deadlock inside a step still repeats the whole transaction.
 */
export class StepFault extends Error {
  constructor(
    readonly place: FaultPlace,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StepFault';
  }

  get code(): unknown {
    return this.cause instanceof EngineFault ? undefined : property(this.cause, 'code');
  }

  get driverError(): unknown {
    return property(this.cause, 'driverError');
  }
}

/** Problems that refuse nobody: the rules themselves are at fault, and the admin must hear of it. */
const ofTheRules = new Set<ProblemCode>(['EVALUATORS_DISAGREE', 'RULE_CONFLICT']);

/** The rules could not answer: an incident, though whoever asked is told it as a problem. */
export function isFaultOfRules(error: unknown): error is Problem {
  return error instanceof Problem && ofTheRules.has(error.code);
}

/** Runs a part of a command at a place: refusals and faults that know their place pass, the rest are given one. */
export async function at<T>(place: FaultPlace, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StepFault || (error instanceof Problem && !isFaultOfRules(error))) throw error;
    const elementId = error instanceof EngineFault && error.elementId !== null ? error.elementId : place.elementId;
    throw new StepFault({ ...place, elementId }, error);
  }
}

/** A business error thrown by a step (помилка BPMN): an error boundary of the diagram may catch it by its code. */
export class ProcessError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ProcessError';
  }
}
