import type { FlowFinding } from './flow-finding.js';
import type { ProcessFlow } from '../flow/edition-flow.js';
import { kindInWords } from '../fits.js';
import { nameOf } from '../flow/paths-read.js';
import { alternatives, isUnknown, type Shape } from '../shape.js';
import type { Held } from '../flow/written.js';

/** A place that writes, as a finding names it. */
interface Writer {
  readonly elementId: string;
  readonly name: string;
  readonly writes: Held;
}

/** Keys that two places of a process leave as values of different kinds (хто пише те саме по-різному). */
export function writersDisagreeing(walk: ProcessFlow): readonly FlowFinding[] {
  const first = new Map<string, Writer>();
  return writersOf(walk).flatMap((writer) =>
    [...writer.writes].flatMap(([key, { shape }]) => {
      const earlier = first.get(key);
      const known = earlier?.writes.get(key);
      if (!known && kindsOf(shape).size > 0) first.set(key, writer);
      const parting = known && partingOf(known.shape, shape, key);
      if (!parting) return [];
      const kinds = [`${earlier?.name} – ${parting.one}`, `${writer.name} – ${parting.other}`].join(', ');
      const message = `«${parting.path}» записують різного роду: ${kinds}. Назвіть одне з них інакше або пишіть однаково.`;
      return [{ process: walk.graph.process, rule: 'writers-agree' as const, elementId: writer.elementId, message }];
    }),
  );
}

function writersOf({ graph, begun, flow }: ProcessFlow): readonly Writer[] {
  const [start = ''] = graph.starts;
  const places = [...flow.writes].flatMap(([id, writes]) => {
    const node = graph.nodes.get(id);
    return node ? [{ elementId: id, name: `«${nameOf(node.element)}»`, writes }] : [];
  });
  return [{ elementId: start, name: 'початок процесу', writes: begun }, ...places];
}

interface Parting {
  readonly path: string;
  readonly one: string;
  readonly other: string;
}

/** Where two values of one name are of different kinds: in themselves, in a member that both have, or in all of them. */
function partingOf(one: Shape, other: Shape, path: string): Parting | null {
  const [left, right] = [kindsOf(one), kindsOf(other)];
  if (left.size === 0 || right.size === 0) return null;
  if (![...left].every((kind) => right.has(kind)) && ![...right].every((kind) => left.has(kind)))
    return { path, one: [...left].join(' або '), other: [...right].join(' або ') };
  const [mine, yours] = [membersOf(one), membersOf(other)];
  const names = [mine, yours].map((members) => Object.keys(members));
  const areAlien = names.every(({ length }) => length > 0) && !names[0]?.some((name) => name in yours);
  if (areAlien) return { path, one: groupOf(names[0]), other: groupOf(names[1]) };
  for (const [name, shape] of Object.entries(mine)) {
    const parting = yours[name] && partingOf(shape, yours[name], `${path}.${name}`);
    if (parting) return parting;
  }
  return null;
}

const groupOf = (names: readonly string[] = []): string => `група полів (${names.join(', ')})`;

/** The members of a group of fields, or of each element of a list. */
function membersOf(shape: Shape): Readonly<Record<string, Shape>> {
  const holders = alternatives(shape).flatMap((one) => (one.items ? alternatives(one.items) : one));
  return Object.fromEntries(holders.flatMap(({ properties = {} }) => Object.entries(properties)));
}

/** What a value may be, in words; whether it may be nothing, and which words of a list, makes no other kind of it. */
function kindsOf(shape: Shape): ReadonlySet<string> {
  const known = alternatives(shape).filter((one) => !isUnknown(one) && one.type !== 'null' && one.const !== null);
  return new Set(known.map((one) => (one.set === undefined ? kindInWords(one) : 'рішення правил')));
}
