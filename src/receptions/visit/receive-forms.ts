import { z } from 'zod';
import { appealKinds } from '../../domain/appeal.js';
import type { ReceptionKind } from '../../domain/reception/states.js';
import { nameIn } from '../../workflow/contract/index.js';
import { meanings } from './decisions.js';

/** With which form a citizen is answered (форма прийому): each kind of reception has its own. */
export const receiveForms: Readonly<Record<ReceptionKind, string>> = {
  'in-person': 'receive',
  video: 'receive-video',
  'direct-line': 'receive-line',
  'legal-aid': 'receive-legal-aid',
};

const box = z.boolean().optional();
const position = z.number();

const question = z.object({
  position,
  decision: nameIn(meanings),
  explanation: z.string(),
  kind: nameIn(appealKinds).optional(),
  complainedOf: z.string().optional(),
  complainedOfOther: z.string().optional(),
  complainedOfNotListed: box,
  toldOfSending: box,
});
export type QuestionAnswered = z.infer<typeof question>;

const executor = z.object({ position, executorId: z.string(), instruction: z.string().optional() });
export type ExecutorNamed = z.infer<typeof executor>;

/** What every form of receiving asks. */
const always = {
  questions: z.array(question),
  subversiveCalls: box,
  warPropaganda: box,
  insults: box,
  abuse: box,
};
/** Of somebody who is seen. */
const seen = { intoxicated: box, danger: box };
/** Of somebody at a distance. */
const remote = { cutOff: box };
/** Where an official receives, who may give instructions. */
const byLeader = {
  executors: z.array(executor).optional(),
  replyWish: z.enum(['written', 'orally', 'unknown']).optional(),
  leaderSigns: box,
};

/** What the form of each kind asks. */
export const asked = {
  'in-person': { ...always, ...seen, ...byLeader },
  video: { ...always, ...seen, ...remote, ...byLeader },
  'direct-line': { ...always, ...remote, ...byLeader },
  'legal-aid': { ...always, ...seen },
};

/** What is answered on whichever of these forms; what a form does not ask is absent. */
export const receivedAnswer = z.object({ ...always, ...seen, ...remote, ...byLeader });
export type ReceivedAnswer = z.infer<typeof receivedAnswer>;
