import { z } from 'zod';
import { day, defineMessage, defineStart, unitId } from '../../workflow/contract/index.js';

/** What `letter-dispatch` knows of its letter (лист, що має піти), and nothing about a citizen. */
export const letterFields = {
  documentId: z.string(),
  channel: z.enum(['email', 'paper']),
  /** Whose registrars print and post it. */
  register: unitId,
  isSigned: z.boolean(),
  /** Which letter it is, to whom, with its number: what tasks say of it. */
  letter: z.string(),
  /** The last day of the act it tells of, where the law gives one. */
  lastDay: day.nullable(),
  sendBy: day.nullable(),
  /** The case waits until it has left. */
  isAwaited: z.boolean(),
};

/** Whether nobody needs it any more; said when its task is taken back. */
export const takenBack = { isTakenBack: z.boolean() };

/** Begins the way of a letter out of the council. */
export const letterReady = defineStart('letter-dispatch', letterFields);

/** The reply has been posted or handed over. */
export const replyPosted = defineMessage('reply-posted');
