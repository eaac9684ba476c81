import { describe } from 'vitest';
import { diagram, walks, walksOver, type Walk } from './walk.js';

const timers = {
  remindAt: '2024-03-04T07:00:00.000Z',
  overdueAt: '2024-03-20T15:00:00.000Z',
  expireAt: '2024-04-17T15:00:00.000Z',
};

walks('message-boundaries', 'an interrupting message ends the task', (walk) => {
  walk.start().standsAt('work', 'withdrawn', 'asked').receive('withdrawn').endsAt('stopped');
});

walks('message-boundaries', 'a message that does not interrupt may come again and again', (walk) => {
  walk.start().receive('asked').standsAt('work', 'withdrawn', 'asked', 'tell').serve('tell');
  walk.receive('asked').serve('tell').standsAt('work', 'withdrawn', 'asked');
  walk.complete('work').endsAt('told', 'told', 'done');
});

walks('message-boundaries', 'once the task is done nobody listens', (walk) => {
  walk.start().complete('work').endsAt('done');
});

walks('timer-boundaries', 'a reminder leaves the task open and rings once', (walk) => {
  walk.start({ timers }).standsAt('work', 'remind', 'expired').fire('remind').standsAt('work', 'expired', 'notify');
  walk.serve('notify').standsAt('work', 'expired').complete('work').endsAt('notified', 'done');
});

walks('timer-boundaries', 'an interrupting timer takes the task away', (walk) => {
  walk.start({ timers }).fire('expired').standsAt('escalate').complete('escalate').endsAt('escalated');
});

walks('boundaries-on-a-sub-process', 'an interrupting message stops all inside', (walk) => {
  walk.start({ timers }).complete('first').standsAt('second', 'withdrawn', 'asked', 'expired');
  walk.receive('withdrawn').standsAt('close').complete('close').endsAt('closed');
});

walks('boundaries-on-a-sub-process', 'a message that does not interrupt runs beside it', (walk) => {
  walk.start({ timers }).receive('asked').standsAt('first', 'withdrawn', 'asked', 'expired', 'tell');
  walk.complete('first').complete('second').standsAt('tell').complete('tell').endsAt('done', 'told');
});

walks('boundaries-on-a-sub-process', 'an interrupting timer stops all inside', (walk) => {
  walk.start({ timers }).fire('expired').endsAt('late');
});

walks('timer-chain', 'one timer after the other', (walk) => {
  walk.start({ timers }).standsAt('remind').fire('remind').standsAt('overdue').fire('overdue').endsAt('done');
});

walks('message-catch', 'a message in the middle of the way', (walk) => {
  walk.start().standsAt('answer-received').receive('answer-received').endsAt('done');
});

const work = '<serviceTask id="work" camunda:type="external" camunda:topic="work"></serviceTask>';

function each(isSequential: boolean): string {
  return `<multiInstanceLoopCharacteristics isSequential="${isSequential}" camunda:collection="\${variables.data.list}" />`;
}

function around(loop = ''): string {
  return `<subProcess id="work"><startEvent id="begun" /><sequenceFlow id="begun-to-inner" sourceRef="begun" targetRef="inner" />
    <serviceTask id="inner" camunda:type="external" camunda:topic="work" />
    <sequenceFlow id="inner-to-over" sourceRef="inner" targetRef="over" /><endEvent id="over" />${loop}</subProcess>`;
}

const kinds: readonly (readonly [string, string])[] = [
  ['a task', work],
  ['a task for each at once', work.replace('><', `>${each(false)}<`)],
  ['a task for one after another', work.replace('><', `>${each(true)}<`)],
  ['a sub-process', around()],
  ['a sub-process for each at once', around(each(false))],
  ['a sub-process for one after another', around(each(true))],
];

describe.each(kinds)('a second token that waits for %s', (_, drawn) => {
  const xml = diagram('second-token').replace(work, drawn);
  const inner = drawn.includes('inner') ? 'inner' : 'work';
  const hears = ['asked', 'expired', 'remind', 'withdrawn'];
  const first = (walk: Walk): Walk =>
    walk
      .start({ timers, list: ['one'] })
      .complete('a')
      .complete('b');
  const second = (walk: Walk): Walk => walk.standsAt(inner, ...hears).serve(inner);

  walksOver(xml, 'enters when the first is done', (walk) => {
    second(first(walk).serve(inner)).endsAt('done', 'done');
  });

  walksOver(xml, 'enters when a timer has interrupted the first', (walk) => {
    second(first(walk).fire('expired')).endsAt('late', 'done');
  });

  walksOver(xml, 'enters when a message has interrupted the first, and is interrupted too', (walk) => {
    first(walk)
      .receive('asked')
      .fire('remind')
      .receive('withdrawn')
      .standsAt(inner, ...hears);
    walk.receive('withdrawn').endsAt('told', 'reminded', 'stopped', 'stopped');
  });
});

walks('second-token', 'enters when the first has failed', (walk) => {
  walk.start({ timers }).complete('a').complete('b').fail('work', 'FAILED').serve('work').endsAt('given-up', 'done');
});
