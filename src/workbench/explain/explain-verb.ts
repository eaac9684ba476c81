import { dayInKyiv } from '../../domain/kyiv-time.js';
import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import { readConfig } from '../../platform/config.js';
import { openExistingDataSource } from '../../platform/data-source.js';
import { DecisionLog, policyTables } from '../../policy/index.js';
import { factsGiven } from '../ask/facts-given.js';
import { type Answer, type Call, Misuse, type Options, type Verb } from '../command/verb.js';
import { type Explained, explainFacts, explainStored, type Reader, readers, tell } from './explain.js';
import { noFile, readFacts } from './read-facts.js';

/** `npm run rules -- explain`: why the rules answer as they do, for three readers (пояснити). */
export const explainVerb: Verb = {
  name: 'explain',
  summary: 'пояснює рішення громадянинові, працівникові чи аудиторові',
  usage:
    '<набір> [факт=значення…] [--facts ФАЙЛ|-] [--received РРРР-ММ-ДД] [--decided РРРР-ММ-ДД] | --decision РІШЕННЯ [--for citizen|clerk|auditor]',
  options: {
    facts: { type: 'string' },
    received: { type: 'string' },
    decided: { type: 'string' },
    decision: { type: 'string' },
    for: { type: 'string' },
  },
  async run(call: Call): Promise<Answer> {
    const reader = readerOf(call.options);
    const { decision } = call.options;
    const explained = typeof decision === 'string' ? await stored(call, decision) : await tried(call);
    const report = tell(explained, reader);
    return { ending: 'fine', report, text: report.text.join('\n') };
  },
};

function tried({ words: [setId, ...said], options, source, now }: Call): Promise<Explained> {
  if (setId === undefined) throw new Misuse('Назвіть набір правил або записане рішення (--decision).');
  const policy = source.policy();
  const ruleSet = policy.ruleSet(setId);
  const { facts: path } = options;
  const file = typeof path === 'string' ? readFacts(path) : noFile;
  const facts = { ...file.facts, ...factsGiven(ruleSet, policy.catalogue, said, undefined) };
  const receivedOn = dayOf(options, 'received') ?? dayInKyiv(now());
  const decidedOn = dayOf(options, 'decided') ?? receivedOn;
  return file.placing(() => explainFacts(policy, setId, facts, { receivedOn, decidedOn }));
}

async function stored({ words, options, source, env }: Call, id: string): Promise<Explained> {
  const beside = [...words, ...['facts', 'received', 'decided'].filter((name) => options[name] !== undefined)];
  if (beside.length > 0) throw new Misuse(`Записане рішення має свої факти й дні; зайве: ${beside.join(', ')}.`);
  const dataSource = await openExistingDataSource(readConfig(env), policyTables);
  if (!dataSource) throw new Misuse('Бази даних ще немає: жодного рішення не записано.');
  try {
    const policy = source.policy();
    return await explainStored(policy, new DecisionLog(dataSource, policy), id);
  } finally {
    await dataSource.destroy();
  }
}

function readerOf({ for: word = 'clerk' }: Options): Reader {
  const reader = readers.find((one) => one === word);
  if (!reader) throw new Misuse(`«--for ${word}»: має бути одне з ${readers.join(', ')}.`);
  return reader;
}

function dayOf(options: Options, name: string): PlainDate | null {
  const day = options[name];
  if (day === undefined) return null;
  if (isPlainDate(day)) return day;
  throw new Misuse(`«--${name} ${day}»: має бути день у вигляді РРРР-ММ-ДД.`);
}
