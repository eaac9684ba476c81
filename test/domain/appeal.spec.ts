import { describe, expect, it } from 'vitest';
import {
  appealStatuses,
  everyQuestionResolved,
  fullName,
  indexOfMainExecutor,
  isComplaintTimely,
  isEnd,
  isIncomplete,
  lacksOf,
  lastDayToComplain,
  moveTo,
  namesOutsiders,
  nextStatuses,
  resultOf,
  type AppealEnd,
  type AppealStatus,
  type LetterSeen,
} from '../../src/domain/appeal.js';
import { calendar } from './calendar-of-rules.js';
import { day, everyDay } from './days.js';

const statuses = Object.keys(appealStatuses).filter((word): word is AppealStatus => word in appealStatuses);

describe('The status of an appeal', () => {
  it('leads from receipt to the end of control', () => {
    const way: AppealStatus[] = [
      'registered',
      'awaiting-resolution',
      'under-consideration',
      'awaiting-signature',
      'answered',
      'closed',
    ];
    let at: AppealStatus = 'received';
    for (const next of way) at = moveTo(at, next);
    expect(isEnd(at)).toBe(true);
  });

  it.each<[AppealStatus, AppealStatus]>([
    ['received', 'answered'],
    ['registered', 'answered'],
    ['returned', 'registered'],
    ['withdrawn', 'under-consideration'],
    ['closed', 'answered'],
    ['answered', 'withdrawn'],
  ])('does not go from %s to %s, and the refusal names what is allowed', (from, to) => {
    expect(() => moveTo(from, to)).toThrow(
      expect.objectContaining({
        code: 'APPEAL_STATUS_REFUSED',
        details: expect.objectContaining({ extra: { status: from, allowed: nextStatuses(from) } }),
      }),
    );
  });

  it('is reached, each of them, from receipt, and an end from each', () => {
    const reach = (start: AppealStatus): Set<AppealStatus> => {
      const found = new Set<AppealStatus>([start]);
      for (const status of found) for (const next of nextStatuses(status)) found.add(next);
      return found;
    };
    expect(reach('received').size).toBe(statuses.length);
    for (const status of statuses) expect([...reach(status)].some(isEnd)).toBe(true);
  });

  it('lets a citizen withdraw until the answer is given', () => {
    const withdrawable = statuses.filter((status) => nextStatuses(status).includes('withdrawn'));
    expect(withdrawable).toEqual([
      'received',
      'registered',
      'awaiting-resolution',
      'under-consideration',
      'awaiting-signature',
    ]);
  });
});

describe('The main executor', () => {
  const staff = { staff: true };
  const outside = { staff: false };

  it.each([
    ['the first named', [staff, outside, staff], 0],
    ['the next listed who is staff, when the first is not', [outside, staff, staff], 1],
    ['the next after two outsiders', [outside, outside, staff], 2],
    ['nobody, when none is staff: the author of the resolution is asked', [outside, outside], -1],
    ['nobody in an empty resolution', [], -1],
  ])('is %s', (_, executors, place) => {
    expect(indexOfMainExecutor(executors)).toBe(place);
  });

  it('does not take away the notice that outsiders are named', () => {
    expect([namesOutsiders([staff, outside]), namesOutsiders([staff])]).toEqual([true, false]);
  });
});

