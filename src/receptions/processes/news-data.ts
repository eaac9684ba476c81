import { z } from 'zod';
import { defineMessage, defineStart, instant } from '../../workflow/contract/index.js';

const wayToReach = z.enum(['email', 'telephone', 'post', 'arrival']);
export type WayToReach = z.infer<typeof wayToReach>;

/** What `tell-citizen` knows of its news (звістка громадянинові), and nothing about the person. */
export const news = {
  about: z.string(),
  /** The notice that is told, printed or handed over. */
  documentId: z.string(),
  /** Whether the card has a residence to write to. */
  mayWrite: z.boolean(),
  /** When the citizen would come in vain, or could come and does not know it; null where that has passed. */
  knowsBy: instant.nullable(),
  /** The end of the last day on which the citizen may come. */
  comesUntil: instant,
};

/** Has the office tell a citizen who has no e-mail. */
export const newsToTell = defineStart('tell-citizen', { ...news, reachBy: wayToReach });

/** What was to be told holds no more. */
export const newsOvertaken = defineMessage('news-overtaken');
