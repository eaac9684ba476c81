import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { matchesOf } from '../../appeals/intake/matches.js';
import { Directory } from '../../directory/index.js';
import { allDecidedInSubstance, appealStatuses } from '../../domain/appeal.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { visitStatuses } from '../../domain/reception/states.js';
import { day, flag, id, text, type View, view } from '../../platform/http/index.js';
import { CardNumber, cardNumber } from '../cards/card-views.js';
import type { EarlierVisit } from '../cards/earlier-visits.js';
import { leaderOf } from '../leader-of.js';
import type { ReceptionRecord } from '../tables.js';
import { type Visitor, type VisitQuestion, VisitStatus } from '../values.js';
import { givesRight } from './first-place.js';

const resemblance = z.array(z.string()).describe('Чим схожі, словами');

/** An earlier appeal of perhaps this person on perhaps this question: shown to the clerk, who answers (KR-2.7, 2.9). */
export const AppealHint = view('AppealHint', 'Попереднє звернення, можливо, цієї особи й цього питання.', {
  appealId: id('Звернення'),
  index: text('Реєстраційний індекс').meta({ examples: ['К-127'] }),
  receivedOn: day('День надходження'),
  statusLabel: text('Стан словами'),
  resolvedInSubstance: flag('Чи всі питання вирішено по суті; null, якщо цього ніхто не сказав').nullable(),
  repliedBy: text('Заступник чи керівник справами, який підписав відповідь').nullable(),
  score: z.number().describe('Наскільки схожі, від 0 до 1'),
  grounds: resemblance,
});
type AppealHint = View<typeof AppealHint>;

/** An earlier card of perhaps this person. */
export const VisitHint = view('VisitHint', 'Попередня картка прийому, можливо, цієї особи.', {
  visitId: id('Картка'),
  number: CardNumber,
  receptionId: id('Прийом'),
  leaderPost: text('Посада, яка приймала'),
  heldOn: day('День прийому'),
  status: VisitStatus,
  statusLabel: text('Стан словами'),
  stoppedOn: day('Коли прийом громадянина припинено').nullable(),
  firstPlaceRight: flag('Чи дає право бути записаним першим: якщо sure – саме, інакше назвіть картку в rightOf'),
  sure: flag('Чи напевно та сама особа'),
  sureLabel: text('Те саме словами'),
  grounds: resemblance,
});
type VisitHint = View<typeof VisitHint>;

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
    complaint: null,
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
        score,
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
