import { walks } from './walk.js';

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
