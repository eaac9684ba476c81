import { describe, expect } from 'vitest';
import { RegisterSerialRecord } from '../../src/appeals/tables.js';
import { letter } from '../support/appeal-letters.js';
import { consideredAndFiled } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { WalkedCouncil } from '../support/appeal-council.js';

const handed = { handedTo: 'Голова постійної комісії з питань ЖКГ', receipt: 'розписка від 02.03.2026' };
const numbersUsed = (council: WalkedCouncil) => council.dataSource.manager.count(RegisterSerialRecord);

describe('a letter that the office does not register', () => {
  const ways = {
    'to a councillor is handed on (KR-1.3)': [{ addressee: { kind: 'councillor', id: null } }, 'hand-on'],
    'to the head of a commission is handed on (KR-1.3)': [
      { addressee: { kind: 'commission-head', id: null } },
      'hand-on',
    ],
    'to a commission is handed on (KR-1.3)': [{ addressee: { kind: 'standing-commission', id: null } }, 'hand-on'],
    'that asks for public information goes its own way': [{ assessment: { regime: 'public-information' } }, 'pass-on'],
    'of a legal entity goes its own way': [{ assessment: { regime: 'legal-entity' } }, 'pass-on'],
    'that reports corruption is handed on at once': [{ assessment: { corruptionReport: true } }, 'hand-on-at-once'],
    'of a threat to life is handed on at once': [
      { assessment: { threatToLife: true, signed: false } },
      'hand-on-at-once',
    ],
  } as const;
  for (const [title, [otherwise, element]] of Object.entries(ways)) {
    walk(title, async (council) => {
      const appeal = await council.takeIn(letter(otherwise));
      await appeal.standsAt(element);
      expect((await appeal.task(element)).dueOn).toBe('2026-03-02');
      await appeal.complete(element, handed);
      expect(await appeal.card()).toMatchObject({ status: 'handed-on', registrationIndex: null, registeredOn: null });
      expect(await numbersUsed(council)).toBe(0);
      await appeal.ends('not-registered');
    });
  }

  walk('takes no number from the next one', async (council) => {
    const councillors = await council.takeIn(letter({ addressee: { kind: 'councillor', id: null } }));
    for (const handedOn of ['2026-03-01', '2026-03-03'])
      await councillors.refuses('hand-on', { ...handed, handedOn }, 'BODY_INVALID');
    await councillors.complete('hand-on', { ...handed, handedOn: '2026-03-02' });
    expect(await councillors.noted('handed-on')).toMatchObject([{ payload: { on: '2026-03-02' } }]);
    const next = await council.takeIn(letter());
    expect((await next.card()).registrationIndex).toBe('К-1');
  });
});

