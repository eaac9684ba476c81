import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EditionGate } from '../../../src/workflow/definitions/edition-gate.js';
import { Publisher } from '../../../src/workflow/definitions/publisher.js';
import { ProcessDefinitionRecord } from '../../../src/workflow/tables.js';
import { formShape } from '../../../src/workflow/contract/form-shape.js';
import type { Contract } from '../../../src/workflow/contract/contract.js';
import { contractWith } from '../contract/small-contract.js';
import { choice, decision, diagram, end, start, task } from './diagram.js';
import { anOffice, Office, person } from './office.js';

const admin = person('admin', ['workflow-admin']);
const begin = (businessKey: string) => ({ process: 'visit', businessKey });

const asking = diagram('visit', {
  nodes: [start(), task('meet', { form: 'meet' }), end()],
  flows: ['begun meet', 'meet done'],
});
const field = (key: string) => [{ type: 'textfield', key, label: 'Слова', validate: { required: true } }];

/** The same database, another release: what the folder of forms has now. */
const released = ({ dataSource }: Office, forms: Readonly<Record<string, readonly object[]>>): Office =>
  new Office(dataSource, { forms }, 'node-next');

const fieldsOf = async (office: Office, businessKey: string): Promise<string[]> => {
  const { instanceId } = await office.task(businessKey, 'meet');
  const forms = await office.workflow.machinery.definitions.formsOf(instanceId);
  return forms.get('meet')?.components.flatMap((one) => ('key' in one ? [String(one.key)] : [])) ?? [];
};

test('an open task keeps the form of its version; the same diagram with another form is another version', async () => {
  const office = await (await anOffice({ forms: { meet: field('said') } })).publish(asking);
  await office.workflow.start(admin, begin('visit-1'));
  const next = await released(office, { meet: field('heard') }).publish(asking);
  expect((await next.workflow.machinery.definitions.list('visit')).map(({ version }) => version)).toEqual([2, 1]);
  await next.workflow.start(admin, begin('visit-2'));
  expect([await fieldsOf(next, 'visit-1'), await fieldsOf(next, 'visit-2')]).toEqual([['said'], ['heard']]);
  await expect(next.complete('visit-1', 'meet', { heard: 'так' })).rejects.toMatchObject({ code: 'BODY_INVALID' });
  await next.complete('visit-1', 'meet', { said: 'так' });
  await next.complete('visit-2', 'meet', { heard: 'так' });
  expect([await next.stands('visit-1'), await next.stands('visit-2')]).toEqual([[], []]);
  await next.publish(asking);
  expect(await next.dataSource.manager.count(ProcessDefinitionRecord)).toBe(2);
});

test('a form that the folder has lost is still there for the task that is open', async () => {
  const office = await (await anOffice({ forms: { meet: field('said') } })).publish(asking);
  await office.workflow.start(admin, begin('visit-1'));
  const next = released(office, {});
  expect(await fieldsOf(next, 'visit-1')).toEqual(['said']);
  await next.complete('visit-1', 'meet', { said: 'так' });
  expect(await next.stands('visit-1')).toEqual([]);
});

test('versions from before forms were kept get those that the folder has, once', async () => {
  const office = await (await anOffice({ forms: { meet: field('said') } })).publish(asking);
  const { definitions } = office.workflow.machinery;
  await office.dataSource.manager.update(
    ProcessDefinitionRecord,
    { key: 'visit' },
    { forms: null, hash: 'of the xml' },
  );
  expect(await definitions.linkForms()).toEqual(['visit 1']);
  expect(await definitions.linkForms()).toEqual([]);
  expect((await definitions.findByContent('visit', asking))?.version).toBe(1);
  await office.workflow.start(admin, begin('visit-1'));
  expect(await fieldsOf(released(office, {}), 'visit-1')).toEqual(['said']);
});

const extended = '{"fact":"term.outcome","operator":"equal","value":"extend"}';
const ruled = diagram('visit', {
  nodes: [start(), task('meet'), decision('term', 'term'), choice('which', 'which--done'), end(), end('longer')],
  flows: ['begun meet', 'meet term', 'term which', 'which done', `which longer ${extended}`],
});
const plain = diagram('visit', { nodes: [start(), task('meet'), end()], flows: ['begun meet', 'meet done'] });

const rulings = (...outcomes: readonly string[]): Contract =>
  contractWith({ rulings: { term: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])) } });

/** The office as it starts beside a contract, with nothing new in its folder. */
function startBeside({ workflow }: Office, contract: Contract): Promise<unknown> {
  const none = new Set<string>();
  const names = {
    ...{ forms: none, decisions: new Set(contract.rulings.keys()), topics: none },
    ...{ roles: new Set(['registrar']), units: none, posts: none },
  };
  const gate = new EditionGate(
    () => names,
    (kept = new Map()) => ({
      ...contract,
      forms: new Map([...contract.forms, ...[...kept].map(([key, form]) => [key, formShape(form)] as const)]),
    }),
  );
  const dir = mkdtempSync(join(tmpdir(), 'pryimalnia-empty-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return new Publisher(workflow.machinery.definitions, gate).publishFolder(dir);
}

test('an outcome that a version with open cases still names cannot vanish: the start names them and refuses', async () => {
  const office = await (await anOffice()).publish(ruled);
  await office.workflow.start(admin, begin('visit-1'));
  await office.publish(plain);
  await startBeside(office, rulings('extend', 'refuse'));
  const refused = startBeside(office, rulings('extended', 'refuse'));
  await expect(refused).rejects.toThrow('Справи, що тривають за давнішими версіями процесів, зупинилися б.');
  await expect(refused).rejects.toThrow(
    'Справи за версією 1 (1: visit-1) зупинилися б. Умова переходу «which--longer» чекає «extend» від «term.outcome», а так не буває. Можливо, «extended»?',
  );
  const { instanceId } = await office.task('visit-1', 'meet');
  await office.workflow.transact(admin, (tx) => tx.terminate(instanceId, 'справу закінчено інакше'));
  await startBeside(office, rulings('extended', 'refuse'));
});

test('a form kept by a version is enough for its open cases, whatever the folder has', async () => {
  const office = await (await anOffice({ forms: { meet: field('said') } })).publish(asking);
  await office.workflow.start(admin, begin('visit-1'));
  await office.publish(plain);
  await startBeside(office, contractWith({}));
});
