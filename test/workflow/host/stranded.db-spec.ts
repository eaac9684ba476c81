import { expect, test } from 'vitest';
import { z } from 'zod';
import { EditionGate } from '../../../src/workflow/definitions/edition-gate.js';
import { type Form, formSchema } from '../../../src/workflow/forms/form-schema.js';
import { formShape } from '../../../src/workflow/contract/form-shape.js';
import type { Contract } from '../../../src/workflow/contract/contract.js';
import { defineStep } from '../../../src/workflow/contract/index.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { contractWith } from '../contract/small-contract.js';
import { boundaryMessage, call, choice, decision, end, service, start, task } from './diagram.js';
import { drawn, wordless } from './drawn.js';
import { anOffice, type Office, person } from './office.js';

const admin = person('admin', ['workflow-admin']);
const begin = (businessKey: string) => ({ process: 'visit', businessKey });

type Small = Parameters<typeof contractWith>[0];

/** The gate of a release: what its program, its rules and its forms are. */
function gateOf(small: Small): EditionGate {
  const contract = contractWith({ starts: { visit: {} }, ...small, forms: { [wordless]: {} } });
  const none = new Set<string>();
  const names = {
    forms: new Set(contract.forms.keys()),
    decisions: new Set(contract.rulings.keys()),
    topics: new Set(contract.topics.keys()),
    ...{ roles: new Set(['registrar']), units: none, posts: none, held: new Set(['registrar']), acts: new Map() },
  };
  const shapes = (kept: ReadonlyMap<string, Form>) => [...kept].map(([key, form]) => [key, formShape(form)] as const);
  const beside = (kept: ReadonlyMap<string, Form> = new Map()): Contract => {
    return { ...contract, forms: new Map([...contract.forms, ...shapes(kept)]) };
  };
  return new EditionGate(() => names, beside);
}

/** The release starts with these diagrams in its folder. */
const release = (office: Office, small: Small, diagrams: Readonly<Record<string, string>> = {}): Promise<void> =>
  office.release(gateOf(small), diagrams);

const noted = defineStep({ topic: 'note', run: async () => undefined });
const saying = (topic: string, key: string) =>
  defineStep({ topic, writes: { [key]: z.enum(['yes', 'no']) }, run: async () => ({ [key]: 'yes' as const }) });

const wouldStop = (cases: string, fault: string) => `Справи за версією ${cases} зупинилися б. ${fault}`;

const asks = (value: string) => `{"fact":"term.outcome","operator":"equal","value":"${value}"}`;
const ruled = (value: string, before: readonly string[] = ['meet']) =>
  drawn('visit', {
    nodes: [
      start(),
      ...before.map((id) => task(id)),
      decision('term', 'term'),
      choice('which', 'which--done'),
      end(),
      end('longer'),
    ],
    flows: [
      ...['begun', ...before].map((id, at) => `${id} ${[...before, 'term'][at]}`),
      ...['term which', 'which done', `which longer ${asks(value)}`],
    ],
  });
const plain = drawn('visit', { nodes: [start(), task('meet'), end()], flows: ['begun meet', 'meet done'] });
const rulings = (...outcomes: readonly string[]): Small => ({
  starts: { visit: { receivedOn: z.iso.date() } },
  rulings: { term: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])) },
});

async function underWay(...diagrams: readonly string[]): Promise<Office> {
  const office = await (await anOffice({ forms: { [wordless]: [] } })).publish(...diagrams);
  await office.workflow.start(admin, begin('visit-1'));
  return office;
}

const versionsOf = async ({ workflow }: Office) =>
  (await workflow.machinery.definitions.list('visit')).map(({ version, active }) => `${version}${active ? '*' : ''}`);

