import type { Classifier } from '../../domain/classifier.js';
import type { AppealRecord } from '../tables.js';
import { type FactValues, seen } from './fact-values.js';

/** Who wrote, as far as the law cares: benefits and the head's personal cases by the categories declared. */
export function authorFacts(appeal: AppealRecord, classifier: Classifier) {
  const { applicant, receivedOn } = appeal;
  return {
    'author.identifiable': seen(appeal, 'identifiable', appeal.subject !== 'anonymous'),
    'author.incapacitated': seen(appeal, 'incapacitated', 'unknown'),
    'author.priorityReview': classifier.givesPriority(applicant.categories, receivedOn),
    'author.headPersonally': classifier.asksForHead(applicant.categories, receivedOn),
  } as const satisfies FactValues;
}

/** What is asked, whose powers it is in, and whether the letter says enough to decide (питання). */
export function questionFacts(appeal: AppealRecord) {
  return {
    'question.powers': seen(appeal, 'powers', 'unknown'),
    'question.properBody': seen(appeal, 'properBody', 'unknown'),
    'question.councilPowers': seen(appeal, 'councilPowers', false),
    'question.dataSufficient': seen(appeal, 'dataSufficient', true),
    'question.needsStudy': appeal.resolution?.needsStudy ?? 'unknown',
    'question.topic': appeal.mainTopic,
  } as const satisfies FactValues;
}

/** How the appeal stands to earlier ones, as a person confirmed it; unconfirmed, it is a first one. */
export function historyFacts(appeal: AppealRecord) {
  const confirmed = appeal.confirmedFeature;
  return {
    'history.feature': confirmed?.feature ?? 'first',
    'history.confirmedByPerson': confirmed !== null,
    'history.sameBody': confirmed?.sameBody ?? false,
    'history.resolvedInSubstance': confirmed?.resolvedInSubstance ?? 'unknown',
    'history.earlierInTerm': confirmed?.earlierInTerm ?? false,
  } as const satisfies FactValues;
}
