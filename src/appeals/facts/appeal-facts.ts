import { z } from 'zod';
import { defineFacts, type FactsDefinition } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/host/steps.js';
import type { AppealStore } from '../appeal-store.js';
import { extensionAsked } from '../case-data.js';
import { standingOf } from '../extensions.js';
import type { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';
import { authorFacts, historyFacts, questionFacts } from './author-facts.js';
import { caseFacts, extensionFacts, replyFacts, resolutionFacts } from './case-facts.js';
import { complaintFacts } from './complaint-facts.js';
import { letterFacts } from './letter-facts.js';

/** What the rules ask of an appeal, group by group, from its card and the day it is. */
export function appealFacts(store: AppealStore, office: Office): readonly FactsDefinition[] {
  const cardOf = ({ businessKey, manager }: Pick<StepContext, 'businessKey' | 'manager'>): Promise<AppealRecord> =>
    store.get(businessKey, manager);

  return [
    defineFacts({
      group: 'letter',
      gives: [
        'letter.addressee',
        'letter.regime',
        'letter.corruptionReport',
        'letter.threatToLife',
        'letter.form',
        'letter.signed',
        'letter.residenceGiven',
        'letter.replyContactGiven',
        'letter.substanceStated',
        'letter.kind',
        'letter.coveringTermDays',
        'letter.coveringShorterThanMonth',
        'letter.coveringBeforeLeader',
      ],
      source: async (context) => letterFacts(await cardOf(context)),
    }),
    defineFacts({
      group: 'author',
      gives: ['author.identifiable', 'author.incapacitated', 'author.priorityReview', 'author.headPersonally'],
      source: async (context) => authorFacts(await cardOf(context), office.classifier),
    }),
    defineFacts({
      group: 'question',
      gives: [
        'question.powers',
        'question.properBody',
        'question.councilPowers',
        'question.dataSufficient',
        'question.needsStudy',
        'question.topic',
      ],
      source: async (context) => questionFacts(await cardOf(context)),
    }),
    defineFacts({
      group: 'history',
      gives: [
        'history.feature',
        'history.confirmedByPerson',
        'history.sameBody',
        'history.resolvedInSubstance',
        'history.earlierInTerm',
      ],
      source: async (context) => historyFacts(await cardOf(context)),
    }),
    defineFacts({
      group: 'complaint',
      gives: [
        'complaint.aboutKnown',
        'complaint.aboutHead',
        'complaint.startedYearsSinceDecision',
        'complaint.startedMonthsSinceAcquaintance',
      ],
      source: async (context) => complaintFacts(await cardOf(context), office),
    }),
    defineFacts({
      group: 'case',
      reads: { fromReception: z.boolean() },
      gives: [
        'case.register',
        'case.daysSinceReceipt',
        'case.allQuestionsResolved',
        'case.objectiveReasons',
        'case.fromReception',
        'case.definiteDateKnown',
      ],
      source: async (context) =>
        caseFacts(await cardOf(context), office.calendar, office.today(context.now), context.data.fromReception),
    }),
    defineFacts({
      group: 'resolution',
      gives: [
        'resolution.firstExecutorIsStaff',
        'resolution.firstExecutorIsDistrict',
        'resolution.anyStaffExecutor',
        'resolution.termDays',
        'resolution.shorterThanMonth',
        'resolution.control',
      ],
      source: async (context) => resolutionFacts(await cardOf(context), office.directory),
    }),
    defineFacts({
      group: 'reply',
      gives: ['reply.document', 'reply.draftedBy', 'reply.signedByLeaderOfControl', 'reply.officeHeadAway'],
      source: async (context) => replyFacts(await cardOf(context), office, office.today(context.now)),
    }),
    defineFacts({
      group: 'extension',
      reads: { extensionAsked },
      gives: [
        'extension.by',
        'extension.beforeTermEnded',
        'extension.beyondMonth',
        'extension.objectiveGrounds',
        'extension.totalDays',
      ],
      source: async (context) =>
        extensionFacts(await cardOf(context), context.data.extensionAsked, office.today(context.now)),
    }),
    defineFacts({
      group: 'leader',
      gives: ['leader.headAway', 'leader.standing'],
      async source(context) {
        const { leader, register } = await cardOf(context);
        const { directory } = office;
        return {
          'leader.headAway': directory.isAbsent(directory.head.id, office.today(context.now)),
          'leader.standing': standingOf(directory, register, leader === null ? [] : [leader]),
        };
      },
    }),
  ];
}