test('a release that renames an outcome in the rules and in the diagram at once strands the cases of the version it replaces', async () => {
  const office = await underWay(ruled('extend'));
  const refused = release(office, rulings('extended', 'refuse'), { visit: ruled('extended') });
  await expect(refused).rejects.toThrow(
    wouldStop(
      '1 (1: visit-1)',
      'Умова переходу «which--longer» чекає «extend» від «term.outcome», а так не буває. Можливо, «extended»?',
    ),
  );
  expect(await versionsOf(office)).toEqual(['1*']);
  const { instanceId } = await office.task('visit-1', 'meet');
  await office.workflow.transact(admin, (tx) => tx.terminate(instanceId, 'справу закінчено інакше'));
  await release(office, rulings('extended', 'refuse'), { visit: ruled('extended') });
  expect(await versionsOf(office)).toEqual(['2*', '1']);
});

test('both names in the rules carry old and new cases', async () => {
  const office = await underWay(ruled('extend'));
  await release(office, rulings('extend', 'extended', 'refuse'), { visit: ruled('extended') });
  expect(await versionsOf(office)).toEqual(['2*', '1']);
});

test('a version out of force whose cases go on is looked at whatever comes into force', async () => {
  const office = await underWay(ruled('extend'));
  await office.publish(plain);
  await release(office, rulings('extend', 'refuse'));
  await expect(release(office, rulings('extended', 'refuse'))).rejects.toThrow('1 (1: visit-1)');
});

test('publishing, trying and bringing back are refused alike, and say whose cases would stop', async () => {
  const called = (key: string) =>
    drawn('inner', {
      nodes: [start(), service('note'), end()],
      flows: ['begun note', 'note done'],
    })
      .replaceAll('"note"', `"${key}"`)
      .replaceAll('--note', `--${key}`)
      .replaceAll('note--', `${key}--`);
  const outer = drawn('visit', {
    nodes: [
      start(),
      task('meet'),
      call('inner', 'inner', { outs: ['said'] }),
      choice('which', 'which--done'),
      end(),
      end('other'),
    ],
    flows: [
      'begun meet',
      'meet inner',
      'inner which',
      'which done',
      'which other {"fact":"said","operator":"equal","value":"yes"}',
    ],
  });
  const topics = {
    note: { writes: { said: z.enum(['yes', 'no']) } },
    heard: { writes: { heard: z.enum(['yes', 'no']) } },
  };
  const office = await anOffice({
    forms: { [wordless]: [] },
    steps: new Steps().define(saying('note', 'said'), saying('heard', 'heard')),
  });
  await office.publish(called('note'), outer);
  await office.workflow.start(admin, begin('visit-1'));
  await office.publish(plain);
  const publisher = await office.publisher(gateOf({ topics }));
  const told = wouldStop('1 (1: visit-1)', 'Процес «inner» має повернути «said», а цього в ньому ніхто не записує.');
  const tried = await publisher.check('inner', called('heard'));
  expect(JSON.stringify(tried.reports)).toContain(told);
  const refusal = { code: 'DIAGRAM_INVALID' };
  await expect(publisher.publish('inner', called('heard'), admin)).rejects.toMatchObject(refusal);
  await office.publish(called('heard'), called('note'));
  await expect(publisher.activate('inner', 2, admin)).rejects.toMatchObject(refusal);
  await publisher.activate('inner', 1, admin);
});

test('a step of the program that has gone stops only the cases that have yet to come to it', async () => {
  const office = await anOffice({ forms: { [wordless]: [] }, steps: new Steps().define(noted) });
  const noting = drawn('visit', {
    nodes: [start(), task('meet'), service('note'), task('sign'), end()],
    flows: ['begun meet', 'meet note', 'note sign', 'sign done'],
  });
  await office.publish(noting);
  for (const key of ['visit-1', 'visit-2', 'visit-3']) await office.workflow.start(admin, begin(key));
  await office.complete('visit-2', 'meet');
  await expect(release(office, {}, { visit: plain })).rejects.toThrow(
    wouldStop('1 (2: visit-1, visit-3)', 'Кроку «note» не існує.'),
  );
  await office.complete('visit-1', 'meet');
  await office.complete('visit-3', 'meet');
  await release(office, {}, { visit: plain });
  expect(await versionsOf(office)).toEqual(['2*', '1']);
  await office.complete('visit-2', 'sign');
});

