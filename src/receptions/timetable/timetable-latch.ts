import type { EntityManager } from 'typeorm';
import { holdLatches } from '../../platform/latches.js';

/**
 * Lets one at a time change what the timetable gives: its lines, its receptions, the orders that suspend them. Each
 * of these is checked against the others, and what another is adding at this moment cannot be seen.
 */
export function holdTimetable(manager: EntityManager): Promise<void> {
  return holdLatches(manager, 'timetable');
}
