/** A task as the description of the interface shows it. */
export const exampleTask = {
  id: '7f0c1f86-3f0e-4a51-9a27-5d1f6f0d7a10',
  name: 'Погодити відповідь',
  state: 'ready',
  businessKey: '0b7e2a9c-9f8e-4a1e-8c55-2f1f0a4b7c33',
  processKey: 'reply',
  instanceId: '5a1d0f3e-2c4b-4f6a-b8d9-1e2f3a4b5c6d',
  elementId: 'agree-reply',
  formKey: 'agree-reply',
  group: 'unit-head@water',
  assignee: null,
  owner: null,
  priority: 50,
  dueOn: '2026-03-30',
  nobodyHolds: null,
  createdAt: '2026-03-02T07:00:00.000Z',
  claimedAt: null,
  startedAt: null,
  endedAt: null,
  completedBy: null,
  answer: null,
  item: null,
  allowed: ['claim', 'complete'],
  version: 1,
};

export const exampleForm = {
  id: 'agree-reply',
  type: 'default',
  components: [{ type: 'textarea', key: 'remarks', label: 'Зауваження', validate: { maxLength: 4000 } }],
};

export const exampleHandedOn = {
  handed: [
    { title: 'Що встановлено і зроблено', text: 'Котел замінено.', by: 'p-water-2', at: '2026-03-10T09:00:00.000Z' },
  ],
  draft: null,
  papers: [{ title: 'Проєкт відповіді', href: '/api/v1/appeals/0b7e2a9c-9f8e-4a1e-8c55-2f1f0a4b7c33/draft-reply' }],
};
