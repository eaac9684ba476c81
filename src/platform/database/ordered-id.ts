import { randomBytes } from 'node:crypto';

const mostInMillisecond = 0xfff;
let lastMs = 0;
let count = 0;

/**
 * An id that sorts after all that this process has made before it (UUID version 7): rows written at one
 * instant of the office's clock keep the order in which they were written. It tells nothing of that clock.
 */
export function orderedId(): string {
  const now = Date.now();
  if (now > lastMs) [lastMs, count] = [now, 0];
  else if (count < mostInMillisecond) count += 1;
  else [lastMs, count] = [lastMs + 1, 0];
  const time = lastMs.toString(16).padStart(12, '0');
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const rest = random.toString('hex');
  const parts = [
    time.slice(0, 8),
    time.slice(8),
    `7${count.toString(16).padStart(3, '0')}`,
    rest.slice(0, 4),
    rest.slice(4),
  ];
  return parts.join('-');
}
