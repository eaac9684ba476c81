import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { FaultPlace } from '../host/step-fault.js';
import { isFaultOfRules, StepFault } from '../host/step-fault.js';
import { IncidentRecord, ProcessInstanceRecord, type IncidentKind } from '../tables.js';
import { Idempotency } from '../../platform/http/index.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import type { WorkflowTransaction } from '../host/transaction.js';

interface IncidentOccasion {
  readonly kind: IncidentKind;
  readonly by: Actor;
  readonly at: Date;
  /** The timer or job that failed. */
  readonly subjectId?: string;
  readonly attempts?: number;
}

/** Enough of a stack to find the place; a whole one of the engine runs to pages. */
const mostDetail = 4000;

/** Puts a failure down for the workflow admin, once for one open failure of the same place. Answers its id. */
export async function recordIncident(
  manager: EntityManager,
  fault: StepFault,
  occasion: IncidentOccasion,
): Promise<string> {
  const { instanceId, rootId } = fault.place;
  // What the failed command itself had begun is undone: the failure then belongs to the case, or to nobody yet.
  const home = (await idOf(manager, instanceId)) ?? (await idOf(manager, rootId));
  const again = home
    ? await sameFailure(manager, { ...fault.place, instanceId: home }, occasion)
    : ((await failuresOfRequest(manager, occasion.by))[0] ?? null);
  if (again) {
    await manager.update(IncidentRecord, again.id, {
      attempts: again.attempts + 1,
      message: messageOf(fault),
      detail: detailOf(fault),
      version: again.version + 1,
    });
    return again.id;
  }
  const id = randomUUID();
  await insertIncident(manager, { id, fault, occasion, home });
  if (home) await manager.increment(ProcessInstanceRecord, { id: home }, 'incidents', 1);
  return id;
}

async function idOf(manager: EntityManager, id: string): Promise<string | null> {
  return (await manager.existsBy(ProcessInstanceRecord, { id })) ? id : null;
}

/** Of a case that never began: by the request whose key it was. A request without a key is never known again. */
async function failuresOfRequest(manager: EntityManager, { id: createdBy }: Actor): Promise<IncidentRecord[]> {
  const requestKey = Idempotency.key();
  if (requestKey === null) return [];
  return manager.findBy(IncidentRecord, { requestKey, createdBy, isOpen: true, instanceId: IsNull() });
}

/** The same request has come through at last: the failures of its earlier tries, which began no case, wait for nobody. */
export async function closeFailuresOfRequest(tx: WorkflowTransaction): Promise<void> {
  const { manager, actor, now } = tx;
  for (const { id, elementId, businessKey, version } of await failuresOfRequest(manager, actor)) {
    const closed = { isOpen: false, resolvedAt: now, resolvedBy: actor.id, resolution: repeated };
    await manager.update(IncidentRecord, id, { ...closed, version: version + 1 });
    const stream = businessKey === '' ? `incident:${id}` : businessKey;
    await tx.note(stream, 'incident-closed', { incidentId: id, elementId, reason: repeated });
  }
}

const repeated = 'Той самий запит повторено, і його виконано.';

function sameFailure(
  manager: EntityManager,
  { instanceId, elementId }: FaultPlace,
  { kind, subjectId }: IncidentOccasion,
): Promise<IncidentRecord | null> {
  const subject = subjectId === undefined ? {} : { subjectId };
  const element = elementId === null ? {} : { elementId };
  return manager.findOneBy(IncidentRecord, { instanceId, isOpen: true, kind, ...subject, ...element });
}

/** A database error carries the values it was given, and with them what citizens wrote: only its code is kept. */
export function messageOf({ message, code, driverError }: StepFault): string {
  if (driverError === undefined) return message.slice(0, mostDetail);
  const driverCode = typeof driverError === 'object' && driverError !== null && 'code' in driverError;
  return `помилка бази даних ${String(driverCode ? driverError.code : (code ?? 'без коду'))}`;
}

function detailOf({ cause, driverError }: StepFault): string {
  if (!(cause instanceof Error)) return String(cause).slice(0, mostDetail);
  const frames = cause.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  const head = driverError === undefined ? [`${cause.name}: ${cause.message}`] : [cause.name];
  // Facts of the vocabulary are closed values, numbers and days: enough to ask the rules again, and no name or text.
  const asked = isFaultOfRules(cause) ? [JSON.stringify(cause.details.extra ?? {})] : [];
  return [...head, ...asked, ...frames].join('\n').slice(0, mostDetail);
}

interface NewIncident {
  readonly id: string;
  readonly fault: StepFault;
  readonly occasion: IncidentOccasion;
  readonly home: string | null;
}

async function insertIncident(manager: EntityManager, { id, fault, occasion, home }: NewIncident): Promise<void> {
  const { rootId, processKey, businessKey, elementId } = fault.place;
  const { kind, by, at, subjectId = null, attempts = 1 } = occasion;
  await insertRows(manager, IncidentRecord, {
    id,
    processKey,
    businessKey,
    elementId,
    kind,
    subjectId,
    attempts,
    message: messageOf(fault),
    instanceId: home,
    rootId: home === null ? null : rootId,
    detail: detailOf(fault),
    requestKey: home === null ? Idempotency.key() : null,
    isOpen: true,
    createdAt: at,
    createdBy: by.id,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    version: 1,
  });
}
