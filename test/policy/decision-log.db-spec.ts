import { DataSource } from 'typeorm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.js';
import { DecisionLog, type DecisionRecord, PolicyService } from '../../src/policy/index.js';
import { decideBy } from '../../src/policy/evaluation/decide.js';
import { RuleEditionRecord } from '../../src/policy/tables.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { emptyDataSource } from '../support/empty-database.js';
import { library, libraryWith, on, problem } from './support.js';

const librarian: Actor = { id: 'p-librarian', name: 'Бібліотекарка', roles: ['registrar'], unit: 'library', posts: [] };
const facts = { 'reader.card': 'valid', 'reader.debt': false, 'book.rare': false, 'book.copies': 1 };
const at = new Date('2024-03-04T08:00:00Z');
const policy = PolicyService.load(library);

let dataSource: DataSource;
let log: DecisionLog;
beforeEach(async () => {
  dataSource = await emptyDataSource();
  log = new DecisionLog(dataSource, policy);
});

async function record(subject = 'loan-1', day = '2024-03-04'): Promise<string> {
  const decision = await policy.decide('loan', facts, on(day));
  const occasion = { subject, instanceId: 'instance-1', element: 'may-lend', by: librarian, at };
  return unitOfWork(dataSource, (manager) => log.record(manager, decision, occasion));
}

describe('a decision written down', () => {
  it('is found by its case as it was made', async () => {
    const id = await record();
    await record('loan-2');
    const [stored, ...others] = await log.ofSubject('loan-1');
    expect(others).toEqual([]);
    expect(stored).toMatchObject({
      ...(await policy.decide('loan', facts, on('2024-03-04'))),
      id,
      subject: 'loan-1',
      instanceId: 'instance-1',
      element: 'may-lend',
      at,
      byId: 'p-librarian',
      byName: 'Бібліотекарка',
      overriddenBy: null,
    });
  });

  it('vanishes with the transaction it was made in', async () => {
    const decision = await policy.decide('loan', facts, on('2024-03-04'));
    const failed = unitOfWork(dataSource, async (manager) => {
      await log.record(manager, decision, { subject: 'loan-1', by: librarian, at });
      throw new Error('the step failed');
    });
    await expect(failed).rejects.toThrow('the step failed');
    expect(await log.ofSubject('loan-1')).toEqual([]);
    expect(await dataSource.manager.count(RuleEditionRecord)).toBe(0);
  });

  it('keeps one text of each edition, also when many decisions come at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => record(`loan-${i}`)));
    await record('loan-old', '2014-01-01');
    expect(await dataSource.manager.count(RuleEditionRecord)).toBe(2);
  });
});

describe('years later, when the files say otherwise', () => {
  const amended = PolicyService.load(
    libraryWith('loan.rules.json', (text) =>
      text.replace('"value": 2', '"value": 1').replace('чи останній примірник', ''),
    ),
  );

  it('a decision is explained by the edition that made it', async () => {
    const id = await record();
    const { text } = (await new DecisionLog(dataSource, amended).explain(id)).explanation;
    expect(text[1]).toBe('Вирішило правило «Рідкісну книгу чи останній примірник читають у залі» (5-rare@2015).');
    expect(text).toEqual(policy.explain(await policy.decide('loan', facts, on('2024-03-04'))).text);
  });

  it('the same facts and the same digest give the same answer', async () => {
    const id = await record();
    const years = new DecisionLog(dataSource, amended);
    const { digest, facts: kept } = await years.find(id);
    const again = await decideBy(await years.edition(digest), kept, on('2024-03-04'));
    expect(again).toEqual(await policy.decide('loan', facts, on('2024-03-04')));
    expect(await amended.decide('loan', facts, on('2024-03-04'))).toMatchObject({ rule: '4-lend' });
  });

  it('an edition altered in the database is not believed', async () => {
    const id = await record();
    const { digest } = await log.find(id);
    const { canonical } = await dataSource.manager.findOneByOrFail(RuleEditionRecord, { digest });
    await dataSource.manager.update(
      RuleEditionRecord,
      { digest },
      { canonical: canonical.replace('"value":2', '"value":9') },
    );
    expect((await problem(log.explain(id))).code).toBe('EDITION_UNKNOWN');
  });
});

describe('an official who decides otherwise', () => {
  const override = (id: string, outcome: string) =>
    unitOfWork(dataSource, (m) =>
      log.override(m, id, { outcome, reason: 'Читач працює над дисертацією.', by: librarian, at }),
    );

  it('is written beside the answer of the rules, which stays', async () => {
    const id = await record();
    await override(id, 'lend');
    const expected: Partial<DecisionRecord> = {
      outcome: 'reading-room',
      overrideOutcome: 'lend',
      overriddenBy: 'p-librarian',
      overriddenAt: at,
    };
    expect(await log.find(id)).toMatchObject(expected);
  });

  it('does so once, and only with an outcome that the set knows', async () => {
    const id = await record();
    const unknown = await problem(override(id, 'burn'));
    expect(unknown).toMatchObject({ code: 'BODY_INVALID' });
    expect(unknown.details.errors?.[0]?.detail).toContain('lend («видати додому»)');
    await override(id, 'lend');
    expect((await problem(override(id, 'refuse'))).code).toBe('DECISION_OVERRIDDEN');
    expect((await log.find(id)).overrideOutcome).toBe('lend');
  });

  it('finds nothing to change where nothing was decided', async () => {
    expect((await problem(override('0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11', 'lend'))).code).toBe('NOT_FOUND');
  });
});
