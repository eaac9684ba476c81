import type { StepContext } from '../../workflow/host/steps.js';
import type { FactSources } from '../../workflow/host/steps.js';
import type { AppealStore } from '../appeal-store.js';
import { standingOf } from '../extensions.js';
import type { Office } from '../office.js';
import { fromProcess, type ExtensionAsked } from '../process-data.js';
import type { AppealRecord } from '../tables.js';
import { authorFacts, historyFacts, questionFacts } from './author-facts.js';
import { caseFacts, extensionFacts, replyFacts, resolutionFacts } from './case-facts.js';
import { complaintFacts } from './complaint-facts.js';
import type { FactValues } from './fact-values.js';
import { letterFacts } from './letter-facts.js';

/** Gives the rules what they ask of an appeal, group by group, from its card and the day it is. */
export function registerFacts(sources: FactSources, store: AppealStore, office: Office): void {
  const about =
    (facts: (appeal: AppealRecord, context: StepContext) => FactValues) =>
    async (context: StepContext): Promise<FactValues> =>
      facts(await store.get(context.businessKey, context.manager), context);

  sources.provide('letter', about(letterFacts));
  sources.provide(
    'author',
    about((appeal) => authorFacts(appeal, office.classifier)),
  );
  sources.provide('question', about(questionFacts));
  sources.provide('history', about(historyFacts));
  sources.provide(
    'complaint',
    about((appeal) => complaintFacts(appeal, office)),
  );
  sources.provide(
    'case',
    about((appeal, { data, now }) =>
      caseFacts(appeal, office.calendar, office.today(now), data['fromReception'] === true),
    ),
  );
  sources.provide(
    'resolution',
    about((appeal) => resolutionFacts(appeal, office.directory)),
  );
  sources.provide(
    'reply',
    about((appeal, { now }) => replyFacts(appeal, office, office.today(now))),
  );
  sources.provide(
    'extension',
    about((appeal, { data, now }) =>
      extensionFacts(appeal, fromProcess<ExtensionAsked>(data, 'extensionAsked'), office.today(now)),
    ),
  );
  sources.provide(
    'leader',
    about(({ leader, register }, { now }) => ({
      'leader.headAway': office.directory.isAbsent(office.directory.head.id, office.today(now)),
      'leader.standing': standingOf(office.directory, register, leader === null ? [] : [leader]),
    })),
  );
}
