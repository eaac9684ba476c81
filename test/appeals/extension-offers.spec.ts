import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tries } from '../support/counts.js';
import { extensionAnswers } from '../../src/appeals/answers/extension-answers.js';
import type { ExtensionAsked } from '../../src/appeals/case-data.js';
import type { AppealService } from '../../src/appeals/appeal-service.js';
import { extensionFacts } from '../../src/appeals/facts/case-facts.js';
import { Office } from '../../src/appeals/office.js';
import type { AppealRecord } from '../../src/appeals/tables.js';
import { Directory } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { addDays, type PlainDate } from '../../src/domain/plain-date.js';
import { Problem } from '../../src/domain/problem.js';
import { extendTerm, shortenTerm, termPlannedOn, type TermLedger } from '../../src/domain/term.js';
import { rulesDirectory } from '../../src/platform/installation.js';
import { PolicyService } from '../../src/policy/index.js';
import type { AnswerContext } from '../../src/workflow/index.js';
import { calendar, classifier } from '../domain/calendar-of-rules.js';
import { everyDay } from '../domain/days.js';
import { actOn, month, termFrom } from '../domain/term-acts.js';

const policy = PolicyService.load(rulesDirectory);
const office = new Office(new Directory(kryvyiRih), calendar, classifier, policy);

interface Asked {
  readonly term: TermLedger;
  readonly askedOn: PlainDate;
  readonly today: PlainDate;
  readonly posts: readonly string[];
  readonly objectiveGrounds: boolean;
  readonly to: PlainDate;
}

/** What the leader's answer comes to: the ledger extended by it, or the refusal. */
async function answeredBy({ term, askedOn, today, posts, objectiveGrounds, to }: Asked): Promise<TermLedger | Problem> {
  const { registeredOn } = term;
  const asking = { askedBy: null, unit: 'infrastructure', askedOn, reasons: 'Потрібне обстеження', decision: null };
  const appeal = {
    id: 'appeal',
    receivedOn: registeredOn,
    registeredOn,
    register: 'office',
    term,
    extensions: [asking],
  };
  const nothing = (): Promise<void> => Promise.resolve();
  const appeals = { office, appealOf: () => Promise.resolve(appeal), change: nothing, note: nothing };
  let granted: ExtensionAsked | null = null;
  const foresee = async (_: unknown, { extensionAsked }: { readonly extensionAsked: ExtensionAsked }) => {
    const facts = extensionFacts(appeal as unknown as AppealRecord, office, extensionAsked, today);
    const ruling = await policy.decide('term-extension', facts, { receivedOn: registeredOn, decidedOn: today });
    if (ruling.outcome === 'extend') granted = extensionAsked;
    return ruling;
  };
  const answer = { decision: 'extend', to, objectiveGrounds, grounds: 'Потрібне обстеження' };
  const { at: now } = actOn(today);
  const data = { extensionUnit: 'infrastructure', extensionReasons: 'Потрібне обстеження' };
  const context = { actor: { id: 'p-1', posts, unit: null }, answer, now, data, foresee };
  const [definition] = extensionAnswers(appeals as unknown as AppealService);
  try {
    await definition?.run(context as unknown as AnswerContext);
  } catch (refusal) {
    if (refusal instanceof Problem) return refusal;
    throw refusal;
  }
  return extendTerm(term, { ...actOn(today), to: (granted as ExtensionAsked | null)?.to ?? to, askedOn }, calendar);
}

const cases = fc
  .record({
    registeredOn: fc.constantFrom(...everyDay.filter((date) => calendar.isWorkingDay(date))),
    shorter: fc.option(fc.integer({ min: 1, max: 27 }), { nil: null }),
    longer: fc.option(fc.integer({ min: 28, max: 45 }), { nil: null }),
    asked: fc.integer({ min: 0, max: 50 }),
    waited: fc.integer({ min: 0, max: 20 }),
    to: fc.integer({ min: 1, max: 60 }),
    posts: fc.constantFrom(['acting-mayor'], ['deputy-mayor-housing'], ['head-of-affairs']),
    objectiveGrounds: fc.boolean(),
  })
  .map(({ registeredOn, shorter, longer, asked, waited, to, ...rest }): Asked => {
    const act = actOn(registeredOn);
    const first = termFrom(registeredOn, month);
    const short =
      shorter === null ? first : shortenTerm(first, { ...act, to: addDays(registeredOn, shorter) }, calendar);
    const last = addDays(registeredOn, longer ?? 0);
    const isLonger = longer !== null && last > termPlannedOn(short);
    const term = isLonger ? extendTerm(short, { ...act, to: last }, calendar) : short;
    const askedOn = addDays(registeredOn, asked);
    return { ...rest, term, askedOn, today: addDays(askedOn, waited), to: addDays(registeredOn, to) };
  });

it('every day that a refused extension offers is accepted when it is sent instead', async () => {
  let offers = 0;
  await fc.assert(
    fc.asyncProperty(cases, async (asked) => {
      const refusal = await answeredBy(asked);
      if (!(refusal instanceof Problem)) return;
      const possible = refusal.details.extra?.['possible'] as Readonly<Record<string, PlainDate | null>> | undefined;
      for (const to of [possible?.['lastOn'], possible?.['lastWorkingOn']]) {
        if (!to) continue;
        offers += 1;
        expect(await answeredBy({ ...asked, to })).not.toBeInstanceOf(Problem);
      }
    }),
    { numRuns: tries(400, 2000) },
  );
  expect(offers).toBeGreaterThan(tries(20, 100));
});
