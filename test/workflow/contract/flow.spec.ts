import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkEdition } from '../../../src/workflow/contract/checks/check-edition.js';
import { day, type Fields, instant, ruling } from '../../../src/workflow/contract/index.js';
import {
  boundaryError,
  boundaryMessage,
  boundaryTimer,
  call,
  choice,
  decision,
  diagram,
  end,
  parallel,
  service,
  start,
  task,
  timer,
} from '../host/diagram.js';
import { contractWith } from './small-contract.js';

const is = (fact: string, value: unknown, operator = 'equal'): string => JSON.stringify({ fact, operator, value });

type Small = Parameters<typeof contractWith>[0];

async function told(xml: string | Readonly<Record<string, string>>, small: Small): Promise<string[]> {
  const diagrams = typeof xml === 'string' ? { visit: xml } : xml;
  const { reports } = await checkEdition(
    new Map(Object.entries(diagrams)),
    contractWith({ starts: { visit: { receivedOn: day } }, ...small }),
  );
  // The contracts of these tests name only what each of them is about.
  const isBeside = (rule: string, message: string): boolean =>
    rule === 'known-names' || message.includes('цього ніхто не читає');
  return reports
    .filter(({ rule, message }) => !isBeside(rule, message))
    .map(({ rule, elementId, message }) => `${rule} ${elementId}: ${message}`);
}

const register = {
  topics: { register: { writes: { unit: z.string(), dueOn: day, wakeAt: instant, rank: z.number() } } },
};

describe('what is read is written before', () => {
  const asking = (group: string, due = '${variables.data.dueOn}') =>
    diagram('visit', {
      nodes: [start(), service('register'), task('meet', { group, due }), end()],
      flows: ['begun register', 'register meet', 'meet done'],
    });

  test('nothing is said where every path has its writer', async () => {
    expect(await told(asking('executor@${variables.data.unit}'), register)).toEqual([]);
  });

  test('a key that nobody writes is named, with the word that was meant', async () => {
    expect(await told(asking('executor@${variables.data.units}'), register)).toEqual([
      'data-written meet: Група виконавців читає «units», а цього ніхто не записує. Можливо, «unit»?',
    ]);
  });

  test('a path that leaves what is written is named', async () => {
    const small = { topics: { register: { writes: { main: z.object({ unit: z.string() }), dueOn: day } } } };
    expect(await told(asking('executor@${variables.data.main.unti}'), small)).toEqual([
      'data-written meet: Шляху «main.unti» немає: «unti» ніхто не записує. Можливо, «unit»? Там є: unit.',
    ]);
  });

  test('a day that is no day, and a group that may be missing', async () => {
    expect(await told(asking('executor@${variables.data.unit}', '${variables.data.rank}'), register)).toEqual([
      'data-fits meet: Строк завдання: «rank» не підходить: це число, а потрібно: день РРРР-ММ-ДД.',
    ]);
    const small = { topics: { register: { writes: { unit: z.string().nullable(), dueOn: day } } } };
    expect(await told(asking('executor@${variables.data.unit}'), small)).toEqual([
      'data-fits meet: Група виконавців: «unit» не підходить: це нічого (null), а потрібно: підрозділ.',
    ]);
  });
});

