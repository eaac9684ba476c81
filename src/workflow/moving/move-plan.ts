import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { choice, text, type View, view, whole } from '../../platform/http/index.js';
import { CasesUnderWay } from '../definitions/cases-under-way.js';
import type { Definition } from '../definitions/definitions.js';
import type { ElementMap } from '../engine/index.js';
import type { TermWord } from './plan.js';
import { mappingFaults, type PlanFault } from './plan-faults.js';
import { proposeElements, type Proposed } from './propose.js';
import type { Between } from './versions-between.js';

/** What an admin asks for: two versions, and where they know better than the identity of ids. */
export interface MoveRequest {
  readonly from: number;
  readonly to: number;
  /** By element of the former version; null says that it has no counterpart. */
  readonly elements?: Readonly<Record<string, string | null>> | undefined;
  readonly terms?: Readonly<Record<string, TermWord>> | undefined;
}

const pairings = ['given', 'same', 'by-name', 'by-place', 'none'] as const;

const fault = { elementId: text('Елемент схеми'), message: text('Що не так') };
export const PlanFaultView = view('MovePlanFault', 'Чому так перевести не можна.', fault);

const PlannedElement = view('PlannedElement', 'Елемент давнішої версії і що йому відповідає в новій.', {
  from: text('Елемент давнішої версії'),
  fromName: text('Його назва').nullable(),
  type: text('Вид за BPMN'),
  to: text('Елемент нової версії; null, якщо відповідника немає').nullable(),
  toName: text('Його назва').nullable(),
  how: choice(
    'PlannedPairing',
    'given – так сказано в плані; same – той самий id і вид; by-name, by-place – здогад за назвою чи місцем: підтвердьте його в elements; none – немає.',
    pairings,
  ),
  standing: whole('Скільки процесів там стоїть'),
  form: text('Як змінилася форма завдання; null, якщо ніяк').nullable(),
});

export const PlanView = view('MovePlan', 'План переведення справ на іншу версію процесу.', {
  process: text('Процес'),
  from: whole('Давніша версія'),
  to: whole('Нова версія'),
  elements: z.array(PlannedElement).describe('Елементи давнішої версії'),
  added: z.array(text('Елемент')).describe('Елементи, які є лише в новій версії'),
  faults: z.array(PlanFaultView).describe('Чому за цим планом перевести не можна; порожньо – можна пробувати'),
});
export type PlanView = View<typeof PlanView>;

/** Which element goes over to which: the same by id and kind, and whatever the request says besides. */
export function elementsOf({ from, to }: Between, { elements = {} }: MoveRequest): ElementMap {
  const given = Object.entries(elements);
  const same = proposeElements(from.context, to.context).filter(
    ({ how, from: id }) => how === 'same' && !(id in elements),
  );
  return new Map([
    ...same.flatMap(({ from: id, to: other }) => (other === null ? [] : [[id, other] as const])),
    ...given.flatMap(([id, other]) => (other === null ? [] : [[id, other] as const])),
  ]);
}

export function faultsOf(between: Between, request: MoveRequest): readonly PlanFault[] {
  const { from, to } = between;
  const unknown = [...Object.keys(request.elements ?? {}), ...Object.keys(request.terms ?? {})].filter(
    (id) => !from.context.elements.has(id),
  );
  return [
    ...unknown.map((elementId) => ({ elementId, message: `Елемента «${elementId}» у давнішій версії немає.` })),
    ...mappingFaults(from.context, to.context, elementsOf(between, request)).filter(
      ({ elementId }) => !unknown.includes(elementId),
    ),
  ];
}

/** How many instances of a version stand at each of its elements. */
export async function standingIn(
  dataSource: DataSource,
  { id, context }: Definition,
): Promise<ReadonlyMap<string, number>> {
  const calls = [...context.elements.values()].flatMap((one) => (one.service?.kind === 'call' ? [one.id] : []));
  const places = await new CasesUnderWay(dataSource).places(id, calls);
  const counts = new Map<string, number>();
  for (const elements of places.values())
    for (const element of elements) counts.set(element, (counts.get(element) ?? 0) + 1);
  return counts;
}

/** How the form of a task differs, in words. */
export function formChange({ rows, from, to }: Between, id: string, other: string): string | null {
  const [was, becomes] = [from.context.elements.get(id)?.task?.formKey, to.context.elements.get(other)?.task?.formKey];
  if (!was && !becomes) return null;
  if (was !== becomes) return `замість форми «${was ?? 'без форми'}» буде «${becomes ?? 'без форми'}»`;
  const hashes = [rows.from.forms?.[was ?? ''], rows.to.forms?.[was ?? '']];
  return hashes[0] === hashes[1] ? null : `форма «${was}» інша: її зміст змінився`;
}

export function planView(between: Between, request: MoveRequest, standing: ReadonlyMap<string, number>): PlanView {
  const { from, to } = between;
  const given = request.elements ?? {};
  const proposed = proposeElements(from.context, to.context).map((one) => asGiven(one, given));
  const taken = new Set(proposed.map((one) => one.to));
  return {
    process: from.key,
    from: request.from,
    to: request.to,
    elements: proposed.map(({ from: id, to: other, how }) => ({
      from: id,
      fromName: from.context.elements.get(id)?.name ?? null,
      type: from.context.elements.get(id)?.type ?? '',
      to: other,
      toName: other === null ? null : (to.context.elements.get(other)?.name ?? null),
      how,
      standing: standing.get(id) ?? 0,
      form: other === null ? null : formChange(between, id, other),
    })),
    added: [...to.context.elements.keys()].filter((id) => !taken.has(id)),
    faults: [...faultsOf(between, request)],
  };
}

function asGiven(
  { from, to, how }: Proposed,
  given: Readonly<Record<string, string | null>>,
): { readonly from: string; readonly to: string | null; readonly how: (typeof pairings)[number] } {
  return from in given ? { from, to: given[from] ?? null, how: 'given' } : { from, to, how };
}
