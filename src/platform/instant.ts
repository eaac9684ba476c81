import { z } from 'zod';

/** A moment with its zone (мить): `2026-03-02T09:00:00+02:00`. The 30th of February is no day and no moment. */
export const InstantText = z.iso.datetime({ offset: true });

/** `new Date` would quietly turn the 30th of February into the 2nd of March; this one answers undefined. */
export function instantOf(text: unknown): Date | undefined {
  const read = InstantText.safeParse(text);
  return read.success ? new Date(read.data) : undefined;
}

const END_OF_MANUAL_TIME = Date.UTC(2101, 0, 1);

/** Where a manual clock may stand. It never goes back, so one slip of the hand must not spoil a database for good. */
export const isWithinManualTime = (instant: Date): boolean => instant.getTime() < END_OF_MANUAL_TIME;