describe('on every way', () => {
  const forked = (join: string, ...more: string[]) =>
    diagram('visit', {
      nodes: [
        start(),
        service('register'),
        service('name'),
        join,
        task('meet', { group: 'executor@${variables.data.named}' }),
        end(),
      ],
      flows: more,
    });
  const small = { topics: { register: { writes: { known: z.boolean() } }, name: { writes: { named: z.string() } } } };

  test('a way round the writer is shown', async () => {
    const xml = diagram('visit', {
      nodes: [
        ...[start(), service('register'), choice('asks', 'asks--meet'), service('name')],
        ...[task('meet', { group: 'executor@${variables.data.named}' }), end()],
      ],
      flows: [
        'begun register',
        'register asks',
        `asks name ${is('known', true)}`,
        'asks meet',
        'name meet',
        'meet done',
      ],
    });
    expect(await told(xml, small)).toEqual([
      'data-written meet: Група виконавців читає «named», але не на кожному шляху це вже записано: «begun» → «register» → «asks».',
    ]);
  });

  test('a parallel join has gone all its ways; what runs beside adds nothing', async () => {
    const together = [
      'begun split',
      'split register',
      'split name',
      'register join',
      'name join',
      'join meet',
      'meet done',
    ];
    expect(await told(forked(parallel('split') + parallel('join'), ...together), small)).toEqual([]);
    const beside = ['begun split', 'split name', 'name done', 'split register', 'register meet', 'meet done'];
    expect(await told(forked(parallel('split'), ...beside), small)).toEqual([
      expect.stringContaining('data-written meet: Група виконавців читає «named», а цього ніхто не записує.'),
    ]);
  });

  test('a loop back does not write what the first round reads', async () => {
    const xml = diagram('visit', {
      nodes: [
        ...[start(), service('register'), task('meet', { group: 'executor@${variables.data.named}' }), service('name')],
        ...[choice('again', 'again--done'), end()],
      ],
      flows: [
        'begun register',
        'register meet',
        'meet name',
        'name again',
        `again meet ${is('known', true)}`,
        'again done',
      ],
    });
    expect(await told(xml, small)).toEqual([expect.stringContaining('не на кожному шляху')]);
  });

  test('an interruption leaves with what held before, and what the message brings', async () => {
    const cut = (boundary: string, flows: string[], messages: string[] = []) =>
      diagram('visit', {
        nodes: [
          start(),
          service('register'),
          task('wait', { form: 'wait' }),
          boundary,
          task('meet', { group: 'executor@${variables.data.named}' }),
          end(),
        ],
        flows: ['begun register', 'register wait', 'wait meet', 'meet done', ...flows],
        messages,
      });
    const answered = {
      ...{ topics: { register: { writes: { at: instant } } }, answers: { wait: { writes: { named: z.string() } } } },
      ...{ messages: { moved: { named: z.string() } } },
    };
    expect(await told(cut(boundaryTimer('late', 'wait', 'at'), ['late meet']), answered)).toEqual([
      expect.stringContaining('«begun» → «register» → «wait» → «late»'),
    ]);
    expect(await told(cut(boundaryMessage('told', 'wait', 'moved'), ['told meet'], ['moved']), answered)).toEqual([]);
  });

  test('a loop over a list may do nothing', async () => {
    const xml = diagram('visit', {
      nodes: [
        start(),
        service('list'),
        service('each', 'name', 'units'),
        task('meet', { group: 'executor@${variables.data.named}' }),
        end(),
      ],
      flows: ['begun list', 'list each', 'each meet', 'meet done'],
    });
    const listed = { topics: { ...small.topics, list: { writes: { units: z.array(z.string()) } } } };
    expect(await told(xml, listed)).toEqual([expect.stringContaining('не на кожному шляху')]);
  });

  test('an error leaves from where it is thrown', async () => {
    const xml = diagram('visit', {
      nodes: [
        start(),
        service('register'),
        boundaryError('failed', 'register', 'no'),
        task('meet', { group: 'executor@${variables.data.unit}' }),
        end(),
      ],
      flows: ['begun register', 'register done', 'failed meet', 'meet done'],
      errors: ['no'],
    });
    expect(await told(xml, register)).toEqual([expect.stringContaining('«unit»')]);
  });
});

describe('timers, lists and items', () => {
  test('a timer waits for an instant, not for a day', async () => {
    const waiting = (path: string) =>
      diagram('visit', {
        nodes: [start(), service('register'), timer('wait', path), end()],
        flows: ['begun register', 'register wait', 'wait done'],
      });
    expect(await told(waiting('wakeAt'), register)).toEqual([]);
    expect(await told(waiting('dueOn'), register)).toEqual([
      'data-fits wait: Таймер: «dueOn» не підходить: це день РРРР-ММ-ДД, а потрібно: мить (дата з часом).',
    ]);
    expect(await told(waiting('wakesAt'), register)).toEqual([expect.stringContaining('Можливо, «wakeAt»?')]);
  });

  test('the item of a loop is what its list holds', async () => {
    const each = (group: string) =>
      diagram('visit', {
        nodes: [start(), service('list'), task('meet', { group, each: 'units' }), end()],
        flows: ['begun list', 'list meet', 'meet done'],
      });
    const small = { topics: { list: { writes: { units: z.array(z.object({ unit: z.string() })) } } } };
    expect(await told(each('executor@${item.unit}'), small)).toEqual([]);
    expect(await told(each('executor@${item.units}'), small)).toEqual([
      'data-written meet: Шляху «item.units» немає: «units» ніхто не записує. Можливо, «unit»? Там є: unit.',
    ]);
    const text = { topics: { list: { writes: { units: z.string() } } } };
    expect(await told(each('registrar'), text)).toEqual([
      'data-fits meet: Перелік повторення: «units» не підходить: це текст, а потрібно: перелік.',
    ]);
  });
});

