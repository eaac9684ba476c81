import { describe, expect } from 'vitest';
import { filed, letter, reply, resolution } from '../support/appeal-letters.js';
import { answered, closedAndFiled, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';
import { flawIn } from '../support/whole-story.js';
import { Workflow } from '../../src/workflow/index.js';

const reason = 'Схема мала хибу.';
const settle = (settled: string) => ({ settled, settledBecause: 'Переглянуто справу' });

/** An admin ends the case of the appeal, whatever it waits for. */
async function isEndedOutside(appeal: AppealWalk): Promise<void> {
  const [root] = (await appeal.instances()).filter(({ id, rootId, status }) => id === rootId && status === 'running');
  const admin = appeal.council.person('workflow-admin');
  await appeal.council.get(Workflow).transact(admin, (tx) => tx.terminate(root?.id ?? '', reason));
}

async function isOver(appeal: AppealWalk): Promise<void> {
  await appeal.standsAt();
  expect((await appeal.instances()).filter(({ status }) => status === 'running')).toEqual([]);
  expect((await appeal.card()).archive).not.toBeNull();
  expect(await flawIn(appeal.council, appeal.id)).toBeNull();
}

describe('an appeal whose case an admin has ended', () => {
  walk('before its resolution: control decides, and it is considered to its end', async (council) => {
    const appeal = await council.takeIn(letter());
    const { dueOn } = await appeal.card();
    await isEndedOutside(appeal);
    await appeal.standsAt('settle');
    expect(await appeal.task('settle')).toMatchObject({ group: 'control', note: reason });
    await appeal.refuses('settle', settle('answered'), 'BODY_INVALID');
    await appeal.complete('settle', settle('consider'));
    await appeal.standsAt('resolve');
    expect((await appeal.card()).dueOn).toBe(dueOn);
    await resolved(appeal);
    await answered(appeal);
    await closedAndFiled(appeal);
    await isOver(appeal);
  });

  walk('while the reply waits for a signature: a resolution again, never nobody’s', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    await isEndedOutside(appeal);
    await appeal.standsAt('settle');
    await appeal.complete('settle', settle('consider'));
    await appeal.complete('resolve', resolution(['infrastructure'], { control: true }));
    await answered(appeal);
    await closedAndFiled(appeal);
    await isOver(appeal);
  });

  walk('answered and on control: control takes it off by its word, and it is filed', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await answered(appeal);
    await appeal.standsAt('check-questions');
    await isEndedOutside(appeal);
    expect(await appeal.card()).toMatchObject({ status: 'answered', onControl: true });
    await appeal.standsAt('settle');
    await council.goesTo('2026-03-04T10:00');
    await appeal.complete('settle', settle('answered'));
    // KR-3.17: by the rules, on the day the leader of the control signed, whenever control says so.
    expect(await appeal.decided('end-of-control')).toEqual(['remove-on-signing-day']);
    expect(await appeal.card()).toMatchObject({ status: 'closed', onControl: false, controlEndedOn: '2026-03-02' });
    await appeal.standsAt('file-away');
    await isEndedOutside(appeal);
    await appeal.standsAt('file-away');
    await appeal.complete('file-away', filed);
    await isOver(appeal);
  });

  walk('before registration: the letter begins its way anew', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: null, questions: [] }));
    await appeal.standsAt('look-through');
    await isEndedOutside(appeal);
    await appeal.standsAt('look-through');
    expect((await appeal.instances()).map(({ status }) => status).sort()).toEqual(['running', 'terminated']);
  });
});
