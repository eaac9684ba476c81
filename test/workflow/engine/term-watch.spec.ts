import { expect } from 'vitest';
import { walks } from './walk.js';

/** The execution of a resolution with its term watched beside it, as the council's own diagram draws it. */
const start = {
  unit: 'housing',
  leader: 'deputy-mayor-housing',
  executors: [{ unit: 'water' }, { unit: 'roads' }],
  term: { dueOn: '2024-04-03' },
  timers: {
    remindAt: '2024-03-20T07:00:00.000Z',
    overdueAt: '2024-04-03T21:00:00.000Z',
    limitAt: '2024-04-18T21:00:00.000Z',
  },
};
const around = ['too-late', 'extension-requested'];

walks('execution-of-resolution', 'signing ends the watch and the case goes on', (walk) => {
  walk.start(start).standsAt('prepare', 'remind', 'term-changed', ...around);
  walk.complete('prepare').standsAt('contribute', 'contribute', 'remind', 'term-changed', ...around);
  walk
    .complete('contribute', {}, 1)
    .complete('contribute')
    .standsAt('sign', 'remind', 'term-changed', ...around);
  walk.complete('sign').standsAt('send').serve('send').endsAt('done');
});

walks('execution-of-resolution', 'a changed term starts the watch afresh, also the second time', (walk) => {
  walk
    .start(start)
    .fire('remind')
    .serve('warn')
    .standsAt('prepare', 'overdue', 'term-changed', ...around);
  const later = { ...start.timers, remindAt: '2024-04-10T07:00:00.000Z' };
  walk.receive('term-changed', { timers: later }).standsAt('prepare', 'remind', 'term-changed', ...around);
  walk.look(({ waiting }) =>
    expect(waiting.timers.find(({ elementId }) => elementId === 'remind')?.dueAt).toBe(later.remindAt),
  );
  walk
    .fire('remind')
    .receive('term-changed')
    .standsAt('prepare', 'remind', 'term-changed', ...around);
  walk.complete('prepare').complete('contribute').complete('contribute').complete('sign').serve('send').endsAt('done');
});

walks('execution-of-resolution', 'the watch may end before the work', (walk) => {
  walk
    .start(start)
    .fire('remind')
    .serve('warn')
    .fire('overdue')
    .serve('report')
    .standsAt('prepare', ...around);
  walk.complete('prepare').complete('contribute').complete('contribute').complete('sign').serve('send').endsAt('done');
});

walks('execution-of-resolution', 'the forty-fifth day stops everything inside', (walk) => {
  walk.start(start).complete('prepare').fire('too-late').standsAt('escalate').complete('escalate').endsAt('escalated');
});

walks('execution-of-resolution', 'more time may be asked for twice while the work goes on', (walk) => {
  walk.start(start).receive('extension-requested');
  walk.standsAt('prepare', 'remind', 'term-changed', 'decide-extension', ...around);
  walk.complete('decide-extension').receive('extension-requested').complete('decide-extension');
  walk.complete('prepare').complete('contribute').complete('contribute').complete('sign').serve('send');
  walk.endsAt('extension-decided', 'extension-decided', 'done');
});

walks('execution-of-resolution', 'tasks know their people, days and items', (walk) => {
  walk.start(start);
  const given = { candidateGroups: ['executor@housing'], dueDate: '2024-04-03', formKey: 'prepare' };
  walk.look(({ waiting: { tasks } }) => expect(tasks[0]).toMatchObject(given));
  walk.complete('prepare');
  walk.look(({ waiting: { tasks } }) => {
    expect(tasks.map(({ candidateGroups }) => candidateGroups)).toEqual([['executor@water'], ['executor@roads']]);
    expect(tasks.map(({ item }) => item)).toEqual(start.executors);
  });
  walk.complete('contribute').complete('contribute');
  walk.look(({ waiting: { tasks } }) => expect(tasks[0]?.candidateGroups).toEqual(['post:deputy-mayor-housing']));
  walk.fire('remind');
  const reminder = { topic: 'notify', properties: { kind: 'reminder' } };
  walk.look(({ waiting: { services } }) => expect(services[0]).toMatchObject(reminder));
});