describe('comparisons are possible', () => {
  const decided = (fact: string, value: unknown, operator?: string) =>
    diagram('visit', {
      nodes: [start(), decision('extension', 'term-extension'), choice('which', 'which--done'), task('meet'), end()],
      flows: [
        'begun extension',
        'extension which',
        `which meet ${is(fact, value, operator)}`,
        'which done',
        'meet done',
      ],
    });
  const small = { rulings: { 'term-extension': { extend: {}, 'too-late': {} } } };

  test('an outcome that the rules give', async () => {
    expect(await told(decided('extension.outcome', 'extend'), small)).toEqual([]);
    expect(await told(decided('extension.outcome', ['extend', 'too-late'], 'in'), small)).toEqual([]);
  });

  test('an outcome that they never give', async () => {
    const message =
      'comparisons-possible which: Умова переходу «which--meet» чекає «extended» від «extension.outcome», а так не буває. Можливо, «extend»? Буває: «extend», «too-late».';
    expect(await told(decided('extension.outcome', 'extended'), small)).toEqual([message]);
    expect(await told(decided('extension.outcome', 'extended', 'notEqual'), small)).toEqual([message]);
    expect(await told(decided('extension.outcome', ['extend', 'extended'], 'in'), small)).toEqual([message]);
  });

  test('a decision under another name, and a member it has not', async () => {
    expect(await told(decided('extention.outcome', 'extend'), small)).toEqual([
      'data-written which: Умова переходу «which--meet» читає «extention», а цього ніхто не записує. Можливо, «extension»?',
    ]);
    expect(await told(decided('extension.outcme', 'extend'), small)).toEqual([
      expect.stringContaining('Шляху «extension.outcme» немає'),
    ]);
  });

  test('a truth compared with a word, an option that a form has not', async () => {
    const asked = (value: unknown) =>
      diagram('visit', {
        nodes: [start(), task('ask', { form: 'ask' }), choice('which', 'which--done'), task('meet'), end()],
        flows: ['begun ask', 'ask which', `which meet ${is('agreed', value)}`, 'which done', 'meet done'],
      });
    const plain = { forms: { ask: { agreed: z.boolean() } } };
    expect(await told(asked(true), plain)).toEqual([]);
    expect(await told(asked('yes'), plain)).toEqual([expect.stringContaining('чекає «yes» від «agreed»')]);
    const choices = { forms: { ask: { agreed: z.enum(['yes', 'no']) } } };
    expect(await told(asked('yes'), choices)).toEqual([]);
    expect(await told(asked('yea'), choices)).toEqual([expect.stringContaining('Можливо, «yes»?')]);
  });
});

