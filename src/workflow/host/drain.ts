import { randomUUID } from 'node:crypto';
import { Problem } from '../../domain/problem.js';
import type { Binding, WaitingService } from '../engine/index.js';
import type { OpenCase } from './open-case.js';
import type { OpenInstance } from './open-instance.js';
import { at, ProcessError, StepFault } from './step-fault.js';
import type { StepContext } from './contexts.js';

type Data = Readonly<Record<string, unknown>>;

/** What of one instance's data another one is given: everything, or named keys; paths go through own keys only. */
function carry(bindings: readonly Binding[], from: Data): Data {
  const carried: Record<string, unknown> = {};
  for (const { variables, source, target } of bindings) {
    if (variables === 'all') Object.assign(carried, from);
    else if (source !== undefined && target !== undefined) carried[target] = valueAt(from, source);
  }
  return structuredClone(carried);
}

function valueAt(data: Data, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return isHolder ? Reflect.get(value, key) : undefined;
  }, data);
}

export function contextOf({ tx }: OpenCase, instance: OpenInstance, wait: ContextPlace): StepContext {
  const { id: instanceId, rootId, businessKey, processKey } = instance.row;
  return {
    tx,
    manager: tx.manager,
    actor: tx.actor,
    now: tx.now,
    instanceId,
    rootId,
    businessKey,
    processKey,
    elementId: wait.elementId,
    executionId: wait.executionId,
    data: instance.live.data,
    properties: wait.properties,
    ...(wait.item === undefined || wait.item === null ? {} : { item: wait.item }),
  };
}

type ContextPlace = Pick<WaitingService, 'elementId' | 'executionId' | 'properties'> & { readonly item?: unknown };

/** Does the work of a local step or of a decision and gives what it adds to the data. */
async function work(opened: OpenCase, instance: OpenInstance, service: WaitingService): Promise<Data> {
  const { steps, decisions } = opened.tx.machinery;
  const context = contextOf(opened, instance, service);
  if (service.kind === 'decision') {
    const ruleSet = service.decisionRef ?? '';
    const decided = await decisions.decide(ruleSet, context, instance.takeForeseen(ruleSet));
    return { [service.resultVariable ?? ruleSet]: decided };
  }
  const step = steps.get(service.topic ?? '');
  if (!step) throw new Error(`no step and no job is registered for the topic «${service.topic ?? ''}»`);
  return step.run(context);
}

async function call(opened: OpenCase, instance: OpenInstance, service: WaitingService): Promise<void> {
  const { definitions } = opened.tx.machinery;
  const definition = await definitions.active(service.calledElement ?? '', opened.tx.manager);
  const data = { ...carry(service.ins, instance.live.data), ...(service.item == null ? {} : { item: service.item }) };
  const caller = { instance, executionId: service.executionId };
  await opened.begin(randomUUID(), { definition, businessKey: instance.row.businessKey, data, caller });
}

/**
 * A case may refuse whoever set it going only by a rule, or for the day it is begun with; any other refusal has nobody
 * to heed it, and is a fault.
 */
function isHeeded({ code, details }: Problem, { instances, rootId }: OpenCase): boolean {
  const isBeginning = instances.get(rootId)?.isNew === true;
  return (details.grounds ?? []).length > 0 || (code === 'NO_EDITION_IN_FORCE' && isBeginning);
}

/** One service of an instance: handed on to a job or a called process, or done here and now. */
async function serve(opened: OpenCase, instance: OpenInstance, service: WaitingService): Promise<void> {
  const { steps, jobs } = opened.tx.machinery;
  const { executionId, elementId, topic } = service;
  if (service.kind === 'service' && topic !== null && !steps.get(topic) && jobs.get(topic)) {
    instance.parked.set(executionId, service);
    return;
  }
  try {
    if (service.kind === 'call') return await call(opened, instance, service);
    const data = await work(opened, instance, service);
    instance.passed.add(elementId);
    // The step itself may have sent a message that interrupted it.
    if (instance.isWaitingFor(executionId)) instance.live.completeService(executionId, data);
  } catch (error) {
    if (error instanceof Problem && !isHeeded(error, opened)) throw new StepFault(instance.place(elementId), error);
    if (!(error instanceof ProcessError)) throw error;
    if (instance.isWaitingFor(executionId)) instance.live.failService(executionId, error);
  }
}

