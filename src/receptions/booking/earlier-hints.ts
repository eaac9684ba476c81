import type { EntityManager } from 'typeorm';
import { matchesOf } from '../../appeals/intake/matches.js';
import { Directory } from '../../directory/index.js';
import { allDecidedInSubstance, appealStatuses } from '../../domain/appeal.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { visitStatuses } from '../../domain/reception/states.js';
import { leaderOf } from '../leader-of.js';
import type { Visitor, VisitQuestion } from '../reception-parts.js';
import type { ReceptionRecord } from '../tables.js';
import type { EarlierVisit } from './earlier-visits.js';
import { givesRight } from './first-place.js';
import { cardNumber } from './visit-view.js';

/** An earlier appeal of perhaps this person on perhaps this question: shown to the clerk, who answers (KR-2.7, 2.9). */
export interface AppealHint {
  readonly appealId: string;
  readonly index: string;
  readonly receivedOn: PlainDate;
  readonly statusLabel: string;
  /** Whether every question was decided in substance; null when nobody has said. */
  readonly resolvedInSubstance: boolean | null;
  /** The deputy mayor or head of affairs who signed the reply, by title; null where there is none of theirs. */
  readonly repliedBy: string | null;
  readonly score: number;
  readonly grounds: readonly string[];
}

/** An earlier card of perhaps this person. */
export interface VisitHint {
  readonly visitId: string;
  readonly number: string;
  readonly receptionId: string;
  readonly leaderPost: string;
  readonly heldOn: PlainDate;
  readonly status: string;
  readonly statusLabel: string;
  readonly stoppedOn: PlainDate | null;
  /** Gives the right to be booked first here. `sure`: used by itself; else the clerk names the card in `rightOf`. */
  readonly firstPlaceRight: boolean;
  readonly sure: boolean;
  readonly sureLabel: string;
  readonly grounds: readonly string[];
}

export async function appealHints(
  manager: EntityManager,
  visitor: Visitor,
  questions: readonly Pick<VisitQuestion, 'topic' | 'gist'>[],
  today: PlainDate,
  directory: Directory,
): Promise<AppealHint[]> {
  if (questions.length === 0) return [];
  const candidate = {
    applicant: visitor,
    cosigners: [],
    question: questions.map(({ gist }) => gist).join(' '),
    topics: questions.map(({ topic }) => topic),
    receivedOn: today,
    writtenOn: null,
    sender: null,
    appealsDecision: false,
  };
  const found = await matchesOf(manager, candidate);
  return found
    .filter(({ proposal }) => proposal.kind !== 'mass')
    .map(({ proposal: { appealId, index, score, grounds }, appeal }) => {
      const signatory = appeal.reply?.signedOn ? appeal.reply.signatoryPost : null;
      return {
        appealId,
        index,
        receivedOn: appeal.receivedOn,
        statusLabel: appealStatuses[appeal.status],
        resolvedInSubstance: allDecidedInSubstance(appeal.questions),
        repliedBy:
          signatory !== null && answersBeforeTheHead(signatory, directory) ? directory.nameOf(signatory) : null,
        score: Math.round(score * 100) / 100,
        grounds,
      };
    });
}

/** A reply of a deputy mayor or of the head of affairs is what 2.7 asks for. */
function answersBeforeTheHead(postId: string, directory: Directory): boolean {
  const leader = leaderOf(directory.post(postId));
  return leader !== null && leader !== 'acting-mayor' && leader !== 'unit-head';
}

/** Of all who may be this citizen, the surest first: a right or a stop must not hide behind newer cards of others. */
export function visitHints(earlier: readonly EarlierVisit[], reception: ReceptionRecord): VisitHint[] {
  return earlier
    .toSorted((one, other) => other.score - one.score)
    .map(({ visit, reception: before, sure, grounds }) => ({
      visitId: visit.id,
      number: cardNumber(visit),
      receptionId: visit.receptionId,
      leaderPost: before.leaderPost,
      heldOn: before.heldOn,
      status: visit.status,
      statusLabel: visitStatuses[visit.status],
      stoppedOn: visit.stoppedOn,
      firstPlaceRight: givesRight(visit, before, reception),
      sure,
      sureLabel: sure ? 'та сама особа' : 'можливо, та сама особа',
      grounds,
    }));
}
