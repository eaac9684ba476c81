import { describe, expect, it } from 'vitest';
import { Directory } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { admissionFacts, isClosed } from '../../src/receptions/booking/booking-facts.js';
import { districtsFor, unitsFor } from '../../src/receptions/cards/responsible-units.js';
import { type EarlierVisit, openStop } from '../../src/receptions/cards/earlier-visits.js';
import { rightAmong } from '../../src/receptions/booking/first-place.js';
import { ReceptionRecord, VisitRecord } from '../../src/receptions/tables.js';

const directory = new Directory(kryvyiRih);
const closesAt = new Date('2026-03-09T13:00:00.000Z');

const reception = (more: Partial<ReceptionRecord> = {}): ReceptionRecord =>
  Object.assign(new ReceptionRecord(), {
    leaderPost: 'deputy-mayor-housing',
    heldOn: plainDate('2026-03-10'),
    status: 'booking',
    capacity: 30,
    bookingClosesAt: closesAt,
    ...more,
  });

/** An earlier card of surely the same person. */
function earlier(
  id: string,
  visit: Partial<VisitRecord>,
  more: Partial<ReceptionRecord> = {},
  sure = true,
): EarlierVisit {
  const before = reception({ heldOn: plainDate('2026-02-10'), ...more });
  const card = {
    id,
    status: 'heard',
    rightUsed: false,
    stoppedOn: null,
    endedAt: null,
    bookedAt: new Date(0),
    ...visit,
  };
  return { visit: Object.assign(new VisitRecord(), card), reception: before, score: 1, grounds: [], sure };
}

describe('who is told of what citizens ask', () => {
  it('is every unit with powers over a topic, once', () => {
    expect(unitsFor([{ topic: '080' }, { topic: '090' }, { topic: '080' }], directory)).toEqual([
      'infrastructure',
      'improvement-inspection',
      'housing',
    ]);
    expect(unitsFor([], directory)).toEqual([]);
  });

  it('is the district that the question or the residence names, else all seven', () => {
    const asked = [{ gist: 'Протікає дах.' }];
    expect(districtsFor(asked, 'м. Кривий Ріг, Саксаганський район, вул. Зразкова', directory)).toEqual([
      'district-saksahanskyi',
    ]);
    expect(districtsFor([{ gist: 'У ПОКРОВСЬКОМУ районі темно.' }], null, directory)).toEqual(['district-pokrovskyi']);
    expect(districtsFor(asked, null, directory)).toHaveLength(7);
  });
});

describe('booking is closed', () => {
  it('after the moment of closing, and not at it', () => {
    expect(isClosed(reception(), closesAt)).toBe(false);
    // Its list is drawn up already: a booking that came a moment sooner would not be on it.
    expect(isClosed(reception({ status: 'closed' }), closesAt)).toBe(true);
    expect(isClosed(reception(), new Date(closesAt.getTime() + 1))).toBe(true);
  });

  it('where no moment is set, when the reception says so', () => {
    expect(isClosed(reception({ bookingClosesAt: null }), closesAt)).toBe(false);
    expect(isClosed(reception({ bookingClosesAt: null, status: 'closed' }), closesAt)).toBe(true);
  });
});

describe('what the rules are told', () => {
  const known = { reception: reception(), taken: 7, answers: {}, stoppedBefore: false, right: null, now: closesAt };

  it('is what the service knows, and nothing for what was not asked', () => {
    expect(admissionFacts(known, directory)).toEqual({
      'reception.leader': 'deputy-mayor',
      'booking.closed': false,
      'booking.stopCause': 'none',
      'booking.earlierResolved': null,
      'booking.leaderPowers': null,
      'booking.earlierReply': null,
      'booking.firstPlaceRight': false,
      'booking.limited': true,
      'booking.booked': 7,
    });
  });

  it('asks about a stopped reception only where there was one, and takes the word of the clerk', () => {
    expect(admissionFacts({ ...known, stoppedBefore: true }, directory)['booking.stopCause']).toBeNull();
    const told = { ...known, stoppedBefore: true, answers: { stopCause: 'gone' } as const };
    expect(admissionFacts(told, directory)['booking.stopCause']).toBe('gone');
  });

  it('knows every leader who receives, and no other', () => {
    const leaderOf = (leaderPost: string) =>
      admissionFacts({ ...known, reception: reception({ leaderPost }) }, directory)['reception.leader'];
    expect(['acting-mayor', 'first-deputy-mayor', 'head-of-affairs', 'housing-head'].map(leaderOf)).toEqual([
      'acting-mayor',
      'first-deputy-mayor',
      'head-of-affairs',
      'unit-head',
    ]);
    expect(() => leaderOf('council-secretary')).toThrow('особистого прийому немає');
  });
});

describe('the right to be booked first', () => {
  const declined = { status: 'substitute-declined' } as const;
  const rightOf = (visits: readonly EarlierVisit[]) => rightAmong(visits, reception())?.id ?? null;

  it('is of a refused substitute, with that leader, at an earlier reception, not used yet', () => {
    expect(rightOf([earlier('a', declined)])).toBe('a');
    expect(rightOf([earlier('a', { ...declined, rightUsed: true })])).toBeNull();
    expect(rightOf([earlier('a', { status: 'heard' })])).toBeNull();
    expect(rightOf([earlier('a', declined, { leaderPost: 'acting-mayor' })])).toBeNull();
    expect(rightOf([earlier('a', declined, { heldOn: plainDate('2026-03-10') })])).toBeNull();
  });

  it('is the oldest of several, and nobody’s who is only alike', () => {
    expect(rightOf([earlier('newer', declined), earlier('older', declined)])).toBe('older');
    expect(rightOf([earlier('a', declined, {}, false)])).toBeNull();
    expect(rightOf([])).toBeNull();
  });
});

describe('a stopped reception', () => {
  const stopped = earlier('s', {
    status: 'stopped',
    stoppedOn: plainDate('2026-02-10'),
    endedAt: new Date('2026-02-10T09:00:00Z'),
    bookedAt: new Date('2026-02-02T09:00:00Z'),
  });
  const later = (status: VisitRecord['status']) => earlier('l', { status, bookedAt: new Date('2026-02-20T09:00:00Z') });

  it('is asked about until the citizen has been booked again since', () => {
    expect(openStop([stopped])?.visit.id).toBe('s');
    expect(openStop([later('refused'), stopped])?.visit.id).toBe('s');
    expect(openStop([later('booked'), stopped])).toBeNull();
    expect(openStop([later('heard')])).toBeNull();
  });
});
