import * as appeals from '../../src/appeals/asked-of-rules.js';
import * as receptions from '../../src/receptions/asked-of-rules.js';

/** The set behind the name by which our code asks it, such as `walkIn`; undefined for any other word. */
export function setNamed(name: string): string | undefined {
  const found = new Map<string, unknown>([...Object.entries(appeals), ...Object.entries(receptions)]).get(name);
  const isQuestion = typeof found === 'object' && found !== null && 'set' in found && typeof found.set === 'string';
  return isQuestion ? String(found.set) : undefined;
}
