import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { dayInKyiv, kyivInstant, timeInKyiv } from '../../domain/kyiv-time.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { type AnnouncedReception, suspensionInWords } from './announced.js';

/**
 * The timetable as a calendar to subscribe to (RFC 5545). Instants are UTC, which every calendar turns into the
 * hours of its reader; no end is given, for nobody knows it. A reception suspended or moved away is cancelled under
 * the id it always had, so that it disappears from the calendars of those who follow.
 */
export function calendarFeed(organisation: string, receptions: readonly AnnouncedReception[], now: Date): string {
  const calendar = ical({
    name: `Особистий прийом громадян: ${organisation}`,
    prodId: { company: 'Pryimalnia', product: 'reception timetable', language: 'UK' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const reception of receptions) {
    const isOff = reception.booking === 'suspended' || reception.booking === 'moved';
    calendar.createEvent({
      id: `${reception.id}@pryimalnia`,
      sequence: reception.version,
      stamp: now,
      start: kyivInstant(reception.heldOn, reception.beginsAt),
      summary: `Прийом (${reception.kindLabel}): ${reception.leader}`,
      location: reception.place,
      description: descriptionOf(reception),
      status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

function descriptionOf({ booking, bookingLabel, bookingClosesAt, suspension, movedTo }: AnnouncedReception): string {
  if (suspension) return suspensionInWords(suspension);
  if (movedTo) return `Перенесено на ${inUkrainian(movedTo.heldOn)} о ${movedTo.beginsAt}, ${movedTo.place}.`;
  if (booking !== 'open' || bookingClosesAt === null) return `Стан: ${bookingLabel}.`;
  return `Стан: ${bookingLabel} до ${inUkrainian(dayInKyiv(bookingClosesAt))}, ${timeInKyiv(bookingClosesAt)}.`;
}
