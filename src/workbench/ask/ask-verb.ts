import { z } from 'zod';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Clock } from '../../platform/clock.js';
import { Inquiries, PolicyService } from '../../policy/index.js';
import {
  AnswerLevelView,
  AskReportView,
  refuseForeignFacts,
  trial,
  trialProblems,
} from '../../policy/analysis/index.js';
import { factsGiven } from '../command/facts-given.js';
import { word } from '../command/options.js';
import { verb } from '../command/verb.js';
import { route } from '../http/route.js';
import { askText } from './ask-text.js';

const asks = z
  .strictObject({
    ...trial,
    facts: trial.facts.optional(),
    by: AnswerLevelView.default('answer').describe('Що має бути певним'),
  })
  .meta({ id: 'PartialRuleQuestion', description: 'Неповні факти для набору правил.' });
type Asked = Omit<z.output<typeof asks>, 'facts'> & { readonly facts?: Facts | undefined };
type Facts = Readonly<Record<string, unknown>>;

/** A decision is of the day of receipt unless it is told of which; a letter is of today. */
function ask(policy: PolicyService, ruleSet: string, { facts = {}, by, ...days }: Asked, now: Date) {
  refuseForeignFacts(policy.ruleSet(ruleSet), facts);
  const { receivedOn = dayInKyiv(now), decidedOn = receivedOn } = days;
  return new Inquiries(policy).ask(ruleSet, facts, { receivedOn, decidedOn }, by);
}

/** `npm run rules -- ask`: what partial facts come to, and what is worth asking (запитати). */
export const askVerb = verb({
  name: 'ask',
  summary: 'каже, які відповіді ще можливі за неповних фактів і що найменше лишилося з’ясувати',
  usage:
    '<набір> [факт=значення…] [--facts ФАЙЛ|-] [--received РРРР-ММ-ДД] [--decided РРРР-ММ-ДД] [--by outcome|answer|rule]',
  options: asks.extend({ facts: word('Файл фактів') }),
  spoken: { receivedOn: 'received', decidedOn: 'decided' },
  run({ words, options: { facts: file, ...options }, source, now }) {
    const policy = source.policy();
    const { ruleSet, facts, placing } = factsGiven(words, file, policy);
    return placing(() => ask(policy, ruleSet, { ...options, facts }, now()));
  },
  text: askText,
  routes: [
    route({
      at: 'POST rule-sets/:id/ask',
      takes: { id: z.string().max(100).describe('Набір правил, наприклад main-executor'), body: asks },
      roles: ['compliance-reviewer', 'workflow-admin', 'registrar'],
      describe: {
        id: 'askRuleSet',
        summary:
          'Що ще можливо за неповних фактів і які найменше факти лишилося запитати; by: outcome (лише рішення), answer (з підставами), rule (і правило). Нічого не записує.',
        problems: [...trialProblems, 'ANALYSIS_TOO_LARGE'],
        returns: AskReportView,
        example: { facts: { 'resolution.firstExecutorIsStaff': false }, receivedOn: '2024-03-04' },
      },
      answer: ({ id, body }, { service }) => ask(service(PolicyService), id, body, service(Clock).now()),
    }),
  ],
});