test('what a step wrote before it was taken away stays in the case, and is no reason to refuse', async () => {
  const office = await anOffice({
    forms: { [wordless]: [] },
    steps: new Steps().define(
      defineStep({ topic: 'note', writes: { until: z.iso.date() }, run: async () => ({ until: '2026-03-09' }) }),
    ),
  });
  const timed = drawn('visit', {
    nodes: [
      start(),
      task('meet'),
      service('note'),
      task('talk'),
      task('sign', { due: '${variables.data.until}' }),
      end(),
    ],
    flows: ['begun meet', 'meet note', 'note talk', 'talk sign', 'sign done'],
  });
  await office.publish(timed);
  await office.workflow.start(admin, begin('visit-1'));
  await office.workflow.start(admin, begin('visit-2'));
  await office.complete('visit-1', 'meet');
  const renamed = { topics: { note: { writes: { till: z.iso.date() } } } };
  await expect(release(office, renamed, { visit: plain })).rejects.toThrow(
    wouldStop('1 (1: visit-2)', 'Строк завдання читає «until», а цього ніхто не записує.'),
  );
  await office.complete('visit-2', 'meet');
  await release(office, renamed, { visit: plain });
});

test('a message nobody sends any more stops the case that waits for it', async () => {
  const waiting = drawn('visit', {
    nodes: [start(), task('meet'), boundaryMessage('called', 'meet', 'called'), end(), end('left')],
    flows: ['begun meet', 'meet done', 'called left'],
    messages: ['called'],
  });
  const office = await underWay(waiting);
  await release(office, { messages: { called: {} } });
  await expect(release(office, {}, { visit: plain })).rejects.toThrow(
    wouldStop('1 (1: visit-1)', 'Повідомлення «called» не існує.'),
  );
});

const said = formSchema.parse({
  id: 'meet',
  type: 'default',
  components: [{ type: 'textfield', key: 'said', label: 'Слова', validate: { required: true } }],
});

test('an answer that the program does not take any more stops the case; the form itself is kept with the version', async () => {
  const office = await anOffice({ forms: { [wordless]: [], meet: said.components } });
  const asking = drawn('visit', {
    nodes: [start(), task('meet', { form: 'meet' }), task('sign', { due: '${variables.data.until}' }), end()],
    flows: ['begun meet', 'meet sign', 'sign done'],
  });
  await office.publish(asking);
  await office.workflow.start(admin, begin('visit-1'));
  const answers = { meet: { answer: { said: z.string() }, writes: { until: z.iso.date() } } };
  await release(office, { answers });
  await expect(release(office, {}, { visit: plain })).rejects.toThrow(
    wouldStop('1 (1: visit-1)', 'Строк завдання читає «until», а цього ніхто не записує.'),
  );
  await release(office, { answers }, { visit: plain });
});

test('a loop is gone round again: what stands in it has yet to come to its first place', async () => {
  const office = await anOffice({ forms: { [wordless]: [] }, steps: new Steps().define(noted) });
  const each = drawn('visit', {
    nodes: [start(), task('meet'), service('note'), choice('which', 'which--done'), end()],
    flows: [
      'begun note',
      'note meet',
      'meet which',
      'which done',
      'which note {"fact":"again","operator":"equal","value":true}',
    ],
  });
  await office.publish(each);
  await office.workflow.start(admin, begin('visit-1'));
  await expect(release(office, { starts: { visit: { again: z.boolean() } } }, { visit: plain })).rejects.toThrow(
    wouldStop('1 (1: visit-1)', 'Кроку «note» не існує.'),
  );
});
