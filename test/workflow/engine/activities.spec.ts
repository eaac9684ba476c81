import { describe, expect, test } from 'vitest';
import { LiveInstance } from '../../../src/workflow/engine/index.js';
import { contextOf, walks, type Walk } from './walk.js';

const executors = [{ unit: 'water' }, { unit: 'roads' }, { unit: 'heat' }];

walks('terminate-inside-a-sub-process', 'kills what runs inside and goes on after it', (walk) => {
  walk.start({ timers: { remindAt: '2024-03-04T07:00:00Z' } }).standsAt('work', 'keep', 'remind');
  walk.complete('work').standsAt('after').complete('after').endsAt('done');
});

walks('terminate-at-the-top', 'ends the case', (walk) => {
  walk.start().standsAt('a', 'b').complete('a').endsAt('stop-all');
});

walks('rework', 'goes back as often as needed', (walk) => {
  walk
    .start()
    .complete('prepare')
    .complete('check', { verdict: { good: false } })
    .standsAt('prepare');
  walk
    .complete('prepare')
    .complete('check', { verdict: { good: true } })
    .standsAt('sign');
  walk
    .complete('sign', { verdict: { accepted: false } })
    .standsAt('prepare')
    .complete('prepare');
  walk
    .complete('check', { verdict: { good: true } })
    .complete('sign')
    .endsAt('done');
});

walks('parallel-each', 'goes on when the last of all is done, in any order', (walk) => {
  walk.start({ executors }).standsAt('contribute', 'contribute', 'contribute');
  walk.complete('contribute', {}, 2).complete('contribute', {}, 0).standsAt('contribute');
  walk.look(({ waiting }) => expect(waiting.tasks[0]?.candidateGroups).toEqual(['executor@roads']));
  walk.complete('contribute').standsAt('collect').serve('collect').endsAt('done');
});

walks('parallel-each', 'an empty list skips the work', (walk) => {
  walk.start({ executors: [] }).standsAt('collect').serve('collect').endsAt('done');
});

walks('sequential-each', 'one after the other', (walk) => {
  walk.start({ approvers: ['lawyer', 'treasurer'] }).standsAt('approve');
  walk.look(({ waiting }) => expect(waiting.tasks[0]?.candidateGroups).toEqual(['post:lawyer']));
  walk.complete('approve').standsAt('approve');
  walk.look(({ waiting }) => expect(waiting.tasks[0]?.candidateGroups).toEqual(['post:treasurer']));
  walk.complete('approve').endsAt('done');
});

walks('each-service', 'a step once for each', (walk) => {
  walk.start({ addressees: ['one', 'two'] });
  walk.look(({ waiting }) => expect(waiting.services.map(({ item }) => item)).toEqual(['one', 'two']));
  walk.serve('notify', {}, 1).serve('notify').endsAt('done');
});

walks('each-sub-process', 'each goes its own way at its own pace', (walk) => {
  walk.start({ executors }).standsAt('prepare', 'prepare', 'prepare').complete('prepare', {}, 1);
  walk.standsAt('prepare', 'prepare', 'check');
  walk.look(({ waiting }) => {
    const check = waiting.tasks.find(({ elementId }) => elementId === 'check');
    expect(check).toMatchObject({ candidateGroups: ['head@roads'], item: { unit: 'roads' } });
  });
  walk.complete('prepare').complete('prepare').complete('check').complete('check').complete('check').endsAt('done');
});

const otherUnits: readonly (readonly [string, readonly string[] | null])[] = [
  ['shorter', ['parks']],
  ['longer', ['parks', 'lifts', 'trams', 'water', 'roads']],
  ['empty', []],
  ['gone', null],
];

describe.each(otherUnits)('a list is read once, when the case comes to it: later %s', (_, units) => {
  const later = { executors: units?.map((unit) => ({ unit })) ?? null, approvers: units };
  const areFor = (walk: Walk, ...groups: readonly string[]): Walk =>
    walk.look(({ waiting }) => expect(waiting.tasks.flatMap(({ candidateGroups }) => candidateGroups)).toEqual(groups));

  walks('parallel-each', 'turns side by side', (walk) => {
    walk.start({ executors }).complete('contribute', later, 1);
    areFor(walk, 'executor@water', 'executor@heat');
    walk.complete('contribute').complete('contribute').standsAt('collect').serve('collect').endsAt('done');
  });

  walks('sequential-each', 'turns one after another', (walk) => {
    walk.start({ approvers: ['lawyer', 'treasurer', 'secretary'] }).complete('approve', later);
    areFor(walk, 'post:treasurer');
    walk.complete('approve');
    areFor(walk, 'post:secretary');
    walk.complete('approve').endsAt('done');
  });

  walks('each-sub-process', 'whole ways side by side', (walk) => {
    walk.start({ executors }).complete('prepare', later, 1).complete('prepare', {}, 1);
    areFor(walk, 'executor@water', 'head@roads', 'head@heat');
    walk.complete('check').complete('check').complete('prepare').complete('check').endsAt('done');
  });
});

