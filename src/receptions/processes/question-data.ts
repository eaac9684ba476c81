import { z } from 'zod';
import { day, defineStart, instant, personId, postId, unitId } from '../../workflow/contract/index.js';

/** The question that `reception-question` is about: its id on the card. */
export const question = z.string();

/** Whether the leader signs what is written after the reception; no, until the leader says so. */
export const leaderSigns = z.boolean();

/** Which question a task is about (про яке питання завдання), and the letter it signs once there is one. */
const questionTask = z.object({ position: z.number(), topic: z.string(), letterId: z.string().optional() });

/** What tasks show of it, as a list of one: the item of each task. */
const about = z.tuple([questionTask]);

/** The letter that the tasks of a question sign. */
export function letterAt(data: Readonly<Record<string, unknown>>): string {
  const [{ letterId }] = z.tuple([z.object({ letterId: z.string() })]).parse(data['about']);
  return letterId;
}

/** Of a question that a letter is about. */
export const ofLetter = { question, about };

/** Whether the official has signed it; if not, whose it is and why. */
export const letterSigned = {
  isSigned: z.boolean(),
  author: personId.nullable(),
  returned: z.string().nullable(),
};

/** What a letter drawn up and not signed yet leaves: the post that signs it, whose register it is of, and its id, also beside
 * the question. */
export const letterDrafted = {
  signatoryPost: postId,
  register: unitId,
  documentId: z.string(),
  about,
  ...letterSigned,
};

/** Begins what follows of a question that was heard. */
export const questionHeard = defineStart('reception-question', {
  receivedOn: day,
  heldOn: day,
  question,
  about,
  leaderSigns,
  writtenBy: day,
  writtenUntilAt: instant,
  tellUntilAt: instant,
  noticeBy: day,
  explainBy: day,
});

/** Begins the consideration of a question that was left open (KR-2.28, art. 22). */
export const questionLeftOpen = defineStart('reception-appeal', {
  receivedOn: day,
  register: unitId,
  visitId: z.string(),
  question,
  fromReception: z.boolean(),
  /** Whether a leader received: what a lawyer was asked goes by the distribution of duties (KM-15). */
  heardByLeader: z.boolean(),
  /** The card of the reception: `17/2026`. */
  receptionCard: z.string(),
  /** The post that received. */
  receptionLeader: postId,
  /** Whether the leader said at the table who is to do what. */
  resolved: z.boolean(),
  /** What the leader sent outside at the table the citizen is told of by `reception-question` (KR-2.31). */
  sentAtTable: z.boolean(),
  leaderSigns,
});
