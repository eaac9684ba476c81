import { type Problem, refusedAt } from '../../domain/problem.js';

/** A refusal of one field, for what no form can check: whom the directory knows, which day is possible. */
export function refusedField(key: string, detail: string): Problem {
  return refusedAt(`/answer/${key}`, detail);
}
