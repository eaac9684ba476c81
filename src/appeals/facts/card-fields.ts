import { z } from 'zod';
import { appealFeatures, appealKinds, regimes } from '../../domain/appeal.js';
import { each, nameIn, yesNoUnknown } from '../../workflow/contract/index.js';
import { addresseeKinds, powers, properBodies } from '../appeal-parts.js';

/** The facts that the card of an appeal gives, group by group, and what each may be (факти картки). */

export const letterFields = {
  'letter.addressee': z.enum(addresseeKinds),
  'letter.regime': z.enum(regimes),
  'letter.form': z.enum(['paper', 'electronic', 'petition', 'oral']),
  'letter.kind': nameIn(appealKinds),
  'letter.coveringTermDays': z.number(),
  ...each(
    [
      'letter.corruptionReport',
      'letter.threatToLife',
      'letter.signed',
      'letter.residenceGiven',
      'letter.replyContactGiven',
      'letter.substanceStated',
      'letter.coveringShorterThanMonth',
      'letter.coveringBeforeLeader',
    ],
    z.boolean(),
  ),
};

export const authorFields = {
  'author.incapacitated': yesNoUnknown,
  ...each(['author.identifiable', 'author.priorityReview', 'author.headPersonally'], z.boolean()),
};

export const questionFields = {
  'question.powers': z.enum(powers),
  'question.properBody': z.enum(properBodies),
  'question.needsStudy': yesNoUnknown,
  // A code of the classifier, which is a file itself.
  'question.topic': z.unknown(),
  ...each(['question.councilPowers', 'question.dataSufficient'], z.boolean()),
};

export const historyFields = {
  'history.feature': nameIn(appealFeatures),
  'history.resolvedInSubstance': yesNoUnknown,
  ...each(['history.confirmedByPerson', 'history.sameBody', 'history.earlierInTerm'], z.boolean()),
};

export const complaintFields = {
  ...each(['complaint.aboutKnown', 'complaint.aboutHead'], z.boolean()),
  ...each(['complaint.startedYearsSinceDecision', 'complaint.startedMonthsSinceAcquaintance'], z.number()),
};

/** What a card tells by itself, before anything is decided of the letter. */
export const cardFields = { ...letterFields, ...authorFields, ...questionFields, ...historyFields, ...complaintFields };
