import type { QuestionOutcome } from '../values.js';

type Meaning = Pick<QuestionOutcome, 'settled' | 'refused' | 'complex' | 'aid'>;

const open: Meaning = { settled: false, refused: false, complex: false, aid: null };
const closed: Meaning = { ...open, settled: true };

/** What can be decided on a question; a form offers those of its kind. */
export const meanings = {
  settled: closed,
  // A refusal is owed in writing, with its law and reasons (art. 15): the question is considered to the end.
  refused: { ...open, refused: true },
  instruction: open,
  complex: { ...open, complex: true },
  // Said on the telephone: nothing can be handed over to be written on.
  noted: open,
  // KM-15: what a lawyer gives is given at once; the rest is an appeal only where the citizen asks for one.
  consultation: { ...closed, aid: 'consultation' },
  explanation: { ...closed, aid: 'explanation' },
  drafting: { ...closed, aid: 'drafting' },
  referral: { ...closed, aid: 'referral' },
  appeal: open,
} as const satisfies Readonly<Record<string, Meaning>>;

type Decision = keyof typeof meanings;

export function meaningOf(decision: Decision): Meaning {
  return meanings[decision];
}

/** A question put down as it was said, to be considered. */
export function noted(explanation: string): QuestionOutcome {
  return {
    ...open,
    explanation,
    writtenForm: 'not-offered',
    executors: [],
    tasks: [],
    kind: 'statement',
    complainedOf: null,
    complainedOfOther: null,
    sheets: null,
    sentToOthers: false,
    toldOrally: 'not-yet',
    appealId: null,
    letterId: null,
  };
}
