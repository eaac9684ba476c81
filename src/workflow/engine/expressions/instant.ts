import { EngineFault } from '../fault.js';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads the instant a timer waits for; `path` says where the diagram looked for it. */
export function readInstant(value: unknown, path: string): Date {
  if (typeof value !== 'string' || !instant.test(value) || Number.isNaN(Date.parse(value))) {
    throw new EngineFault('EXPRESSION_EMPTY', `«${path}» – не мить (дата з часом), а «${String(value)}»`);
  }
  return new Date(value);
}
