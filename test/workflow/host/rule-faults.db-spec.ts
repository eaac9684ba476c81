import { expect, test } from 'vitest';
import { z } from 'zod';
import { PolicyService } from '../../../src/policy/index.js';
import { defineFacts } from '../../../src/workflow/contract/index.js';
import { FactSources } from '../../../src/workflow/host/registries.js';
import { Incidents } from '../../../src/workflow/incidents/incidents.js';
import { IncidentRecord } from '../../../src/workflow/tables.js';
import { library, libraryWith, on, problem } from '../../policy/support.js';
import { decision, diagram, end, start, task, timer } from './diagram.js';
import { anOffice, person } from './office.js';

const facts = { 'reader.card': 'valid', 'reader.debt': false, 'book.rare': false, 'book.copies': 5 };
const named = { surname: 'Коваленко', residence: 'вул. Соборності, 12' };
const received = { ...named, receivedOn: '2026-03-02' };

/** The rules of the library with a second evaluator that sees nothing, until it is mended. */
function sabotagedLibrary(): { policy: PolicyService; readonly mend: () => void } {
  const policy = PolicyService.load(library);
  const editions = policy.allEditions('loan');
  for (const edition of editions) Object.assign(edition, { heldByClosures: () => [] });
  return {
    policy,
    mend: () => {
      for (const edition of editions) Reflect.deleteProperty(edition, 'heldByClosures');
    },
  };
}

const sources = new FactSources().define(
  defineFacts({
    group: 'reader',
    gives: { 'reader.card': z.string(), 'reader.debt': z.boolean() },
    source: async () => ({ 'reader.card': facts['reader.card'], 'reader.debt': facts['reader.debt'] }),
  }),
  defineFacts({
    group: 'book',
    gives: { 'book.rare': z.boolean(), 'book.copies': z.number() },
    source: async () => ({ 'book.rare': facts['book.rare'], 'book.copies': facts['book.copies'] }),
  }),
);