describe('steps, answers and forms', () => {
  const stepping = diagram('visit', {
    nodes: [start(), decision('extension', 'term-extension'), service('extend'), end()],
    flows: ['begun extension', 'extension extend', 'extend done'],
  });

  test('what a step reads fits what is written', async () => {
    const reading = (read: z.ZodType) => ({
      rulings: { 'term-extension': { extend: { days: z.number() }, 'too-late': {} } },
      topics: { extend: { reads: { extension: read } } },
    });
    expect(await told(stepping, reading(ruling(['extend', 'too-late', 'other'])))).toEqual([]);
    expect(await told(stepping, reading(ruling(['extend', 'too-late'], { days: z.number().optional() })))).toEqual([]);
    expect(await told(stepping, reading(ruling(['extend', 'too-late'], { day: z.number().optional() })))).toEqual([
      'data-written extend: Крок «extend» читає «extension.values.day», а цього ніхто не записує.',
    ]);
    expect(await told(stepping, reading(ruling(['extend'])))).toEqual([
      'data-fits extend: Крок «extend»: «extension» не підходить: «outcome»: може бути «too-late», а можливі лише «extend».',
    ]);
  });

  test('a step that nobody prepares, unless it may do without', async () => {
    expect(await told(stepping, { topics: { extend: { reads: { asked: z.string() } } } })).toEqual([
      expect.stringContaining('Крок «extend» читає «asked», а цього ніхто не записує.'),
    ]);
    expect(await told(stepping, { topics: { extend: { reads: { asked: z.string().optional() } } } })).toEqual([]);
  });

  test('a form asks what its answer reads', async () => {
    const xml = diagram('visit', {
      nodes: [start(), task('ask', { form: 'ask' }), end()],
      flows: ['begun ask', 'ask done'],
    });
    const asking = (form: Record<string, z.ZodType>) => ({
      answers: { ask: { answer: { reason: z.string(), how: z.enum(['post', 'by-hand']).optional() } } },
      forms: { ask: form },
    });
    expect(await told(xml, asking({ reason: z.string(), how: z.enum(['post']).optional() }))).toEqual([]);
    expect(await told(xml, asking({ reasons: z.string(), how: z.enum(['post']) }))).toEqual([
      'data-written ask: Поле «reasons» форми «ask» її відповідь не читає: написане зникне.',
      'data-written ask: Форма «ask» не має поля «reason», яке читає її відповідь. Можливо, «reasons»?',
    ]);
    const more = { reason: z.string(), how: z.enum(['post']), remarks: z.string().optional(), heard: z.boolean() };
    const shown = { ask: { remarks: ['ask'], heard: ['ask'] } };
    expect(await told(xml, { ...asking(more), shownOn: shown })).toEqual([
      'data-written ask: Поле «heard» форми «ask» її відповідь не читає: написане зникне.',
    ]);
    expect(await told(xml, asking({ reason: z.string().optional(), how: z.enum(['post']) }))).toEqual([
      'data-fits ask: Поле «reason» форми «ask» має бути обов’язковим: його читає відповідь.',
    ]);
    expect(await told(xml, asking({ reason: z.string(), how: z.enum(['post', 'pigeon']) }))).toEqual([
      'data-fits ask: Поле «how» форми «ask» не підходить: може бути «pigeon», а можливі лише «post», «by-hand».',
    ]);
  });
});

describe('facts', () => {
  const asking = diagram('visit', {
    nodes: [start(), decision('extension', 'term-extension'), end()],
    flows: ['begun extension', 'extension done'],
  });
  const by = z.enum(['head', 'deputy']);
  const facts = { 'term-extension': { 'extension.by': by, 'extension.totalDays': z.number() } };

  test('each has a supplier, and the supplier finds what it reads', async () => {
    const whole = { extension: { gives: { 'extension.by': by, 'extension.totalDays': z.number() } } };
    expect(await told(asking, { facts, suppliers: whole })).toEqual([]);
    expect(await told(asking, { facts, suppliers: { extension: { gives: { 'extension.by': by } } } })).toEqual([
      expect.stringContaining(
        'facts-supplied extension: Набір «term-extension» читає факт «extension.totalDays», якого ніхто не постачає.',
      ),
    ]);
    const other = {
      extension: { gives: { 'extension.by': z.enum(['head', 'chief']), 'extension.totalDays': z.number() } },
    };
    expect(await told(asking, { facts, suppliers: other })).toEqual([
      'facts-supplied extension: Набір «term-extension» читає факт «extension.by» не таким, як його подають: може бути «chief», а можливі лише «head», «deputy».',
    ]);
    const reading = { extension: { ...whole.extension, reads: { extensionAsked: z.object({}) } } };
    expect(await told(asking, { facts, suppliers: reading })).toEqual([
      expect.stringContaining('Факти «extension» для набору «term-extension» читає «extensionAsked»'),
    ]);
  });
});

test('a decision is not made without the day whose law it follows', async () => {
  const xml = diagram('visit', {
    nodes: [start(), service('receive'), decision('term', 'term'), end()],
    flows: ['begun receive', 'receive term', 'term done'],
  });
  const received = (writes: Fields, starts: Fields = {}) => ({
    starts: { visit: starts },
    topics: { receive: { writes } },
    rulings: { term: { 'one-month': {} } },
  });
  expect(await told(xml, received({ receivedOn: day }))).toEqual([]);
  expect(await told(xml, received({}, { receivedOn: day }))).toEqual([]);
  expect(await told(xml, received({ recievedOn: day }))).toEqual([
    'data-written term: Рішення за набором «term» читає «receivedOn», а цього ніхто не записує. Можливо, «recievedOn»?',
  ]);
  expect(await told(xml, received({ receivedOn: day.optional() }))).toEqual([
    expect.stringContaining('Рішення за набором «term» читає «receivedOn», але не на кожному шляху це вже записано'),
  ]);
  expect(await told(xml, received({ receivedOn: instant }))).toEqual([
    'data-fits term: Рішення за набором «term»: «receivedOn» не підходить: це мить (дата з часом), а потрібно: день РРРР-ММ-ДД.',
  ]);
});

