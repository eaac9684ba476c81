import { z } from 'zod';

const toMinutes = z.iso.datetime({ offset: true, precision: -1 });

/** An instant as a person enters it in a form, with the offset of its day: `2026-03-10T14:05+02:00`. */
export const enteredInstant = z.union([toMinutes, z.iso.datetime({ offset: true })]);
