import { isJsonObject } from '../../../domain/json.js';
import type { SavedByLibrary, SavedByTokens, SavedInstance } from '../saved-instance.js';
import { placesOf } from './saved-places.js';

/**
 * Which element of another version each element goes over to (відповідність елементів). One that is not named has no
 * counterpart; the process itself is not an element.
 */
export type ElementMap = ReadonlyMap<string, string>;

/** An execution is named after its element: one that goes over to an element of another name is named anew. */
export function executionUnder(executionId: string, elementId: string, elements: ElementMap): string {
  const to = elements.get(elementId) ?? elementId;
  return executionId.startsWith(`${elementId}_`) ? `${to}${executionId.slice(elementId.length)}` : executionId;
}

/**
 * A saved state as another version reads it. Nothing moves: every execution stays what it is, under the name that its
 * element has there. Boundary events without a counterpart are gone; that anything else has none is the caller's to
 * refuse.
 */
export function stateUnder(saved: SavedInstance, elements: ElementMap, diagramId: string): SavedInstance {
  const renamed = renamedExecutions(saved, elements);
  const { data, moved, stands, ...motor } = saved;
  const named: SavedByLibrary | SavedByTokens = JSON.parse(renamed(JSON.stringify(motor)));
  const under = named.format === 1 ? libraryUnder(named, elements, diagramId) : tokensUnder(named, elements);
  return {
    ...under,
    data,
    moved: Object.fromEntries(Object.entries(moved).map(([executionId, at]) => [renamed(executionId), at])),
    stands:
      stands?.map(([executionId, elementId, since]) => {
        return [renamed(executionId), elements.get(elementId) ?? elementId, since];
      }) ?? null,
  };
}

/** Ids of executions are random, so that they can be replaced wherever a state mentions them, and nothing else. */
export function renamedExecutions(saved: SavedInstance, elements: ElementMap): (text: string) => string {
  const { runs } = placesOf(saved);
  const scopes = saved.format === 2 ? saved.tokens.standing.scopes : [];
  const all = [
    ...runs,
    ...scopes.map(({ id, element }) => ({ executionId: id, elementId: element })),
    ...(saved.stands ?? []).map(([executionId, elementId]) => ({ executionId, elementId })),
  ];
  const changes = all
    .map(({ executionId, elementId }) => [executionId, executionUnder(executionId, elementId, elements)] as const)
    .filter(([before, after]) => before !== after);
  return (text) => changes.reduce((one, [before, after]) => one.replaceAll(before, after), text);
}

function tokensUnder({ format, tokens }: SavedByTokens, elements: ElementMap): SavedByTokens {
  const { standing, ends, uncaught } = tokens;
  const to = (element: string): string => elements.get(element) ?? element;
  const runs = standing.runs.filter(({ beside, element }) => beside === undefined || elements.has(element));
  return {
    format,
    tokens: {
      uncaught,
      ends: ends.map(to),
      standing: {
        ...standing,
        runs: runs.map((run) => ({ ...run, element: to(run.element) })),
        scopes: standing.scopes.map((scope) => ({
          ...scope,
          element: to(scope.element),
          arrived: scope.arrived.map(({ join, from }) => ({ join: to(join), from: to(from) })),
          turns: scope.turns.map((turn) => ({ ...turn, element: to(turn.element) })),
        })),
      },
    },
  };
}

/** What in a state of the library names an element; whatever else a message carries may be the data of the case. */
const naming = new Set(['id', 'sourceId', 'targetId', 'attachedTo']);
const ofTheCase = new Set(['item', 'items', 'variables']);

function libraryUnder(
  { format, ends, engine }: SavedByLibrary,
  elements: ElementMap,
  diagramId: string,
): SavedByLibrary {
  const to = (element: string): string => elements.get(element) ?? element;
  const gone = goneFrom(engine, elements);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !isOf(one, gone)).map(walk);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (ofTheCase.has(key)) return [key, inner];
        return [key, naming.has(key) && typeof inner === 'string' ? to(inner) : walk(inner)];
      }),
    );
  };
  const under = walk(engine);
  return { format, ends: ends.map(to), engine: isJsonObject(under) ? { ...under, id: diagramId } : under };
}

/** The elements of a state that have no counterpart. */
function goneFrom(engine: unknown, elements: ElementMap): ReadonlySet<string> {
  const { runs } = placesOf({ format: 1, engine, ends: [], data: {}, moved: {} });
  return new Set(runs.map(({ elementId }) => elementId).filter((id) => !elements.has(id)));
}

/** The state of an element that is gone, or what its scope was still told of it. */
function isOf(value: unknown, gone: ReadonlySet<string>): boolean {
  if (!isJsonObject(value)) return false;
  const told = isJsonObject(value['content']) ? value['content'] : value;
  return typeof told['id'] === 'string' && gone.has(told['id']);
}
