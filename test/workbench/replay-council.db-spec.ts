import { expect } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import { DecisionLog, type DecisionRecord } from '../../src/policy/index.js';
import { candidateOf } from '../../src/workbench/replay/candidate.js';
import { Replays } from '../../src/workbench/replay/running/replays.js';
import { runReplay, takeReplay } from '../../src/workbench/replay/running/run-replay.js';
import { termDay, termSet } from '../../src/workbench/replay/comparison/term-day.js';
import { totalsOf } from '../../src/workbench/replay/comparison/tally.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { letter } from '../support/appeal-letters.js';
import { resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';
import { calendar, present, runParts } from './replay-support.js';

const everything = { ruleSet: null, from: null, to: null, unit: null };

async function replayed({ dataSource }: WalkedCouncil, scope: Partial<typeof everything> | { unit: string }) {
  const candidate = candidateOf(present, {});
  const start = { candidate, origin: 'command', by: systemActor, at: new Date('2026-03-03T08:00:00Z') } as const;
  const replays = new Replays(dataSource, present);
  const { id } = await replays.start({ ...start, scope: { ...everything, ...scope } });
  const parts = runParts(dataSource, present);
  const row = await takeReplay(parts, id);
  if (!row) throw new Error('nobody else has it');
  await runReplay(row, parts);
  return totalsOf((await replays.find(id)).tally);
}

async function termDecisions(appeal: AppealWalk): Promise<DecisionRecord[]> {
  const all = await appeal.council.get(DecisionLog).ofSubject(appeal.id);
  return all.filter(({ ruleSet }) => ruleSet === termSet);
}

async function reckonedDay(appeal: AppealWalk) {
  const { receivedOn, registeredOn } = await appeal.card();
  const last = (await termDecisions(appeal)).at(-1);
  if (!last) throw new Error('no term was decided');
  const days = { receivedOn, dayZero: registeredOn ?? receivedOn };
  return termDay(last, last.facts, days, { policy: present, calendar });
}

walk('what a real council has decided is decided again alike, and its terms end on the same days', async (council) => {
  const ordinary = await council.takeIn(letter());
  const handedDown = await council.takeIn(
    letter({
      applicant: { surname: 'Гайдук', givenName: 'Остап' },
      gist: 'Прошу полагодити дах над під’їздом.',
      coveringLetter: {
        sender: 'Офіс Президента України',
        datedOn: '2026-02-27',
        index: '22/1',
        answerBy: '2026-03-12',
      },
    }),
  );
  const byLeader = await council.takeIn(
    letter({ applicant: { surname: 'Шевчук', givenName: 'Ніна' }, gist: 'На зупинці немає освітлення.' }),
  );
  await resolved(byLeader, { dueOn: '2026-03-20' });
  for (const appeal of [ordinary, handedDown, byLeader]) {
    expect(await reckonedDay(appeal)).toBe((await appeal.card()).dueOn);
  }
  expect((await handedDown.card()).dueOn).toBe('2026-03-12');
  expect((await byLeader.card()).dueOn).toBe('2026-03-20');

  const all = await replayed(council, {});
  expect(all).toMatchObject({ differ: 0, refused: 0 });
  expect(Object.keys(all.bySet)).toEqual(
    expect.arrayContaining(['admission', 'registration-routing', 'term', 'leader']),
  );
  // Only the appeal of that department's executors, in whosever register it is.
  const ofUnit = await replayed(council, { unit: 'infrastructure' });
  expect(ofUnit.total).toBe((await council.get(DecisionLog).ofSubject(byLeader.id)).length);
});
