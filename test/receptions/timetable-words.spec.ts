import { describe, expect, it } from 'vitest';
import { newPlace } from '../../src/receptions/rebooking/moving.js';

const to = { heldOn: '2026-03-12', beginsAt: '10:00', place: 'кімната 129', reason: 'Сесія міської ради.' };
const placeOf = (place: string) => newPlace.safeParse({ ...to, place });

describe('what the timetable tells everybody', () => {
  it('is kept without characters that nobody sees', () => {
    expect(placeOf(' кім\u200bната\u202e 130 ').data?.place).toBe('кімната 130');
  });

  it('is refused where nothing can be seen of it', () => {
    expect(placeOf('\u0000\u200b ').success).toBe(false);
    expect(newPlace.safeParse({ ...to, reason: '\u200b\u200b\u200b' }).success).toBe(false);
  });
});
