import { Problem } from '../../domain/problem.js';
import { perhaps } from '../../platform/files/index.js';
import { placesOf, readState } from '../engine/index.js';
import type { OpenCase } from '../host/open-case.js';
import type { OpenInstance } from '../host/open-instance.js';
import { JobRecord } from '../tables.js';
import type { Shape } from '../contract/shape.js';
import { shapeInWords } from '../contract/fits.js';
import { valueFits } from './value-fits.js';
import type { RepairAct } from './tables.js';

/** What a repair is checked by: the contract of files and code. */
export interface RepairContract {
  /** What those who write a key declare of it. */
  readonly writtenAs: (key: string) => readonly Shape[];
  readonly keys: () => readonly string[];
  /** What a job leaves in the data. */
  readonly leftBy: (topic: string) => Shape;
  /** What a case would lack from a place on. */
  readonly lacks: (place: string, held: readonly string[]) => readonly string[];
}

const refused = (pointer: string, detail: string): Problem =>
  new Problem('REPAIR_REFUSED', { errors: [{ pointer, detail }] });

/** Looks whether a repair can be done to an instance as it stands now. @throws REPAIR_REFUSED */
export function checkRepair(instance: OpenInstance, act: RepairAct, contract: RepairContract): void {
  if (act.kind === 'variable') return checkValue(act, contract);
  if (act.kind === 'token') return checkToken(instance, act, contract);
}

function checkValue({ key, value }: RepairAct & { kind: 'variable' }, { writtenAs, keys }: RepairContract): void {
  const shapes = writtenAs(key);
  if (shapes.length === 0) throw refused('/act/key', `«${key}» ніхто не записує.${perhaps(key, keys())}`);
  if (shapes.some((shape) => valueFits(value, shape))) return;
  const asked = [...new Set(shapes.map(shapeInWords))].join(' або ');
  throw refused('/act/value', `Значення не підходить: «${key}» – це ${asked}.`);
}

function checkToken(
  { definition: { context }, live }: OpenInstance,
  { from, to }: RepairAct & { kind: 'token' },
  { lacks }: RepairContract,
): void {
  const [one, other] = [context.elements.get(from), context.elements.get(to)];
  const node = context.net.nodes.get(to);
  if (!one || executionAt(live.state(), from) === null)
    throw refused('/act/from', `На «${from}» справа не стоїть, або стоїть там не раз.`);
  if (!other || !node || (node.kind !== 'wait' && node.kind !== 'scope'))
    throw refused('/act/to', `На «${to}» справа стояти не може: назвіть завдання, крок, подію чи підпроцес.`);
  if (one.parentId !== other.parentId || one.attachedTo !== null)
    throw refused('/act/to', `«${to}» лежить не там, де «${from}»: переносять лише в межах одного підпроцесу.`);
  const lacking = lacks(to, Object.keys(live.data));
  if (lacking.length > 0) throw refused('/act/to', lacking.join(' '));
}

/** The one execution at an element; null where there is none, or several. */
function executionAt(state: string, elementId: string): string | null {
  const found = placesOf(readState(state)).runs.filter((run) => run.elementId === elementId);
  const [only] = found;
  return only && found.length === 1 ? only.executionId : null;
}

/** Mends an instance of a locked case. @throws REPAIR_REFUSED, CASE_CLOSED, CASE_SUSPENDED */
export async function repairInstance(
  opened: OpenCase,
  instanceId: string,
  act: RepairAct,
  contract: RepairContract,
): Promise<void> {
  const instance = await opened.running(instanceId);
  checkRepair(instance, act, contract);
  if (act.kind === 'skip') return skipJob(opened, instance, act, contract);
  if (act.kind === 'variable') {
    instance.live.mergeData({ [act.key]: act.value });
    instance.hasMoved = true;
    return opened.sync();
  }
  const executionId = executionAt(instance.live.state(), act.from) ?? '';
  await opened.move(instance, act.to, (live) => live.shift(executionId, act.to));
}

/** What failed is taken for done, with what it would have left said by hand. */
async function skipJob(
  opened: OpenCase,
  instance: OpenInstance,
  { elementId, data = {} }: RepairAct & { kind: 'skip' },
  { leftBy }: RepairContract,
): Promise<void> {
  const { manager } = opened.tx;
  const [job, ...others] = await manager.findBy(JobRecord, { instanceId: instance.id, elementId });
  if (!job || others.length > 0 || job.lastError === null)
    throw refused('/act/elementId', `На «${elementId}» немає зовнішньої дії, яка не вдалася.`);
  if (!valueFits(data, leftBy(job.topic)))
    throw refused('/act/data', `Скажіть, що ця дія мала записати: ${shapeNames(leftBy(job.topic))}.`);
  await manager.delete(JobRecord, { id: job.id });
  instance.known.delete(job.executionId);
  instance.gone.add(job.id);
  instance.passed.add(elementId);
  await opened.move(instance, elementId, (live) => live.completeService(job.executionId, data));
}

const shapeNames = ({ required = [] }: Shape): string => required.map((name) => `«${name}»`).join(', ');
