import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../../src/domain/problem.js';
import { Journal } from '../../../src/journal/index.js';
import { PolicyService } from '../../../src/policy/index.js';
import { defineAnswer, defineFacts, defineJob, defineStep } from '../../../src/workflow/contract/index.js';
import type { MotorName } from '../../../src/workflow/engine/index.js';
import { Idempotency } from '../../../src/platform/http/index.js';
import { Answers, FactSources, Jobs, Steps } from '../../../src/workflow/host/registries.js';
import { IncidentRecord } from '../../../src/workflow/tables.js';
import { library, problem } from '../../policy/support.js';
import {
  boundaryMessage,
  boundaryTimer,
  call,
  decision,
  diagram,
  end,
  service,
  start,
  task,
  timer,
} from './diagram.js';
import { anOffice, morning, type Office, type OfficeOptions, person } from './office.js';

type Data = Readonly<Record<string, unknown>>;

const motors: readonly MotorName[] = ['library', 'tokens'];
const olha = person('olha', ['registrar', 'executor'], { unit: 'legal' });
const soon = new Date(morning.getTime() + 60_000);
const later = new Date(morning.getTime() + 120_000);

/** Every class of error that code may end in, and what the incident says of it. */
const errors: readonly (readonly [what: string, fail: () => Promise<void>, told: string])[] = [
  ['a mistake of ours', async () => void Object.keys(JSON.parse('null')), 'Cannot convert undefined or null'],
  ['an error thrown at once', () => raise(new TypeError('the printer is on fire')), 'the printer is on fire'],
  ['a rejected promise', () => Promise.reject(new Error('the line is dead')), 'the line is dead'],
  ['a refusal of another place', () => Promise.reject(new Problem('APPEAL_STATUS_REFUSED')), ''],
  ['a refusal that names no rule', () => Promise.reject(new Problem('NOT_FOUND')), ''],
  ['a bare text', () => Promise.reject('no'), 'no'],
  ['nothing at all', () => Promise.reject(undefined), 'undefined'],
  ['data that is not what was declared', async () => void z.string().parse(5), 'expected string'],
];

function raise(error: Error): never {
  throw error;
}

/** A place of a diagram whose code fails as it is told, and how it is come to. */
interface Place {
  readonly xml: readonly string[];
  readonly element: string;
  readonly process?: string;
  readonly options: (fail: () => Promise<void>) => OfficeOptions;
  readonly come: (office: Office, businessKey: string) => Promise<unknown>;
  /** A problem that its code names is told to whoever answers, and is no fault. */
  readonly refuses?: boolean;
}

const working = (fail: () => Promise<void>): OfficeOptions => ({
  steps: new Steps().define(defineStep({ topic: 'work', run: fail })),
});
const complete = (element: string) => (office: Office, businessKey: string) =>
  office.complete(businessKey, element, {}, olha);

const places: Readonly<Record<string, Place>> = {
  'a step': {
    xml: [
      diagram('visit', {
        nodes: [start(), task('meet'), service('work'), end()],
        flows: ['begun meet', 'meet work', 'work done'],
      }),
    ],
    element: 'work',
    options: working,
    come: complete('meet'),
  },
  'a step of a loop': {
    xml: [
      diagram('visit', {
        nodes: [start(), task('meet'), service('work', 'work', 'units'), end()],
        flows: ['begun meet', 'meet work', 'work done'],
      }),
    ],
    element: 'work',
    options: working,
    come: complete('meet'),
  },
  'a step of a called process': {
    xml: [
      diagram('visit', {
        nodes: [start(), task('meet'), call('reply', 'reply'), end()],
        flows: ['begun meet', 'meet reply', 'reply done'],
      }),
      diagram('reply', { nodes: [start(), service('work'), end()], flows: ['begun work', 'work done'] }),
    ],
    element: 'work',
    process: 'reply',
    options: working,
    come: complete('meet'),
  },
  'a step after a message': {
    xml: [
      diagram('visit', {
        messages: ['moved'],
        nodes: [start(), task('meet'), boundaryMessage('told', 'meet', 'moved'), service('work'), end(), end('other')],
        flows: ['begun meet', 'meet done', 'told work', 'work other'],
      }),
    ],
    element: 'work',
    options: working,
    come: (office, businessKey) => office.workflow.message(olha, { name: 'moved', businessKey }),
  },
  'an answer': {
    xml: [
      diagram('visit', { nodes: [start(), task('meet', { form: 'meet' }), end()], flows: ['begun meet', 'meet done'] }),
    ],
    element: 'meet',
    options: (fail) => ({
      forms: { meet: [] },
      answers: new Answers().define(defineAnswer({ form: 'meet', run: fail })),
    }),
    come: complete('meet'),
    refuses: true,
  },
  'a source of facts': {
    xml: [
      diagram('visit', {
        nodes: [start(), task('meet'), decision('lend', 'loan'), end()],
        flows: ['begun meet', 'meet lend', 'lend done'],
      }),
    ],
    element: 'lend',
    options: (fail) => {
      const gives = { 'reader.card': z.string(), 'reader.debt': z.boolean() };
      const source = async () => {
        await fail();
        return { 'reader.card': 'valid', 'reader.debt': false };
      };
      const policy = PolicyService.load(library);
      return { policy, facts: new FactSources().define(defineFacts({ group: 'reader', gives, source })) };
    },
    come: complete('meet'),
  },
};

