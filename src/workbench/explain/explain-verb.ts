import { z } from 'zod';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { readConfig } from '../../platform/config.js';
import { openExistingDataSource } from '../../platform/database/data-source.js';
import { DecisionLog, PolicyService, policyTables } from '../../policy/index.js';
import { dayAsked, trial, trialProblems } from '../../policy/analysis/index.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { factsGiven } from '../command/facts-given.js';
import { analysisOf, answerBy } from '../command/of-rules.js';
import { word } from '../command/options.js';
import { PostedFiles } from '../command/posted-rules.js';
import { type Call, Misuse, verb } from '../command/verb.js';
import { route } from '../http/route.js';
import { explainFacts, explainStored, ReaderView, tell, ToldView } from './explain.js';

const reader = { for: ReaderView.default('clerk').describe('Кому') };
const options = z.strictObject({
  ...reader,
  receivedOn: trial.receivedOn,
  decidedOn: trial.decidedOn,
  facts: word('Файл фактів'),
  decision: word('Записане рішення'),
});

const Trial = z
  .strictObject({
    ...trial,
    ...reader,
    receivedOn: dayAsked.describe('День надходження'),
    ruleSet: z.string().max(100).describe('Набір правил'),
    files: PostedFiles.optional().describe('Подані правила; без них – чинні'),
  })
  .meta({ id: 'ExplanationTrial', description: 'Факти, рішення за якими треба пояснити.' });

const analysis = analysisOf(
  'explain',
  async (source, { ruleSet, facts, receivedOn, decidedOn = receivedOn, for: whom }: z.output<typeof Trial>) =>
    tell(await explainFacts(source.policy(), ruleSet, facts, { receivedOn, decidedOn }), whom),
);

/** `npm run rules -- explain`: why the rules answer as they do, for three readers (пояснити). */
export const explainVerb = verb({
  name: 'explain',
  summary: 'пояснює рішення громадянинові, працівникові чи аудиторові',
  usage:
    '<набір> [факт=значення…] [--facts ФАЙЛ|-] [--received РРРР-ММ-ДД] [--decided РРРР-ММ-ДД] | --decision РІШЕННЯ [--for citizen|clerk|auditor]',
  options,
  spoken: { receivedOn: 'received', decidedOn: 'decided' },
  run: (call) => (call.options.decision === undefined ? tried(call) : stored(call, call.options.decision)),
  text: ({ text }) => text.join('\n'),
  analysis,
  routes: [
    route({
      at: 'GET workbench/explanations/:id',
      takes: { id: z.uuid().describe('Записане рішення'), query: z.strictObject(reader) },
      describe: {
        id: 'explainDecision',
        summary:
          'Чому записане рішення саме таке: громадянинові (citizen), працівникові (clerk), аудиторові (auditor).',
        problems: ['NOT_FOUND', 'BODY_INVALID', 'EDITION_UNKNOWN'],
        returns: ToldView,
      },
      answer: async ({ id, query }, { service }) =>
        tell(await explainStored(service(PolicyService), service(DecisionLog), id), query.for),
    }),
    route({
      at: 'POST workbench/explanations',
      takes: { body: Trial },
      describe: {
        id: 'explainTrial',
        summary: 'Що і чому вирішили б правила за цими фактами; files — за поданими правилами. Нічого не записує.',
        problems: [...trialProblems, 'RULE_CONFLICT', 'EVALUATORS_DISAGREE', ...analysisProblems],
        returns: ToldView,
        example: {
          ruleSet: 'main-executor',
          facts: {
            'letter.addressee': 'council',
            'resolution.firstExecutorIsStaff': false,
            'case.fromReception': false,
            'resolution.firstExecutorIsDistrict': false,
            'resolution.anyStaffExecutor': true,
          },
          receivedOn: '2024-03-04',
          for: 'citizen',
        },
      },
      answer: ({ body: { files = null, ...asked } }, counter) => answerBy(counter, analysis, { files, asked }),
    }),
  ],
});

type Explaining = Call<z.output<typeof options>>;

async function tried({ words, options: { facts: file, ...asked }, source, now }: Explaining) {
  if (words.length === 0) throw new Misuse('Назвіть набір правил або записане рішення (--decision).');
  const policy = source.policy();
  const { ruleSet, facts, placing } = factsGiven(words, file, policy);
  const { receivedOn = dayInKyiv(now()), decidedOn = receivedOn } = asked;
  return tell(await placing(() => explainFacts(policy, ruleSet, facts, { receivedOn, decidedOn })), asked.for);
}

async function stored({ words, options, source, env }: Explaining, id: string) {
  const given = ['facts', 'receivedOn', 'decidedOn'] as const;
  const beside = [...words, ...given.filter((name) => options[name] !== undefined)];
  if (beside.length > 0) throw new Misuse(`Записане рішення має свої факти й дні; зайве: ${beside.join(', ')}.`);
  const dataSource = await openExistingDataSource(readConfig(env), policyTables);
  if (!dataSource) throw new Misuse('Бази даних ще немає: жодного рішення не записано.');
  try {
    const policy = source.policy();
    return tell(await explainStored(policy, new DecisionLog(dataSource, policy), id), options.for);
  } finally {
    await dataSource.destroy();
  }
}
