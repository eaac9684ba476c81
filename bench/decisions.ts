import { Engine } from 'json-rules-engine';
import { plainDate } from '../src/domain/plain-date.js';
import { rulesDirectory } from '../src/platform/installation.js';
import { PolicyService } from '../src/policy/index.js';
import { measure, type Measurement } from './measure.js';
import { many } from './scale.js';

const plan = { count: many(3000, 50), atOnce: 1, warmUp: many(300, 5) };
const asOf = { receivedOn: plainDate('2026-03-02'), decidedOn: plainDate('2026-03-02') };

const facts = {
  'letter.form': 'paper',
  'letter.residenceGiven': true,
  'letter.signed': true,
  'letter.substanceStated': true,
  'letter.replyContactGiven': true,
  'letter.kind': 'statement',
  'author.identifiable': true,
  'author.incapacitated': 'unknown',
  'question.powers': 'others',
  'question.properBody': 'known',
  'question.dataSufficient': true,
  'history.feature': 'first',
  'history.earlierInTerm': false,
  'history.confirmedByPerson': false,
  'history.sameBody': false,
  'history.resolvedInSubstance': 'unknown',
  'complaint.startedYearsSinceDecision': 0,
  'complaint.startedMonthsSinceAcquaintance': 0,
} as const;

/** A whole decision of the admission set, checks and second evaluator included, against bare json-rules-engine. */
export async function measureDecisions(): Promise<Measurement[]> {
  const policy = PolicyService.load(rulesDirectory);
  const { rules } = policy.ruleSet('admission');
  const inForce = rules.filter(
    ({ effective }) => effective.from <= asOf.receivedOn && !(effective.to !== null && effective.to <= asOf.receivedOn),
  );
  const ours = await measure({ what: 'decision, ours', database: '–' }, plan, () =>
    policy.decide('admission', facts, asOf),
  );
  const parameters = { 'param.complaint.sinceDecision': 1, 'param.complaint.sinceAcquaintance': 1 };
  const raw = await measure({ what: 'decision, raw json-rules-engine', database: '–' }, plan, async () => {
    const engine = new Engine([], { allowUndefinedFacts: false });
    for (const rule of inForce)
      engine.addRule(JSON.parse(JSON.stringify({ conditions: rule.conditions, event: rule.event })));
    for (const [id, value] of Object.entries({ ...facts, ...parameters })) engine.addFact(id, value);
    await engine.run();
  });
  return [ours, raw];
}