describe('What a letter lacks', () => {
  const whole: LetterSeen = {
    form: 'letter',
    surname: 'Коваленко',
    givenName: 'Іван',
    residence: 'вул. Соборна, 12',
    email: null,
    phone: null,
    substance: 'Не працює ліфт.',
    signed: true,
    dated: true,
  };
  const electronic: LetterSeen = {
    ...whole,
    form: 'electronic',
    email: 'ivan@example.org',
    signed: false,
    dated: false,
  };

  it.each<[string, LetterSeen, string[], boolean]>([
    ['a whole letter', whole, [], false],
    ['a letter without a date', { ...whole, dated: false }, ['date'], false],
    ['a letter without a signature', { ...whole, signed: false }, ['signature'], true],
    ['a letter without a residence', { ...whole, residence: ' ' }, ['residence'], true],
    [
      'a letter of nobody about nothing',
      { ...whole, surname: '', givenName: '', substance: '' },
      ['surname', 'givenName', 'substance'],
      true,
    ],
    ['an e-mail without a signature', electronic, [], false],
    ['an e-mail with a telephone to answer to', { ...electronic, email: null, phone: '0671234567' }, [], false],
    ['an electronic letter with nowhere to answer', { ...electronic, email: null }, ['contact'], true],
    ['an oral appeal', { ...whole, form: 'oral', signed: false, dated: false }, [], false],
    ['an oral appeal without a residence', { ...whole, form: 'oral', residence: null }, ['residence'], true],
    ['a telegram', { ...whole, form: 'telegram', signed: false }, [], false],
  ])('%s', (_, letter, fields, ground) => {
    expect(lacksOf(letter).map((lack) => lack.field)).toEqual(fields);
    expect(isIncomplete(letter)).toBe(ground);
  });
});

describe('A complaint', () => {
  it.each([
    ['within a month of acquaintance', '2023-09-01', '2024-02-12', '2024-03-12', true],
    ['a day after the month', '2023-09-01', '2024-02-12', '2024-03-13', false],
    ['within the month but after the year', '2023-03-01', '2024-02-20', '2024-03-04', false],
    ['on the last day of the year', '2023-03-01', '2024-02-20', '2024-03-01', true],
    ['with the acquaintance unknown, in the year', '2023-09-01', null, '2024-08-30', true],
    ['with both days unknown', null, null, '2024-03-04', true],
    ['with the month ending on a Sunday, lodged on Monday', '2024-01-10', '2024-02-10', '2024-03-11', true],
    ['a month from 31 January, on the last of February', null, '2024-01-31', '2024-02-29', true],
  ])('%s', (_, decided, learned, lodged, timely) => {
    const complaint = {
      decidedOn: decided === null ? null : day(decided),
      learnedOn: learned === null ? null : day(learned),
    };
    expect(isComplaintTimely(complaint, day(lodged), calendar)).toBe(timely);
  });

  it('lodged earlier is never less timely', () => {
    for (const decidedOn of everyDay.slice(0, 800)) {
      const last = lastDayToComplain({ decidedOn, learnedOn: decidedOn }, calendar);
      expect(last !== null && last > decidedOn && calendar.isWorkingDay(last)).toBe(true);
      expect(isComplaintTimely({ decidedOn, learnedOn: decidedOn }, decidedOn, calendar)).toBe(true);
    }
  });
});

describe('The end of a case', () => {
  it.each<[AppealEnd, string]>([
    ['resolved', '9.1'],
    ['refused', '9.2'],
    ['explained', '9.3'],
    ['returned', '9.4'],
    ['forwarded', '9.5'],
    ['unconsidered', '9.6'],
    ['withdrawn', 'other'],
    ['joined', 'other'],
    ['handed-on', 'other'],
  ])('%s counts as %s', (end, result) => {
    expect(resultOf(end)).toBe(result);
  });

  it('lets control go only when every question is resolved', () => {
    const [done, open] = [{ resolved: true }, { resolved: false }];
    expect([
      everyQuestionResolved([done, done]),
      everyQuestionResolved([done, open]),
      everyQuestionResolved([]),
    ]).toEqual([true, false, false]);
  });
});

describe('A full name', () => {
  it('leaves out a patronymic that a person does not have', () => {
    expect(fullName({ surname: 'Сміт', givenName: 'Джон', patronymic: null })).toBe('Сміт Джон');
    expect(fullName({ surname: 'Коваленко', givenName: 'Іван', patronymic: 'Петрович' })).toBe(
      'Коваленко Іван Петрович',
    );
  });
});
