import { z } from 'zod';
import { day, defineFacts, each, type FactsDefinition } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import type { AppealStore } from '../appeal-store.js';
import { extensionAsked } from '../case-data.js';
import { standingOf } from '../extensions.js';
import type { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';
import { authorFacts, historyFacts, questionFacts } from './author-facts.js';
import { authorFields, complaintFields, historyFields, letterFields, questionFields } from './card-fields.js';
import { caseFacts, extensionFacts, replyFacts, requestFacts, resolutionFacts } from './case-facts.js';
import { complaintFacts } from './complaint-facts.js';
import { letterFacts } from './letter-facts.js';

/** What the rules ask of an appeal, group by group, from its card and the day it is. */
export function appealFacts(store: AppealStore, office: Office): readonly FactsDefinition[] {
  const cardOf = ({ businessKey, manager }: Pick<StepContext, 'businessKey' | 'manager'>): Promise<AppealRecord> =>
    store.get(businessKey, manager);

  return [
    defineFacts({
      group: 'letter',
      gives: letterFields,
      source: async (context) => letterFacts(await cardOf(context), office),
    }),
    defineFacts({
      group: 'author',
      gives: authorFields,
      source: async (context) => authorFacts(await cardOf(context), office.classifier),
    }),
    defineFacts({
      group: 'question',
      gives: questionFields,
      source: async (context) => questionFacts(await cardOf(context)),
    }),
    defineFacts({
      group: 'history',
      gives: historyFields,
      source: async (context) => historyFacts(await cardOf(context)),
    }),
    defineFacts({
      group: 'complaint',
      gives: complaintFields,
      source: async (context) => complaintFacts(await cardOf(context), office),
    }),
    defineFacts({
      group: 'case',
      reads: { fromReception: z.boolean() },
      gives: {
        'case.register': z.enum(['office', 'unit']),
        'case.daysSinceReceipt': z.number(),
        ...each(
          [
            'case.lastWorkingDay',
            'case.allQuestionsResolved',
            'case.objectiveReasons',
            'case.fromReception',
            'case.definiteDateKnown',
          ],
          z.boolean(),
        ),
      },
      source: async (context) =>
        caseFacts(await cardOf(context), office, office.today(context.now), context.data.fromReception),
    }),
    defineFacts({
      group: 'resolution',
      gives: {
        'resolution.termDays': z.number(),
        ...each(
          [
            'resolution.firstExecutorIsStaff',
            'resolution.firstExecutorIsDistrict',
            'resolution.anyStaffExecutor',
            'resolution.shorterThanMonth',
            'resolution.control',
          ],
          z.boolean(),
        ),
      },
      source: async (context) => resolutionFacts(await cardOf(context), office),
    }),
    defineFacts({
      group: 'reply',
      gives: {
        'reply.document': z.enum(['reply', 'notice']),
        'reply.draftedBy': z.enum(['unit', 'district-committee']),
        ...each(['reply.final', 'reply.signedByLeaderOfControl', 'reply.officeHeadAway'], z.boolean()),
      },
      source: async (context) => replyFacts(await cardOf(context), office, office.today(context.now)),
    }),
    defineFacts({
      group: 'extension',
      reads: { extensionAsked },
      gives: {
        'extension.by': extensionAsked.shape.by,
        'extension.totalDays': z.number(),
        ...each(
          ['extension.askedInTime', 'extension.beforeTermEnded', 'extension.beyondMonth', 'extension.objectiveGrounds'],
          z.boolean(),
        ),
      },
      source: async (context) =>
        extensionFacts(await cardOf(context), office, context.data.extensionAsked, office.today(context.now)),
    }),
    defineFacts({
      group: 'request',
      reads: { extensionUntil: day.nullable().optional() },
      gives: { 'request.ofLeaderTerm': z.boolean(), 'request.beyondMonth': z.enum(['yes', 'no', 'unknown']) },
      source: async (context) => requestFacts(await cardOf(context), context.data.extensionUntil ?? null),
    }),
    defineFacts({
      group: 'leader',
      gives: {
        'leader.headAway': z.boolean(),
        'leader.standing': z.enum(['head', 'deputy', 'other']),
      },
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