describe('the register', () => {
  walk(
    'gives running numbers, a letter of the surname, КО to a collective and БП to an unsigned letter',
    async (council) => {
      const indexes: (string | null)[] = [];
      for (const otherwise of [
        {},
        { applicant: { surname: 'Гнатюк' }, gist: 'Не їде автобус № 5.' },
        {
          subject: 'collective',
          signers: 24,
          applicant: { surname: 'Петренко' },
          gist: 'Мешканці будинку просять двірника.',
        },
        { assessment: { signed: false }, applicant: { surname: 'Шевчук' }, gist: 'Не світять ліхтарі.' },
      ]) {
        indexes.push((await (await council.takeIn(letter(otherwise))).card()).registrationIndex);
      }
      expect(indexes).toEqual(['К-1', 'Г-2', 'КО-3', 'БП-4']);
    },
  );

  walk('puts the number and the date on the citizen’s copy when they ask (KR-3.8)', async (council) => {
    const appeal = await council.takeIn(letter({ receiptAsked: true }));
    const [stamp] = await appeal.lettersOf('receipt');
    expect(stamp).toMatchObject({ status: 'dispatched', channel: 'by-hand', signatoryPost: null });
    expect(JSON.stringify(stamp?.sheet)).toMatch(/К-1.*02\.03\.2026/);
    const silent = await council.takeIn(letter({ applicant: { surname: 'Гнатюк' } }));
    expect(await silent.letters()).toEqual([]);
  });

  walk(
    'takes a letter that comes after hours on Friday on Monday, which is day zero',
    async (council) => {
      const appeal = await council.takeIn(letter());
      expect(await appeal.card()).toMatchObject({
        receivedOn: '2026-03-06',
        registeredOn: '2026-03-09',
        dueOn: '2026-04-09',
      });
    },
    { at: '2026-03-06T17:45' },
  );

  const receivedByForm = [
    ['electronic', '2026-03-09'],
    ['petition', '2026-03-09'],
    ['letter', '2026-03-07'],
    ['telegram', '2026-03-07'],
  ] as const;
  for (const [form, receivedOn] of receivedByForm) {
    walk(
      `takes a ${form} of Saturday as received on ${receivedOn}, and registers it on Monday`,
      async (council) => {
        const appeal = await council.takeIn(letter({ form, applicant: { email: 'maria@example.invalid' } }));
        expect(await appeal.card()).toMatchObject({ receivedOn, registeredOn: '2026-03-09', dueOn: '2026-04-09' });
        const stated = await council.takeIn(letter({ form, receivedOn: '2026-03-07', gist: 'Не їде автобус № 5.' }));
        expect((await stated.card()).receivedOn).toBe(receivedOn);
      },
      { at: '2026-03-07T11:00' },
    );
  }

  walk('of a unit has its own numbers, clerk and head (KR-1.2, 3.2, 3.6)', async (council) => {
    const toHousing = { addressee: { kind: 'unit', id: 'housing' } };
    const appeal = await council.takeIn(letter(toHousing), 'housing-clerk');
    const code = (await appeal.card()).registrationIndex?.slice(0, 2) ?? '';
    expect(await appeal.card()).toMatchObject({
      registrationIndex: `${code}-К-1`,
      register: 'housing',
      leader: 'housing-head',
    });
    await appeal.standsAt('resolve');
    expect((await appeal.task('resolve')).group).toBe('post:housing-head');
    await appeal.complete('resolve', {
      executors: [{ executorId: 'housing', instruction: 'Відповісти' }],
      needsStudy: 'yes',
    });
    await appeal.complete('prepare-reply', {
      text: 'Двір прибрано, графік узгоджено.',
      questions: [{ position: 1, outcome: 'satisfied' }],
    });
    await appeal.complete('agree-reply', { decision: 'agree' });
    expect((await appeal.task('sign-reply')).group).toBe('post:housing-head');
    await appeal.complete('sign-reply', { decision: 'sign' });
    expect((await appeal.lettersOf('reply'))[0]?.number).toBe(`${code}/1`);
    const ours = await council.takeIn(letter({ applicant: { surname: 'Гнатюк' }, gist: 'Не їде автобус № 5.' }));
    expect((await ours.card()).registrationIndex).toBe('Г-1');
  });
});

describe('a letter that nobody has looked through yet (KR-3.1)', () => {
  const seen = { kind: 'statement', regime: 'appeal', powers: 'ours', incapacitated: 'no' };
  const whole = { signed: true, identifiable: true, substanceStated: true, dataSufficient: true };
  const questions = [{ topic: '090', text: 'Прибрати двір' }];

  walk('waits for the registrar, who says what it is', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: null, questions: [] }));
    await appeal.standsAt('look-through');
    expect(await appeal.card()).toMatchObject({ status: 'received', registrationIndex: null });
    expect(await appeal.task('look-through')).toMatchObject({ dueOn: '2026-03-02', group: 'registrar@office' });
    const complaint = { ...seen, ...whole, questions, kind: 'complaint', complainedOf: 'housing' };
    for (const days of [
      { decidedOn: '2026-03-03' },
      { learnedOn: '2026-03-03' },
      { decidedOn: '2026-03-02', learnedOn: '2026-03-01' },
    ])
      await appeal.refuses('look-through', { ...complaint, ...days }, 'BODY_INVALID');
    for (const name of Object.keys(whole)) {
      const { [name]: _left, ...rest } = { ...seen, ...whole, questions } as Record<string, unknown>;
      await appeal.refuses('look-through', rest, 'BODY_INVALID');
    }
    await appeal.refuses('look-through', { ...seen, ...whole, powers: 'others', questions }, 'BODY_INVALID');
    await appeal.complete('look-through', { ...seen, ...whole, questions });
    expect(await appeal.card()).toMatchObject({
      registrationIndex: 'К-1',
      mainTopic: '090',
      leader: 'deputy-mayor-housing',
    });
    await consideredAndFiled(appeal);
    await appeal.ends('ready-for-archive');
  });

  walk('is judged by what the registrar saw', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: null, questions: [] }));
    await appeal.complete('look-through', { ...seen, ...whole, signed: false, questions });
    expect(await appeal.decided('admission')).toEqual(['anonymous']);
  });

  walk('names a topic of the classifier', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: null, questions: [] }));
    const unknown = [{ topic: '999', text: 'Прибрати двір' }];
    await appeal.refuses('look-through', { ...seen, ...whole, questions: unknown }, 'CLASSIFIER_CODE_UNKNOWN');
  });
});
