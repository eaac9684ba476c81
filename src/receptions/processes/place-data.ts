import { z } from 'zod';
import { day, defineMessage, defineStart, groupName, instant, postId } from '../../workflow/contract/index.js';

/** Begins the offer of a place that has become free (вільне місце), and nothing about the person is in it. */
export const placeFree = defineStart('place-offer', {
  receivedOn: day,
  receptionId: z.string(),
  heldOn: day,
  leaderPost: postId,
  offerBy: day,
  closesAt: instant,
});

/** The place goes away with its reception. */
export const placeWithdrawn = defineMessage('place-withdrawn');

/** Begins the preparing of materials to a question that was corrected (KR-2.11). */
export const questionCorrected = defineStart('more-materials', {
  group: groupName,
  heldOn: day,
  timers: z.object({ lapsesAt: instant }),
});

/** The booking is gone, and with it whatever was to be prepared. */
export const materialsDropped = defineMessage('materials-dropped');
