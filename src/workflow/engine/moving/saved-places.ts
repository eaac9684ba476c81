import { isJsonObject, type JsonObject } from '../../../domain/json.js';
import type { SavedByLibrary, SavedInstance } from '../saved-instance.js';

/** One execution that holds a case: a wait, a scope, a boundary event beside another. */
interface SavedRun {
  readonly executionId: string;
  readonly elementId: string;
  /** One turn of a loop, whose own execution is another. */
  readonly isTurn: boolean;
}

/** Where a saved case stands (місця збереженої справи), whichever motor has saved it. */
export interface SavedPlaces {
  readonly runs: readonly SavedRun[];
  /** Tokens before joins that are not open yet: which join, and from which element. */
  readonly arrivals: readonly { readonly join: string; readonly from: string }[];
  /** Elements before which a token waits until the one before has left. */
  readonly turns: readonly string[];
}

/** The state of one element as the library saves it. */
interface LibraryChild extends JsonObject {
  readonly id: string;
  readonly executionId?: string;
  readonly status?: string;
}

function isChild(value: unknown): value is LibraryChild {
  return isJsonObject(value) && typeof value['id'] === 'string';
}

function listOf(holder: unknown, key: string): readonly unknown[] {
  const list = isJsonObject(holder) ? holder[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/** Every element the library has a state of, in the process and in each turn of each sub-process. */
function childrenIn(value: unknown): readonly LibraryChild[] {
  if (Array.isArray(value)) return value.flatMap(childrenIn);
  if (!isJsonObject(value)) return [];
  const own = listOf(value, 'children').filter(isChild);
  const inner = [value['execution'], value['executions'], value['processes']].flatMap(childrenIn);
  return [...own, ...own.flatMap((child) => childrenIn(child['execution'])), ...inner];
}

/** The tokens that have come to an element and not entered it: from which element each. */
function tokensBefore(child: LibraryChild): readonly string[] {
  const inbound = listOf(child['broker'], 'queues').filter(
    (queue) => isJsonObject(queue) && queue['name'] === 'inbound-q',
  );
  return inbound
    .flatMap((queue) => listOf(queue, 'messages'))
    .map((message) => {
      const source =
        isJsonObject(message) && isJsonObject(message['content']) ? message['content']['sourceId'] : undefined;
      return typeof source === 'string' ? source : '';
    });
}

function placesOfLibrary({ engine }: SavedByLibrary): SavedPlaces {
  const children = childrenIn(engine);
  const busy = children.filter(({ status }) => status !== undefined);
  return {
    runs: busy.map(({ id, executionId = '' }) => ({ elementId: id, executionId, isTurn: false })),
    arrivals: children
      .filter(({ status }) => status === undefined)
      .flatMap((child) => tokensBefore(child).map((from) => ({ join: child.id, from }))),
    turns: busy.flatMap((child) => tokensBefore(child).map(() => child.id)),
  };
}

export function placesOf(saved: SavedInstance): SavedPlaces {
  if (saved.format === 1) return placesOfLibrary(saved);
  const { scopes, runs } = saved.tokens.standing;
  return {
    runs: runs.map(({ id, element, of }) => ({ executionId: id, elementId: element, isTurn: of !== undefined })),
    arrivals: scopes.flatMap(({ arrived }) => arrived),
    turns: scopes.flatMap(({ turns }) => turns.map(({ element }) => element)),
  };
}
