import { describe, expect, it } from 'vitest';
import {
  appealStatuses,
  everyQuestionResolved,
  fullName,
  isEnd,
  lastDayToComplain,
  mainExecutorOf,
  moveTo,
  resultOf,
  type AppealEnd,
  type AppealStatus,
  isPartly,
  resultOfQuestions,
  type AppealResult,
} from '../../src/domain/appeal.js';
import { calendar } from './calendar-of-rules.js';
import { day, everyDay } from './days.js';

const oneYearOrMonth = { yearsSinceDecision: 1, monthsSinceAcquaintance: 1 };

function follows(from: AppealStatus, to: AppealStatus): boolean {
  try {
    return moveTo(from, to) === to;
  } catch {
    return false;
  }
}

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
        details: expect.objectContaining({
          extra: { status: from, allowed: expect.arrayContaining(statuses.filter((status) => follows(from, status))) },
        }),
      }),
    );
  });

  it('is reached, each of them, from receipt, and an end from each', () => {
    const reach = (start: AppealStatus): Set<AppealStatus> => {
      const found = new Set<AppealStatus>([start]);
      for (const status of found) for (const next of statuses.filter((to) => follows(status, to))) found.add(next);
      return found;
    };
    expect(reach('received').size).toBe(statuses.length);
    for (const status of statuses) expect([...reach(status)].some(isEnd)).toBe(true);
  });

  it('lets a citizen withdraw until the answer is given', () => {
    const withdrawable = statuses.filter((status) => follows(status, 'withdrawn'));
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
    ['the first named', [staff, outside, staff], 'first-named', 0],
    ['the first named, though another council’s (KR-3.19)', [outside, staff], 'first-named', 0],
    ['the next listed who is staff, when the first is not', [outside, staff, staff], 'next-staff', 1],
    ['the next after two outsiders', [outside, outside, staff], 'next-staff', 2],
    ['nobody, when none is staff', [outside, outside], 'next-staff', -1],
    ['nobody in an empty resolution', [], 'first-named', -1],
  ] as const)('is %s', (_, kinds, rule, place) => {
    const executors = kinds.map((kind, at) => ({ ...kind, at }));
    expect(mainExecutorOf(executors, rule)?.at ?? -1).toBe(place);
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
    const last = lastDayToComplain(complaint, oneYearOrMonth, calendar);
    expect(last === null || day(lodged) <= last).toBe(timely);
  });

  it('lodged earlier is never less timely', () => {
    for (const decidedOn of everyDay.slice(0, 800)) {
      const last = lastDayToComplain({ decidedOn, learnedOn: decidedOn }, oneYearOrMonth, calendar);
      expect(last !== null && last > decidedOn && calendar.isWorkingDay(last)).toBe(true);
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

  it.each<[AppealResult | null, (AppealResult | null)[]]>([
    ['9.1', ['9.2', '9.1', '9.5']],
    ['9.5', ['9.5', '9.5']],
    // A final answer that leaves ours unresolved is no sending on.
    [null, [null, '9.5']],
    ['9.2', ['9.5', '9.2']],
  ])('counts as %s where its questions ended with %j', (result, questionResults) => {
    expect(resultOfQuestions(questionResults)).toBe(result);
  });

  it.each<[boolean, (AppealResult | null)[]]>([
    [true, ['9.1', '9.2']],
    [true, ['9.1', null]],
    [false, ['9.2', '9.2']],
    [false, ['9.1', '9.3']],
    // What was sent on makes nothing a part (docs/decisions/0147).
    [false, ['9.2', '9.5']],
    [false, [null, '9.5', null]],
    [true, ['9.1', '9.2', '9.5']],
  ])('is in part (%s) where its questions ended with %j', (partly, questionResults) => {
    expect(isPartly(questionResults)).toBe(partly);
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
