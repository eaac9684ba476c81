import { dayInKyiv } from '../../domain/kyiv-time.js';
import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import { AskDesk, perhaps } from '../../policy/index.js';
import { answerLevels } from '../../policy/analysis/index.js';
import { type Answer, type Call, Misuse, type Options, type Verb } from '../command/verb.js';
import { askText } from './ask-text.js';
import { factsGiven } from './facts-given.js';

/** `npm run rules -- ask`: what partial facts come to, and what is worth asking (запитати). */
export const askVerb: Verb = {
  name: 'ask',
  summary: 'каже, які відповіді ще можливі за неповних фактів і що найменше лишилося з’ясувати',
  usage:
    '<набір> [факт=значення…] [--facts ФАЙЛ] [--received РРРР-ММ-ДД] [--decided РРРР-ММ-ДД] [--by outcome|answer|rule]',
  options: {
    facts: { type: 'string' },
    received: { type: 'string' },
    decided: { type: 'string' },
    by: { type: 'string' },
  },
  run,
};

function run({ words: [setId, ...given], options, source, now }: Call): Answer {
  if (setId === undefined) throw new Misuse('Назвіть набір правил.');
  const policy = source.policy();
  const ruleSet = policy.catalogue.ruleSets.get(setId);
  if (!ruleSet) throw new Misuse(`Набору «${setId}» немає.${perhaps(setId, policy.catalogue.ruleSets.keys())}`);
  const facts = factsGiven(ruleSet, policy.catalogue, given, options['facts']);
  const receivedOn = dayOf(options, 'received') ?? dayInKyiv(now());
  const decidedOn = dayOf(options, 'decided') ?? receivedOn;
  const report = new AskDesk(policy).ask(setId, facts, { receivedOn, decidedOn }, levelOf(options));
  return { ending: 'fine', report, text: askText(report) };
}

function levelOf({ by = 'answer' }: Options) {
  const level = answerLevels.find((one) => one === by);
  if (!level) throw new Misuse(`«--by ${by}»: має бути одне з ${answerLevels.join(', ')}.`);
  return level;
}

function dayOf(options: Options, name: string): PlainDate | null {
  const day = options[name];
  if (day === undefined) return null;
  if (isPlainDate(day)) return day;
  throw new Misuse(`«--${name} ${day}»: має бути день у вигляді РРРР-ММ-ДД.`);
}