/** A process has ended, or ended in an error: it says so, and a called one to its caller. */
async function recordEnd(opened: OpenCase, instance: OpenInstance): Promise<void> {
  const { row, live } = instance;
  const { uncaughtError } = live;
  instance.isEndRecorded = true;
  const endEvent = uncaughtError?.elementId ?? live.endEvents.at(-1) ?? null;
  Object.assign(row, { status: 'completed', endedAt: opened.tx.now, endEvent });
  if (row.parentId === null || row.parentExecutionId === null) {
    if (!uncaughtError) return opened.tx.note(row.businessKey, 'process-ended', { instanceId: row.id, endEvent });
    throw new Error(`the error end ${uncaughtError.elementId} was caught by nobody`);
  }
  const parent = await opened.running(row.parentId);
  const { executionId, outs } = calling(parent, row.parentExecutionId);
  parent.hasMoved = true;
  parent.known.delete(executionId);
  if (!uncaughtError) return parent.live.completeService(executionId, carry(outs, live.data));
  const { elementId, errorCode } = uncaughtError;
  parent.live.failService(executionId, { code: errorCode ?? '', message: `${row.processKey} ended in ${elementId}` });
}

function calling(parent: OpenInstance, executionId: string): WaitingService {
  const service = parent.live.waiting.services.find((waiting) => waiting.executionId === executionId);
  if (!service) throw new Error(`the caller ${parent.id} no longer waits at ${executionId}`);
  return service;
}

/** Ends called processes that an interruption has left behind, before they do anything more. */
async function endOrphans(opened: OpenCase, instance: OpenInstance): Promise<boolean> {
  const { parentId, parentExecutionId } = instance.row;
  if (parentId === null || parentExecutionId === null || !instance.isRunning) return false;
  const parent = opened.instances.get(parentId);
  if (!parent || (parent.isRunning && parent.isWaitingFor(parentExecutionId))) return false;
  await opened.terminate(instance.id);
  return true;
}

async function oneMove(opened: OpenCase, instance: OpenInstance): Promise<string | null> {
  if (await endOrphans(opened, instance)) return null;
  if (!instance.isRunning) return null;
  const { live } = instance;
  if (live.status === 'completed' || live.status === 'errored') {
    if (instance.isEndRecorded) return null;
    await at(instance.place(live.uncaughtError?.elementId ?? null), () => recordEnd(opened, instance));
    return instance.id;
  }
  const service = await at(instance.place(null), () => instance.nextService());
  if (!service) {
    if (live.isStuck) throw new StepFault(instance.place(null), new Error('nothing is left that could move the case'));
    return null;
  }
  instance.hasMoved = true;
  await at(instance.place(service.elementId), () => serve(opened, instance, service));
  return service.elementId;
}

/**
 * Carries a case on until nothing is left but waiting: steps and decisions are done, called processes begun
 * and ended, jobs set aside. One service at a time, oldest instance first, so a case always runs the same way.
 */
export async function drain(opened: OpenCase): Promise<void> {
  const { mostServices } = opened.tx.machinery;
  let done = 0;
  for (let hasMoved = true; hasMoved;) {
    hasMoved = false;
    for (const instance of [...opened.instances.values()]) {
      for (let passed = await oneMove(opened, instance); passed !== null; passed = await oneMove(opened, instance)) {
        hasMoved = true;
        if (++done > mostServices) {
          throw new StepFault(instance.place(passed), new Error(`${mostServices} services after one command: a loop`));
        }
      }
    }
  }
}
