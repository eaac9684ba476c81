import { Log } from '../../../src/platform/log.js';

/** A log that a test can read back. */
export function readableLog(level = 'debug'): { log: Log; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const log = new Log(level, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  return { log, lines };
}