test('a decision that nobody looks at is told, with the name it may be read by', async () => {
  const xml = diagram('visit', {
    nodes: [start(), decision('term', 'term'), service('set-term'), end()],
    flows: ['begun term', 'term set-term', 'set-term done'],
  });
  const reading = (key: string) => ({
    rulings: { term: { 'one-month': {} } },
    topics: { 'set-term': { reads: { [key]: z.unknown() } } },
  });
  const contract = (key: string) =>
    contractWith({ starts: { visit: { receivedOn: day, trem: z.string() } }, ...reading(key) });
  expect((await checkEdition(new Map([['visit', xml]]), contract('term'))).reports).toEqual([]);
  expect(
    (await checkEdition(new Map([['visit', xml]]), contract('trem'))).reports.map(({ message }) => message),
  ).toEqual(['Рішення записує «term», а цього ніхто не читає. Можливо, «trem»?']);
});

test('the words a diagram hands to a step are words the step knows', async () => {
  const xml = (words: string) =>
    diagram('visit', {
      nodes: [
        start(),
        service('remind').replace(
          '></bpmn',
          `><bpmn:extensionElements><camunda:properties>${words}</camunda:properties></bpmn:extensionElements></bpmn`,
        ),
        end(),
      ],
      flows: ['begun remind', 'remind done'],
    });
  const contract = contractWith({
    starts: { visit: {} },
    topics: { remind: { properties: { when: z.enum(['before', 'on-day']) } } },
  });
  const told = async (words: string) =>
    (await checkEdition(new Map([['visit', xml(words)]]), contract)).reports.map(({ message }) => message);
  const when = (value: string, name = 'when') => `<camunda:property name="${name}" value="${value}"/>`;
  expect(await told(when('before'))).toEqual([]);
  expect(await told(when('befor'))).toEqual([
    'Властивість «when»: може бути «befor», а можливі лише «before», «on-day».',
  ]);
  expect(await told(when('before', 'wen'))).toEqual([
    'Крок не знає властивості «wen». Можливо, «when»?',
    'Крок потребує властивості «when».',
  ]);
});

describe('calls', () => {
  const caller = (outs: string[]) =>
    diagram('visit', {
      nodes: [
        start(),
        service('register'),
        call('reply', 'reply', { outs }),
        task('meet', { group: 'executor@${variables.data.signatory}' }),
        end(),
      ],
      flows: ['begun register', 'register reply', 'reply meet', 'meet done'],
    });
  const reply = (...flows: string[]) =>
    diagram('reply', {
      nodes: [
        start(),
        choice('short', 'short--name'),
        service('name'),
        task('sign', { group: 'executor@${variables.data.unit}' }),
        end(),
        end('early'),
      ],
      flows: ['begun short', 'short name', 'name sign', 'sign done', ...flows],
    });
  const small = {
    topics: {
      register: { writes: { unit: z.string(), isShort: z.boolean() } },
      name: { writes: { signatory: z.string() } },
    },
  };
  const early = `short early ${is('isShort', true)}`;

  test('a called process finds what its caller holds, and brings back what holds at every end', async () => {
    const always = { visit: caller(['signatory']), reply: reply('short done ' + is('isShort', 5)) };
    expect(await told({ ...always, reply: reply() }, small)).toEqual([]);
    expect(await told({ visit: caller(['signatory']), reply: reply(early) }, small)).toEqual([
      expect.stringContaining('data-written meet: Група виконавців читає «signatory», але не на кожному шляху'),
    ]);
  });

  test('what the caller lacks is missing inside, and what is not handed out is missing after', async () => {
    const lacking = { topics: { register: { writes: { isShort: z.boolean() } }, name: small.topics.name } };
    expect(await told({ visit: caller(['signatory']), reply: reply() }, lacking)).toEqual([
      expect.stringContaining('data-written sign: Група виконавців читає «unit»'),
    ]);
    expect(await told({ visit: caller([]), reply: reply() }, small)).toEqual([
      expect.stringContaining('data-written meet: Група виконавців читає «signatory», а цього ніхто не записує.'),
    ]);
    expect(await told({ visit: caller(['signatary']), reply: reply() }, small)).not.toEqual([]);
  });
});
