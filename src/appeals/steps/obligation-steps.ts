import { z } from 'zod';
import { defineStep, type StepDefinition } from '../../workflow/contract/index.js';
import { mainExecutor, promise } from '../case-data.js';
import type { AppealService } from '../appeal-service.js';
import { ObligationRecord } from '../tables.js';

/** The control of what was promised, until it is done (плановий контроль, KR-2.32, 3.15). */
export const obligationSteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'remind-obligation',
    reads: { ...promise, mainExecutor },
    properties: { when: z.enum(['before', 'overdue']) },
    async run(context) {
      const { obligation, mainExecutor: main } = context.data;
      const { id, dueOn } = obligation;
      const { when } = context.properties;
      await appeals.note(context, 'obligation-reminded', { id, dueOn, when, to: [main.unit, 'control'] });
    },
  }),
  defineStep({
    topic: 'close-obligation',
    reads: promise,
    async run(context) {
      const { id } = context.data.obligation;
      await context.manager.update(ObligationRecord, id, { status: 'done' });
      await appeals.note(context, 'obligation-done', { id });
    },
  }),
];