/** What a clerk hears is words with a number, and by that number the admin finds the case and the place. */
async function expectIncident(office: Office, refused: Problem, place: Partial<IncidentRecord>): Promise<void> {
  expect(refused).toMatchObject({ code: 'STEP_FAILED', status: 500 });
  expect(refused.message).toMatch(/[а-яґєії]{3}/i);
  const id = String(refused.details.extra?.['incident']);
  expect(await office.dataSource.manager.findOneBy(IncidentRecord, { id })).toMatchObject({ ...place, isOpen: true });
}

const begun = { unit: 'legal', units: ['legal', 'water'], receivedOn: '2026-03-02', dueAt: soon.toISOString() };

describe.each(motors)('carried by %s', (motor) => {
  test.each(Object.entries(places))(
    '%s that fails, whatever the error, is an incident with its case',
    async (_name, place) => {
      let fail: () => Promise<void> = async () => {};
      const office = await (await anOffice({ motor, ...place.options(() => fail()) })).publish(...place.xml);
      await office.workflow.start(olha, { process: 'visit', businessKey: 'visit-1', data: begun });
      const before = await office.openTasks('visit-1');
      for (const [what, failing, told] of errors) {
        fail = failing;
        const refused = await problem(place.come(office, 'visit-1'));
        expect(await office.openTasks('visit-1'), what).toEqual(before);
        if (place.refuses && what.startsWith('a refusal')) continue;
        const { element: elementId, process: processKey = 'visit' } = place;
        const message = expect.stringContaining(told);
        await expectIncident(office, refused, { businessKey: 'visit-1', processKey, elementId, message });
      }
    },
  );

  test('a case that fails while it begins is an incident by its key, and there is no case', async () => {
    let fail: () => Promise<void> = async () => {};
    const xml = diagram('visit', { nodes: [start(), service('work'), end()], flows: ['begun work', 'work done'] });
    const office = await (await anOffice({ motor, ...working(() => fail()) })).publish(xml);
    for (const [what, failing, told] of errors) {
      fail = failing;
      const refused = await problem(office.workflow.start(olha, { process: 'visit', businessKey: what }));
      const message = expect.stringContaining(told);
      await expectIncident(office, refused, { businessKey: what, elementId: 'work', instanceId: null, message });
    }
  });

  test('a case that failed to begin and is begun by the same request again leaves no incident open', async () => {
    let fail: () => Promise<void> = () => Promise.reject(new Error('the register is away'));
    const xml = diagram('visit', { nodes: [start(), service('work'), end()], flows: ['begun work', 'work done'] });
    const office = await (await anOffice({ motor, ...working(() => fail()) })).publish(xml);
    const { manager } = office.dataSource;
    const begins = (key: string, by = olha, businessKey: string = randomUUID()) => {
      const route = { route: 'POST /visits', bodyDigest: '', requestId: randomUUID(), status: 201, at: morning };
      return Idempotency.run({ personId: by.id, key, ...route }, () =>
        office.workflow.transact(by, async (tx) =>
          Idempotency.within(tx.manager, await tx.start({ process: 'visit', businessKey })),
        ),
      );
    };
    const ivan = person('ivan', ['registrar'], { unit: 'legal' });
    for (const [key, by] of [
      ['first', olha],
      ['first', olha],
      ['other', olha],
      ['first', ivan],
    ] as const)
      await problem(begins(key, by));
    const failed = () => manager.find(IncidentRecord, { order: { isOpen: 'DESC', createdBy: 'ASC' } });
    expect((await failed()).map(({ attempts }) => attempts).sort()).toEqual([1, 1, 2]);
    fail = async () => {};
    await begins('first');
    const [ofIvan, ofOther, closed, ...more] = await failed();
    expect(more).toEqual([]);
    expect([ofIvan, ofOther]).toMatchObject([{ createdBy: 'ivan' }, { createdBy: 'olha', attempts: 1 }]);
    expect(closed).toMatchObject({ isOpen: false, attempts: 2, resolvedBy: 'olha', resolvedAt: morning });
    const entries = await new Journal(office.dataSource).read(closed?.businessKey ?? '');
    expect(entries.map(({ kind, payload }) => [kind, payload?.['incidentId']])).toEqual([
      ['incident-closed', closed?.id],
    ]);
  });

  test.each([
    ['job', service('send'), []],
    ['timer', timer('wait', 'dueAt') + service('work'), ['wait work']],
  ])('a %s that fails, whatever the error, is an incident with its case', async (kind, nodes, flows) => {
    const failures = new Map(errors.map(([what, fail]) => [what, fail]));
    const run = ({ businessKey }: { readonly businessKey: string }) =>
      failures.get(businessKey)?.() ?? Promise.resolve();
    const [first, last] = kind === 'job' ? ['send', 'send'] : ['wait', 'work'];
    const office = await (
      await anOffice({
        motor,
        jobs: new Jobs().define(defineJob({ topic: 'send', run })),
        steps: new Steps().define(defineStep({ topic: 'work', run })),
        queues: { mostAttempts: 1 },
      })
    ).publish(
      diagram('visit', { nodes: [start(), nodes, end()], flows: [`begun ${first}`, ...flows, `${last} done`] }),
    );
    for (const [what] of errors)
      await office.workflow.start(olha, { process: 'visit', businessKey: what, data: begun });
    await office.worker.advanceTo(office.clock, later);
    const incidents = await office.dataSource.manager.find(IncidentRecord);
    expect(
      new Map(incidents.map(({ businessKey, elementId, message }) => [businessKey, `${elementId}: ${message}`])),
    ).toEqual(
      new Map(errors.map(([what, , told]) => [what, expect.stringMatching(new RegExp(`^${last}: .*${told}`, 's'))])),
    );
  });

  /** A place that reads data, by what it reads. */
  const reading: Readonly<Record<string, (path: string) => readonly string[]>> = {
    group: (path) => [task('next', { group: `executor@\${variables.data.${path}}` })],
    post: (path) => [task('next', { group: `post:\${variables.data.${path}}` })],
    'due day': (path) => [task('next', { due: `\${variables.data.${path}}` })],
    list: (path) => [task('next', { each: path })],
    'list of a step': (path) => [service('next', 'work', path)],
    'list of a call': (path) => [call('next', 'reply', { each: path })],
    timer: (path) => [timer('next', path)],
    'timer of a boundary': (path) => [task('next'), boundaryTimer('late', 'next', path)],
    // What is not there is neither less nor more: without a default nothing is left to go by.
    comparison: () => ['<bpmn:exclusiveGateway id="next"/>', task('other')],
  };
  const flowsOf = (what: string, path: string): readonly string[] => {
    if (what === 'timer of a boundary') return ['next done', 'late done'];
    if (what !== 'comparison') return ['next done'];
    const compared = (operator: string): string => JSON.stringify({ fact: path, operator, value: 5 });
    return [`next done ${compared('lessThan')}`, `next other ${compared('greaterThan')}`, 'other done'];
  };
  const values: Data = {
    nothing: null,
    empty: '',
    text: 'x',
    figure: 7,
    truth: true,
    group: {},
    list: [],
    lists: [[1]],
  };

  test.each(Object.entries(reading))(
    'a %s that is not what it should be is an incident with its case, or no fault at all',
    async (what, nodesOf) => {
      const paths = ['missing', 'group.missing.deeper', ...Object.keys(values)];
      const diagrams = paths.map((path, index) =>
        diagram(`visit-${index}`, {
          nodes: [start(), task('meet'), ...nodesOf(path), end()],
          flows: ['begun meet', 'meet next', ...flowsOf(what, path)],
        }),
      );
      const reply = diagram('reply', {
        nodes: [start(), task('prepare'), end()],
        flows: ['begun prepare', 'prepare done'],
      });
      const office = await (await anOffice({ motor, ...working(async () => {}) })).publish(reply, ...diagrams);
      let faults = 0;
      for (const [index, businessKey] of paths.entries()) {
        const process = `visit-${index}`;
        await office.workflow.start(olha, { process, businessKey, data: values });
        const refused: unknown = await complete('meet')(office, businessKey).catch((error: unknown) => error);
        if (refused === undefined) continue;
        faults += 1;
        if (!(refused instanceof Problem)) throw refused;
        await expectIncident(office, refused, { businessKey, processKey: process });
        expect(await office.stands(businessKey)).toEqual(['meet']);
      }
      expect(faults).toBeGreaterThan(0);
    },
  );

  test('what a message brings, and a mapping hands over, are faults where they are read', async () => {
    const xml = [
      diagram('visit', {
        messages: ['moved'],
        nodes: [
          ...[start(), task('meet'), boundaryMessage('told', 'meet', 'moved'), call('reply', 'reply'), end()],
          ...[task('next', { group: 'executor@${variables.data.to}' }), end('other')],
        ],
        flows: ['begun meet', 'meet reply', 'reply done', 'told next', 'next other'],
      }).replace('<camunda:in variables="all"/>', '<camunda:in source="nowhere.unit" target="unit"/>'),
      diagram('reply', {
        nodes: [start(), task('prepare', { group: 'executor@${variables.data.unit}' }), end()],
        flows: ['begun prepare', 'prepare done'],
      }),
    ];
    const office = await (await anOffice({ motor })).publish(...xml);
    await office.workflow.start(olha, { process: 'visit', businessKey: 'visit-1', data: begun });
    const news = { name: 'moved', businessKey: 'visit-1' };
    const brought = await problem(office.workflow.message(olha, { ...news, data: { to: { unit: 'legal' } } }));
    await expectIncident(office, brought, { businessKey: 'visit-1', processKey: 'visit', elementId: 'next' });
    const uncopied = await problem(office.workflow.message(olha, { ...news, data: { to: () => 'legal' } }));
    await expectIncident(office, uncopied, { businessKey: 'visit-1', processKey: 'visit', elementId: 'told' });
    const handed = await problem(office.complete('visit-1', 'meet', {}, olha));
    await expectIncident(office, handed, { businessKey: 'visit-1', processKey: 'reply', elementId: 'prepare' });
  });

  test('a process that is called and not there, a set that nobody has, a state that cannot be kept', async () => {
    const next = (node: string, more: readonly string[] = []) =>
      diagram('visit', {
        nodes: [start(), task('meet'), node, ...more, end()],
        flows: ['begun meet', 'meet next', 'next done'],
      });
    const gone: readonly (readonly [string, OfficeOptions])[] = [
      [next(call('next', 'nowhere')), {}],
      [next(decision('next', 'nowhere')), {}],
      [next(service('next', 'nowhere')), {}],
      [
        next(service('next', 'count')),
        {
          steps: new Steps().define(
            defineStep({ topic: 'count', writes: { count: z.unknown() }, run: async () => ({ count: 5n }) }),
          ),
        },
      ],
    ];
    for (const [xml, options] of gone) {
      const office = await (await anOffice({ motor, ...options })).publish(xml);
      await office.workflow.start(olha, { process: 'visit', businessKey: 'visit-1', data: begun });
      await expectIncident(office, await problem(complete('meet')(office, 'visit-1')), { businessKey: 'visit-1' });
      expect(await office.stands('visit-1')).toEqual(['meet']);
    }
  });
});

test('a day that is none is an incident in Ukrainian, with its element', async () => {
  const xml = diagram('visit', {
    nodes: [start(), task('meet'), task('sign', { due: '${variables.data.dueOn}' }), end()],
    flows: ['begun meet', 'meet sign', 'sign done'],
  });
  const office = await (await anOffice()).publish(xml);
  await office.workflow.start(olha, { process: 'visit', businessKey: 'visit-1', data: { dueOn: 'завтра' } });
  const refused = await problem(complete('meet')(office, 'visit-1'));
  const message = 'Строк завдання – не день РРРР-ММ-ДД, а «завтра».';
  await expectIncident(office, refused, { businessKey: 'visit-1', elementId: 'sign', message });
});
