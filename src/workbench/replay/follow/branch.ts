import { isJsonObject, type JsonObject } from '../../../domain/json.js';
import { readCondition } from '../../../workflow/index.js';

/** True, false, or not to be told from what is known. */
type Maybe = boolean | null;

/** A condition of a flow, judged when only part of the data of the case is known (умова переходу). */
export interface Branch {
  /** The first names of the paths it looks at: `admission` of `admission.outcome`. */
  readonly variables: ReadonlySet<string>;
  readonly judge: (data: JsonObject) => Maybe;
}

/** Reads the condition of a published diagram. */
export function readBranch(body: string): Branch {
  return branchOf(JSON.parse(body));
}

function branchOf(node: unknown): Branch {
  const record: JsonObject = isJsonObject(node) ? node : {};
  if ('not' in record) {
    const part = branchOf(record['not']);
    return { variables: part.variables, judge: (data) => opposite(part.judge(data)) };
  }
  const list = record['all'] ?? record['any'];
  return Array.isArray(list) ? joined(list.map(branchOf), 'all' in record) : comparison(record);
}

function joined(parts: readonly Branch[], all: boolean): Branch {
  const variables = new Set(parts.flatMap((part) => [...part.variables]));
  const judge = (data: JsonObject): Maybe => {
    const found = parts.map((part) => part.judge(data));
    // One false decides `all`, one true decides `any`, whatever is not known.
    if (found.includes(!all)) return !all;
    return found.includes(null) ? null : all;
  };
  return { variables, judge };
}

/** Judged by the engine's own reading of it, once all that it looks at is known. */
function comparison(record: JsonObject): Branch {
  const holds = readCondition('json', JSON.stringify(record));
  const right = isJsonObject(record['value']) ? record['value']['fact'] : undefined;
  const paths = [record['fact'], right].filter((path) => typeof path === 'string');
  const variables = new Set(paths.map((path) => path.split('.')[0] ?? ''));
  return {
    variables,
    judge: (data) => ([...variables].every((name) => Object.hasOwn(data, name)) ? holds(data) : null),
  };
}

function opposite(found: Maybe): Maybe {
  return found === null ? null : !found;
}
