import { chance, syntheticEdition } from '../test/policy/analysis/synthetic.js';
import { plainDate } from '../src/domain/plain-date.js';
import { rulesDirectory } from '../src/platform/installation.js';
import { analyse } from '../src/policy/analysis/edition-diagram.js';
import type { Facts } from '../src/policy/decision.js';
import type { Edition } from '../src/policy/editions/edition.js';
import { decideBy } from '../src/policy/evaluation/decide.js';
import { choose } from '../src/policy/evaluation/hit-policy.js';
import { PolicyService } from '../src/policy/index.js';
import type { Measurement } from './measure.js';
import { many } from './scale.js';
import { type Evaluator, handWritten, rawJsonRules, zen } from './other-engines.js';

const asOf = { receivedOn: plainDate('2026-03-02'), decidedOn: plainDate('2026-03-02') };

const longMs = many(500, 20);

/** The ways of evaluating one content, ours first. */
function evaluatorsOf(edition: Edition): Readonly<Record<string, Evaluator>> {
  const outcome = (decided: string | undefined) => decided ?? edition.document.default.outcome;
  return {
    'run-time path': async (facts) => (await decideBy(edition, facts, asOf)).outcome,
    'compiled path': (facts) => outcome(choose(edition, edition.heldByClosures(facts)).decides?.rule.event.type),
    'raw json-rules-engine': rawJsonRules(edition),
    'zen-engine': zen(edition),
    'hand-written': handWritten(edition),
  };
}

/** Evaluations a second of the same content by each way, after a proof that they answer alike. */
export async function measureEvaluators(): Promise<Measurement[]> {
  const admission = PolicyService.load(rulesDirectory).edition('admission', asOf);
  const contents: [string, Edition][] = [
    ['admission', admission],
    ...[10, 50, 200].map((rules): [string, Edition] => [
      `${rules} rules`,
      syntheticEdition(rules, { rules, facts: 14 }),
    ]),
  ];
  const rows: Measurement[] = [];
  for (const [content, edition] of contents) {
    const cases = casesOf(edition, many(200, 20));
    const ways = Object.entries(evaluatorsOf(edition));
    await proveAlike(content, ways, cases);
    for (const [way, evaluate] of ways) rows.push(await speedOf(`${way}, ${content}`, evaluate, cases));
  }
  return rows;
}

function casesOf(edition: Edition, count: number): Facts[] {
  const { space, possible } = analyse(edition);
  const next = chance(count);
  const cases: Facts[] = [];
  while (cases.length < count) {
    const cells = space.variables.map(({ cells: all }) => next(all.length));
    if (space.diagrams.at(possible, cells) === 1) cases.push(space.factsAt(cells));
  }
  return cases;
}

async function proveAlike(
  content: string,
  ways: readonly [string, Evaluator][],
  cases: readonly Facts[],
): Promise<void> {
  for (const facts of cases) {
    const answers = await Promise.all(ways.map(async ([way, evaluate]) => `${way}: ${await evaluate(facts)}`));
    const outcomes = new Set(answers.map((answer) => answer.slice(answer.indexOf(':'))));
    if (outcomes.size > 1)
      throw new Error(`${content}: the engines disagree: ${answers.join('; ')} ${JSON.stringify(facts)}`);
  }
}

/** Runs in batches for a while; a batch is timed as a whole, since one evaluation may be too short to time. */
async function speedOf(what: string, evaluate: Evaluator, cases: readonly Facts[]): Promise<Measurement> {
  const times: number[] = [];
  for (const facts of cases) await evaluate(facts);
  const begun = performance.now();
  while (performance.now() - begun < longMs) {
    const before = performance.now();
    for (const facts of cases) {
      const answer = evaluate(facts);
      if (typeof answer !== 'string') await answer;
    }
    times.push((performance.now() - before) / cases.length);
  }
  const seconds = (performance.now() - begun) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const count = times.length * cases.length;
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { what, database: '–', perSecond: count / seconds, p50: at(0.5), p95: at(0.95), count };
}
