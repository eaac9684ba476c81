import { Problem } from '../../../domain/problem.js';

/** No form of the council nests deeper; whatever walks a body may then call itself without fear. */
const DEEPEST = 64;

/** Refuses a body that is nested for no other reason than to exhaust the stack of whoever walks it. */
export function checkDepth(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new Problem('BODY_MALFORMED', { detail: 'Тіло запиту вкладено надто глибоко.' });
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
