import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/workflow/engine/index.js';
import { diagram, walks } from './walk.js';

const timers = { dueAt: '2024-03-04T15:00:00.000Z' };

describe('the fourteen gateway patterns', () => {
  walks('exclusive-choice', 'takes the flow whose condition holds', (walk) => {
    walk.start({ kind: 'statement' }).standsAt('forward').complete('forward').endsAt('forwarded');
  });

  walks('exclusive-default', 'takes the default when nothing holds, and merges again', (walk) => {
    walk.start().standsAt('usual').complete('usual').standsAt('file').complete('file').endsAt('done');
  });

  walks('exclusive-default', 'prefers a condition that holds to the default', (walk) => {
    walk.start({ urgent: true }).standsAt('urgent').complete('urgent').complete('file').endsAt('done');
  });

  walks('parallel-join', 'opens when the last branch has come', (walk) => {
    walk.start().standsAt('a', 'b').complete('b').standsAt('a').complete('a').standsAt('after');
    walk.complete('after').endsAt('done');
  });

  walks('choice-inside-branch', 'a branch that skips its work still counts once', (walk) => {
    walk.start({ needed: false }).standsAt('a').complete('a').standsAt('after').complete('after').endsAt('done');
  });

  walks('choice-inside-branch', 'a branch that does its work counts once', (walk) => {
    walk.start({ needed: true }).standsAt('a', 'b').complete('a').standsAt('b').complete('b').standsAt('after');
    walk.complete('after').endsAt('done');
  });

  walks('nested-joins', 'the inner join opens before the outer', (walk) => {
    walk.start().standsAt('a', 'b', 'c').complete('c').standsAt('a', 'b').complete('b').standsAt('a', 'd');
    walk.complete('a').standsAt('d').complete('d').endsAt('done');
  });

  walks('join-in-a-loop', 'opens afresh in each round', (walk) => {
    walk.start().complete('a').complete('b', { good: false }).standsAt('a', 'b');
    walk.complete('b').standsAt('a').complete('a', { good: false }).standsAt('a', 'b');
    walk.complete('a').complete('b', { good: true }).endsAt('done');
  });

  walks('fork-without-join', 'the case ends with its last branch', (walk) => {
    walk.start().complete('a').standsAt('b').complete('b').endsAt('a-done', 'b-done');
  });

  walks('join-on-one-alternative', 'the way not taken does not reach the join', (walk) => {
    walk.start({ together: false }).standsAt('alone').complete('alone').endsAt('done');
  });

  walks('join-on-one-alternative', 'the way taken is joined', (walk) => {
    walk.start({ together: true }).standsAt('a', 'b').complete('a').standsAt('b').complete('b').endsAt('done');
  });

  walks('two-tokens-through-a-merge', 'each branch passes the merge for itself', (walk) => {
    walk.start().complete('a').standsAt('b', 'register').complete('register').standsAt('b');
    walk.complete('b').standsAt('register').complete('register').endsAt('done', 'done');
  });

  walks('alternatives-into-a-join', 'either alternative stands for its branch', (walk) => {
    walk.start({ quick: true }).standsAt('a', 'c').complete('a').standsAt('c').complete('c').endsAt('done');
  });

  walks('event-based-choice', 'a message closes the timer', (walk) => {
    walk.start({ timers }).standsAt('answered', 'term-expired').receive('answered').standsAt('read');
    walk.complete('read').endsAt('done');
  });

  walks('event-based-choice', 'a timer closes the message', (walk) => {
    walk.start({ timers }).fire('term-expired').standsAt('complain').complete('complain').endsAt('late');
  });

  walks('sub-process-in-a-branch', 'a sub-process comes to the join like a task', (walk) => {
    walk.start().standsAt('a', 'b').complete('a').standsAt('b').complete('b').endsAt('done');
  });

  walks('boundary-before-a-join', 'an interrupted task comes to the join by its boundary', (walk) => {
    walk.start({ timers }).standsAt('a', 'a-late', 'b').complete('b').fire('a-late').standsAt('remind');
    walk.complete('remind').endsAt('done');
  });

  test('inclusive-join: does not exist in the library, so it is refused', async () => {
    await expect(compile(diagram('inclusive-join'))).rejects.toThrow('bpmn:InclusiveGateway is not supported');
  });
});
