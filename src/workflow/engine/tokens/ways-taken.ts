import type { NetNode, Way } from './net.js';

type Data = Readonly<Record<string, unknown>>;

function choose(ways: readonly Way[], data: Data): readonly Way[] {
  const way = ways.find(({ isDefault, condition }) => isDefault || condition === null || condition(data));
  return way ? [way] : [];
}

/**
 * Which ways a case takes out of an element: a choice takes the first whose condition holds, anything else all of
 * them; the default is for when nothing holds. Two ways to one element carry one token.
 */
export function waysTaken({ id, kind, ways }: NetNode, data: Data): readonly Way[] {
  if (ways.length === 0) return [];
  const held = ways.filter(({ isDefault, condition }) => !isDefault && (condition === null || condition(data)));
  const taken = kind === 'choose' ? choose(ways, data) : held.length > 0 ? held : ways.filter((way) => way.isDefault);
  if (taken.length === 0) throw new Error(`<${id}> no conditional flow taken`);
  return [...new Map(taken.toReversed().map((way) => [way.target, way])).values()].toReversed();
}
