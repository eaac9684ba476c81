import { inUkrainian } from '../../domain/plain-date.js';
import type { AnnouncedSuspension } from './announced.js';

/** «Зупинено розпорядженням від 02.03.2026 № 57-р до окремого розпорядження.» */
export function suspensionInWords({ orderNumber, orderOn, until }: AnnouncedSuspension): string {
  const span = until === null ? 'до окремого розпорядження' : `до ${inUkrainian(until)} включно`;
  return `Зупинено розпорядженням від ${inUkrainian(orderOn)} № ${orderNumber} ${span}.`;
}
