import { Versions } from '../../src/workflow/definitions/versions.js';
import { describe, expect } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import { compile } from '../../src/workflow/engine/index.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { Definitions, Forms } from '../../src/workflow/index.js';
import { MoveQueue } from '../../src/workflow/moving/move-queue.js';
import { Moves } from '../../src/workflow/moving/moves.js';
import { MovedCaseRecord } from '../../src/workflow/moving/tables.js';
import { ProcessInstanceRecord } from '../../src/workflow/tables.js';
import { Workflow } from '../../src/workflow/workflow.js';
import { checked, filed, letter, reply, resolution } from '../support/appeal-letters.js';
import { resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import type { AppealWalk } from '../support/appeal-walk.js';

/** The ids that the second version has changed: places where a case waits, and scopes around them. */
const changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'written-appeal': { handling: 'handling-of-letter', consider: 'consider-it', 'file-away': 'form-file' },
  consideration: {
    considering: 'working-on-it',
    resolve: 'lay-resolution',
    'prepare-reply': 'draw-up-reply',
    'term-watch': 'watch-of-term',
  },
  reply: { 'agree-reply': 'approve-reply', 'sign-reply': 'sign-the-reply' },
};

/** Another version of each process: other ids, and a task that asks under another name. */
async function publishNext(council: WalkedCouncil): Promise<void> {
  const definitions = council.get(Definitions);
  for (const [key, ids] of Object.entries(changes)) {
    const { xml } = await definitions.row(key);
    const renamed = Object.entries(ids).reduce(
      (text, [one, other]) =>
        text.replace(
          new RegExp(`( id| sourceRef| targetRef| attachedToRef| bpmnElement)="${one}"`, 'g'),
          `$1="${other}"`,
        ),
      xml,
    );
    const coming = { xml: renamed, compiled: await compile(renamed), forms: council.get(Forms) };
    await unitOfWork(council.dataSource, (manager) => council.get(Versions).bring(manager, coming, systemActor));
  }
}

/** Everything of the case goes over, process by process. */
async function goesOver(council: WalkedCouncil): Promise<readonly string[]> {
  const [moves, admin] = [council.get(Moves), council.person('workflow-admin')];
  const queue = new MoveQueue(council.get(Workflow), moves);
  const refused: string[] = [];
  for (const [key, ids] of Object.entries(changes)) {
    const { elements } = await moves.plan(key, { from: 1, to: 2 });
    const known = Object.fromEntries(Object.entries(ids).filter(([id]) => elements.some(({ from }) => from === id)));
    const inside = elements.filter(({ how, to }) => how !== 'same' && to !== null).map(({ from, to }) => [from, to]);
    const { id } = await moves.begin(
      key,
      { from: 1, to: 2, elements: { ...Object.fromEntries(inside), ...known } },
      'Нова версія.',
      admin,
    );
    while ((await moves.underWay()).length > 0) await queue.run(new Date(), () => false);
    const left = await council.dataSource.manager.findBy(MovedCaseRecord, { moveId: id, outcome: 'refused' });
    refused.push(...left.map(({ why }) => `${key}: ${why}`));
  }
  return refused;
}

const later = (element: string): string => Object.values(changes).flatMap((ids) => ids[element] ?? [])[0] ?? element;

const stages: readonly (readonly [string, (appeal: AppealWalk) => Promise<void>])[] = [
  ['resolve', async () => undefined],
  ['prepare-reply', (appeal) => resolved(appeal)],
  ['agree-reply', (appeal) => appeal.complete('prepare-reply', reply())],
  ['sign-reply', (appeal) => appeal.complete('agree-reply', { decision: 'agree' })],
  ['check-questions', (appeal) => appeal.complete('sign-reply', { decision: 'sign' })],
  ['file-away', (appeal) => appeal.complete('check-questions', checked(true))],
];

const answers: Readonly<Record<string, object>> = {
  'prepare-reply': reply(),
  'agree-reply': { decision: 'agree' },
  'sign-reply': { decision: 'sign' },
  'check-questions': checked(true),
  'file-away': filed,
};

describe('a written appeal that goes over to another version of all its processes', () => {
  stages.forEach(([place], at) => {
    walk(`while it stands at ${place}: keeps its task and days, and is walked to its end`, async (council) => {
      const appeal = await council.takeIn(letter());
      for (const [, come] of stages.slice(0, at + 1)) await come(appeal);
      await appeal.standsAt(place);
      const [before, timers] = [await appeal.task(place), (await appeal.timers()).map(({ dueAt }) => dueAt)];
      await publishNext(council);
      expect(await goesOver(council)).toEqual([]);
      await appeal.standsAt(later(place));
      const { id, dueOn, assignee, group } = await appeal.task(later(place));
      expect({ id, dueOn, assignee, group }).toEqual({
        id: before.id,
        dueOn: before.dueOn,
        assignee: before.assignee,
        group: before.group,
      });
      expect((await appeal.timers()).map(({ dueAt }) => dueAt)).toEqual(timers);
      for (const [next] of stages.slice(at)) {
        if (next === 'resolve') {
          await appeal.complete(later(next), resolution(['infrastructure'], { control: true }));
        } else await appeal.complete(later(next), { ...answers[next] });
      }
      await appeal.ends('ready-for-archive');
      const rows = await council.dataSource.manager.findBy(ProcessInstanceRecord, {
        businessKey: appeal.id,
        processKey: 'written-appeal',
      });
      const versions = await Promise.all(
        rows.map(async (row) => (await council.get(Definitions).get(row.definitionId)).version),
      );
      expect(versions).toEqual([2]);
    });
  });
});
