import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { onTestFinished } from 'vitest';
import { AppealRecord } from '../../src/appeals/tables.js';
import { systemActor } from '../../src/domain/actor.js';
import { dayInKyiv } from '../../src/domain/kyiv-time.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { rulesDirectory } from '../../src/platform/installation.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { DecisionLog, type Facts, PolicyService } from '../../src/policy/index.js';
import { loadCalendar } from '../../src/policy/dated-data.js';
import { appealBook } from '../../src/workbench/replay/comparison/cases.js';
import { rulesOf } from '../../src/workbench/command/posted-rules.js';
import { Replays } from '../../src/workbench/replay/running/replays.js';
import { ReplayCaseRecord } from '../../src/workbench/replay/tables.js';
import type { RunParts } from '../../src/workbench/replay/running/run-replay.js';
import { candidateOf } from '../../src/workbench/replay/candidate.js';

/** A council's rules as they are shipped. */
export const present = PolicyService.load(rulesDirectory);
export const calendar = loadCalendar(rulesDirectory);

type Changes = Readonly<Record<string, (text: string) => string>>;

function changed(file: string, change: (text: string) => string): string {
  const before = readFileSync(join(rulesDirectory, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file}: the change changes nothing`);
  return after;
}

/** The shipped rules with some files changed. */
export function policyWith(changes: Changes): PolicyService {
  const files = Object.entries(changes).map(([file, change]) => [file, changed(file, change)] as const);
  return rulesOf(Object.fromEntries(files)).policy();
}

/** A copy of the shipped rules with some files changed; gone when the test ends. */
export function rulesWith(changes: Changes): string {
  const root = mkdtempSync(join(tmpdir(), 'rules-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const dir = join(root, 'rules');
  cpSync(rulesDirectory, dir, { recursive: true });
  for (const [file, change] of Object.entries(changes)) writeFileSync(join(dir, file), changed(file, change));
  return dir;
}

/** The queue turned upside down: what needs no study goes before those with benefits. */
export const studyFirst = {
  'priority.rules.json': (text: string) => text.replaceAll('"priority": 20', '"priority": 5'),
};

/** The longest a term may be is cut to fifteen days. */
export const shortCap = {
  'parameters.json': (text: string) =>
    text.replace(
      /("id": "param\.term\.cap"[\s\S]*?"value": )45([\s\S]*?"value": )45/,
      (_, head: string, middle: string) => `${head}15${middle}15`,
    ),
  'acts/kr-225-r-2023.json': (text: string) => text.replace(/("number": "3\.11"[\s\S]*?"numbers": \[)/, '$115, '),
};

/** What a test stores: a question to the rules in force, asked in a case. */
export interface Asked {
  readonly ruleSet: string;
  readonly facts: Facts;
  readonly subject?: string;
  readonly element?: string;
  /** UTC instant of the decision; the law is that of this day in Kyiv. */
  readonly at?: string;
}

/** Has the rules in force decide, and keeps the decisions as the service does. */
export async function decided(dataSource: DataSource, asked: readonly Asked[], policy = present): Promise<string[]> {
  const log = new DecisionLog(dataSource, policy);
  return unitOfWork(dataSource, async (manager) => {
    const ids: string[] = [];
    for (const { ruleSet, facts, subject = 'a-case', element, at = '2026-03-02T08:00:00Z' } of asked) {
      const day = dayInKyiv(new Date(at));
      const decision = await policy.decide(ruleSet, facts, { receivedOn: day, decidedOn: day });
      const occasion = { subject, by: systemActor, at: new Date(at), ...(element === undefined ? {} : { element }) };
      ids.push(await log.record(manager, decision, occasion));
    }
    return ids;
  });
}

export const queueFacts = (benefits: boolean, needsStudy: 'yes' | 'no' | 'unknown'): Facts => ({
  'author.priorityReview': benefits,
  'question.needsStudy': needsStudy,
});

export const termFacts = (needsStudy: 'yes' | 'no' | 'unknown', leaderDays = 0): Facts => ({
  'letter.coveringShorterThanMonth': false,
  'letter.coveringBeforeLeader': false,
  'letter.coveringTermDays': 0,
  'question.needsStudy': needsStudy,
  'resolution.shorterThanMonth': leaderDays > 0 && leaderDays < 28,
  'resolution.termDays': leaderDays,
});

/** A hundred questions of two sets, all combinations again and again; a third with benefits and no study needed. */
export function manyAsked(count: number): Asked[] {
  const needs = ['yes', 'no', 'unknown'] as const;
  return Array.from({ length: count }, (_, i) => {
    const needsStudy = needs[i % 3] ?? 'yes';
    const subject = `case-${i}`;
    return i % 2 === 0
      ? { ruleSet: 'priority', facts: queueFacts(i % 8 < 5, needsStudy), subject, element: 'rank' }
      : { ruleSet: 'term', facts: termFacts(needsStudy), subject, element: 'set-first-term' };
  });
}

/** What a run needs on this database; `policy` is the candidate. */
export function runParts(dataSource: DataSource, policy: PolicyService, more: Partial<RunParts> = {}): RunParts {
  return {
    dataSource,
    runner: 'test-runner',
    leaseMs: 60_000,
    candidate: candidateOf(policy, {}),
    present,
    calendar,
    newCalendar: null,
    book: appealBook(dataSource),
    now: () => new Date('2026-03-03T08:00:00Z'),
    ...more,
  };
}

/** The card of an appeal, as far as a replay looks at it. */
export async function appealCard(
  dataSource: DataSource,
  card: Pick<AppealRecord, 'id'> & Partial<AppealRecord>,
): Promise<void> {
  const row: AppealRecord = {
    version: 1,
    status: 'registered',
    regime: 'appeal',
    register: 'office',
    year: 2026,
    serial: null,
    fraction: 0,
    registrationIndex: null,
    previousIndexes: [],
    formOfReceipt: '1',
    form: 'letter',
    writtenOn: null,
    receivedOn: plainDate('2026-03-02'),
    registeredOn: plainDate('2026-03-02'),
    coveringLetter: null,
    sheets: 1,
    addressee: { kind: 'council', id: null },
    kind: 'statement',
    subject: 'individual',
    feature: 'first',
    confirmedFeature: null,
    matches: [],
    cosigners: null,
    joinedTo: null,
    applicant: {
      surname: 'Коваленко',
      givenName: 'Марія',
      patronymic: null,
      residence: null,
      email: null,
      phone: null,
      sex: null,
      categories: [],
      categoriesVerified: false,
      socialStatus: null,
      confidential: false,
    },
    personKey: null,
    wordingKey: 'x',
    signers: null,
    gist: 'Про опалення',
    questions: [],
    mainTopic: null,
    assessment: null,
    onControl: false,
    leader: null,
    resolution: null,
    mainExecutor: null,
    term: null,
    extensions: [],
    dueOn: null,
    termBroken: false,
    breach: null,
    breaches: null,
    reply: null,
    result: null,
    controlEndedOn: null,
    controlEndedBy: null,
    archive: null,
    searchText: '',
    takenInAt: new Date('2026-03-02T08:00:00Z'),
    takenInBy: 'p-registrar',
    ...card,
  };
  await dataSource.manager.createQueryBuilder().insert().into(AppealRecord).values(row).updateEntity(false).execute();
}

/** All that a replay leaves behind, to be compared with another of the same decisions. */
export async function outcomeOf(dataSource: DataSource, id: string) {
  const { status, done, total, tally } = await new Replays(dataSource, present).find(id);
  const cases = await dataSource.manager.find(ReplayCaseRecord, {
    where: { replayId: id },
    order: { decisionId: 'ASC' },
  });
  return { status, done, total, tally, cases: cases.map((one) => ({ ...one, replayId: 'any' })) };
}