function expectAllFacts(incident: IncidentRecord | undefined): void {
  const { message = '', detail = '' } = incident ?? {};
  expect(message).toBe('loan: рушій: 4-lend; перевірка: жодне');
  expect(detail).toMatch(/^Problem: loan: рушій: 4-lend; перевірка: жодне\n\{/);
  const [, written = '{}'] = detail?.split('\n') ?? [];
  expect(JSON.parse(written)).toMatchObject({ ruleSet: 'loan', facts });
  for (const word of Object.values(named)) expect(`${message} ${detail}`).not.toContain(word);
}

test('evaluators that differ stop a command with a problem and an incident that has the facts, and nothing moves', async () => {
  const { policy, mend } = sabotagedLibrary();
  const asksRules = diagram('lend', {
    nodes: [start(), task('look'), decision('may-lend', 'loan'), task('hand-over'), end()],
    flows: ['begun look', 'look may-lend', 'may-lend hand-over', 'hand-over done'],
  });
  const office = await (await anOffice({ policy, facts: sources })).publish(asksRules);
  await office.workflow.start(person('olha'), { process: 'lend', businessKey: 'loan-1', data: received });

  const refusal = await problem(office.complete('loan-1', 'look'));
  const [incident, ...others] = await office.dataSource.manager.find(IncidentRecord);
  expect(others).toEqual([]);
  expect(refusal).toMatchObject({ code: 'EVALUATORS_DISAGREE', status: 500 });
  expect(refusal.details.extra).toEqual({
    ruleSet: 'loan',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    incident: incident?.id,
  });
  expect(incident).toMatchObject({ kind: 'command', elementId: 'may-lend', businessKey: 'loan-1', isOpen: true });
  expectAllFacts(incident);
  expect(await office.stands('loan-1')).toEqual(['look']);

  mend();
  await office.complete('loan-1', 'look');
  expect(await office.stands('loan-1')).toEqual(['hand-over']);
});

test('without the day whose law it follows a decision is a fault, and never made by the law of today', async () => {
  const policy = PolicyService.load(library);
  const asksRules = diagram('lend', {
    nodes: [start(), task('look'), decision('may-lend', 'loan'), task('hand-over'), end()],
    flows: ['begun look', 'look may-lend', 'may-lend hand-over', 'hand-over done'],
  });
  const office = await (await anOffice({ policy, facts: sources })).publish(asksRules);
  await office.workflow.start(person('olha'), { process: 'lend', businessKey: 'loan-1', data: named });

  expect(await problem(office.complete('loan-1', 'look'))).toMatchObject({ code: 'STEP_FAILED' });
  const [incident] = await office.dataSource.manager.find(IncidentRecord);
  expect(incident).toMatchObject({ elementId: 'may-lend', businessKey: 'loan-1', isOpen: true });
  expect(incident?.message).toContain('«receivedOn»: потрібен день РРРР-ММ-ДД');
  expect(await office.stands('loan-1')).toEqual(['look']);
});

test('the worker tries again, then puts the facts down and stands still until the rules are mended', async () => {
  const { policy, mend } = sabotagedLibrary();
  const waits = diagram('wait', {
    nodes: [start(), timer('tomorrow', 'day'), decision('may-lend', 'loan'), task('hand-over'), end()],
    flows: ['begun tomorrow', 'tomorrow may-lend', 'may-lend hand-over', 'hand-over done'],
  });
  const office = await (await anOffice({ policy, facts: sources })).publish(waits);
  const data = { ...received, day: '2026-03-03T09:00:00Z' };
  await office.workflow.start(person('olha'), { process: 'wait', businessKey: 'loan-1', data });

  await office.worker.advanceTo(office.clock, new Date('2026-03-03T11:00:00Z'));
  const [incident] = await office.dataSource.manager.find(IncidentRecord);
  expect(incident).toMatchObject({ kind: 'timer', attempts: 3, elementId: 'may-lend', businessKey: 'loan-1' });
  expectAllFacts(incident);
  expect(await office.stands('loan-1')).toEqual([]);

  mend();
  const incidents = new Incidents(
    office.dataSource,
    office.clock,
    office.workflow.machinery.wakeUp,
    office.workflow.machinery.journal,
  );
  await incidents.retry({ id: incident?.id ?? '', actor: person('admin', ['workflow-admin']) });
  await office.worker.runDue();
  expect(await office.stands('loan-1')).toEqual(['hand-over']);
});

test('rules that are asked before there is a case put the same down', async () => {
  const { policy } = sabotagedLibrary();
  const office = await anOffice({ policy });
  const asked = office.workflow.transact(person('olha'), () => policy.decide('loan', facts, on('2024-03-04')));
  const refusal = await problem(asked);
  const [incident] = await office.dataSource.manager.find(IncidentRecord);
  expect(refusal).toMatchObject({ code: 'EVALUATORS_DISAGREE', details: { extra: { incident: incident?.id } } });
  expect(incident).toMatchObject({ kind: 'command', instanceId: null, isOpen: true, createdBy: 'olha' });
  expectAllFacts(incident);

  // Nothing came of it that could pass the place: the admin closes it, and the journal says who and why.
  const { machinery } = office.workflow;
  const incidents = new Incidents(office.dataSource, office.clock, machinery.wakeUp, machinery.journal);
  const id = incident?.id ?? '';
  const closed = await incidents.resolve({
    id,
    actor: person('admin', ['workflow-admin']),
    reason: 'Правило виправлено.',
  });
  expect(closed).toMatchObject({ isOpen: false, resolvedBy: 'admin', resolution: 'Правило виправлено.' });
  expect(await machinery.journal.read(`incident:${id}`)).toMatchObject([
    { kind: 'incident-closed', by: { id: 'admin' }, payload: { incidentId: id, reason: 'Правило виправлено.' } },
  ]);
});

test('rules that contradict one another are put down too, and the caller is told which', async () => {
  const policy = PolicyService.load(
    libraryWith('loan.rules.json', (text) => text.replace('"priority": 10,', '"priority": 80,')),
  );
  const office = await anOffice({ policy });
  const debtor = { ...facts, 'reader.debt': true };
  const asked = office.workflow.transact(person('olha'), () => policy.decide('loan', debtor, on('2024-03-04')));
  const { code, details } = await problem(asked);
  const [incident] = await office.dataSource.manager.find(IncidentRecord);
  expect(code).toBe('RULE_CONFLICT');
  expect(details.extra).toMatchObject({ rules: ['6-debtor', '4-lend'], incident: incident?.id });
  expect(incident?.message).toContain('6-debtor, 4-lend мають рівний пріоритет');
});