walks('parallel-each', 'however long the list, every turn begins at once', (walk) => {
  walk.start({ executors: Array.from({ length: 130 }, (_, unit) => ({ unit })) });
  walk.look(({ waiting }) => expect(waiting.tasks).toHaveLength(130));
  walk.complete('contribute', {}, 129);
  walk.look(({ waiting }) => expect(waiting.tasks).toHaveLength(129));
});

walks('called-process', 'the host runs the called process and completes the call', (walk) => {
  walk.start().standsAt('consider', 'withdrawn');
  walk.look(({ waiting }) =>
    expect(waiting.services[0]).toMatchObject({
      kind: 'call',
      calledElement: 'consideration',
      ins: [{ variables: 'all' }],
      outs: [{ source: 'consideration', target: 'consideration' }],
    }),
  );
  walk
    .serve('consider', { consideration: { outcome: 'satisfied' } })
    .standsAt('file')
    .complete('file')
    .endsAt('done');
  walk.look((instance) => expect(instance.data['consideration']).toEqual({ outcome: 'satisfied' }));
});

walks('called-process', 'interrupting the call takes it away', (walk) => {
  walk.start().receive('withdrawn').endsAt('stopped');
});

walks('called-process', 'an error end of the called process is caught by the caller', (walk) => {
  walk.start().fail('consider', 'NOT_CONSIDERED').standsAt('explain').complete('explain').endsAt('explained');
});

walks('decision-and-steps', 'steps and decisions wait for the host, and gateways see their answers', (walk) => {
  walk.start().standsAt('register');
  walk.look(({ waiting: { services } }) =>
    expect(services[0]).toMatchObject({ kind: 'service', topic: 'register-appeal', properties: { book: 'К' } }),
  );
  walk.serve('register', { index: 'К-127' }).standsAt('admission');
  walk.look(({ waiting: { services } }) =>
    expect(services[0]).toMatchObject({ kind: 'decision', decisionRef: 'admission', resultVariable: 'admission' }),
  );
  walk
    .serve('admission', { admission: { outcome: 'consider' } })
    .standsAt('consider')
    .complete('consider');
  walk.endsAt('done');
  walk.look((instance) => expect(instance.data).toMatchObject({ index: 'К-127', admission: { outcome: 'consider' } }));
});

walks('error-end-caught', 'an error end inside is caught on the sub-process', (walk) => {
  walk.start().complete('look').standsAt('explain').complete('explain').endsAt('explained');
});

walks('error-end-uncaught', 'an error end nobody catches is no success', (walk) => {
  walk.start().complete('look');
  walk.look((instance) => expect(instance.status).toBe('errored'));
  walk.look((instance) =>
    expect(instance.uncaughtError).toEqual({ elementId: 'hopeless', errorCode: 'NOT_CONSIDERED' }),
  );
});

walks('failing-service', 'a business error of a step takes its boundary', (walk) => {
  walk.start().fail('ask-register', 'REGISTER_UNAVAILABLE').standsAt('by-hand').complete('by-hand').endsAt('done');
});

walks('never-joined', 'a case nothing can move any more says so', (walk) => {
  walk.start();
  walk.look((instance) => expect(instance.isStuck).toBe(false));
  walk.complete('a').standsAt();
  walk.look((instance) => expect(instance.isStuck).toBe(true));
});

test('a list that is not there is a fault, not a skipped task', async () => {
  const context = await contextOf('parallel-each');
  await expect(LiveInstance.start(context, {})).rejects.toThrow(/cardinality or collection/);
});

test('a state kept before turns took their list along goes on with the list of today', async () => {
  const context = await contextOf('sequential-each');
  const begun = await LiveInstance.start(context, { approvers: ['lawyer', 'treasurer'] }, 'library');
  const kept = begun.state().replaceAll('"items":["lawyer","treasurer"]', '"kept":null');
  expect(kept).not.toContain('"items"');
  const instance = await LiveInstance.recover(context, kept);
  instance.completeTask(instance.waiting.tasks[0]?.executionId ?? '');
  expect(instance.waiting.tasks.map(({ item }) => item)).toEqual(['treasurer']);
});
