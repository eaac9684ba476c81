import { expect, test } from 'vitest';
import { JournalEntryRecord } from '../../../src/journal/tables.js';
import { ProcessDefinitionRecord } from '../../../src/workflow/tables.js';
import { diagram, end, start, task } from './diagram.js';
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
  const { definitions, forms } = office.workflow.machinery;
  await office.dataSource.manager.update(
    ProcessDefinitionRecord,
    { key: 'visit' },
    { forms: null, hash: 'of the xml' },
  );
  expect((await office.versions.linkForms(forms)).map(({ key, version }) => `${key} ${version}`)).toEqual(['visit 1']);
  expect(await office.versions.linkForms(forms)).toEqual([]);
  expect((await definitions.findByContent('visit', asking))?.version).toBe(1);
  const kept = await office.dataSource.manager.findBy(JournalEntryRecord, { kind: 'diagram-forms-kept' });
  expect(kept.map(({ stream, byId }) => [stream, byId])).toEqual([['process:visit', 'system']]);
  await office.workflow.start(admin, begin('visit-1'));
  expect(await fieldsOf(released(office, {}), 'visit-1')).toEqual(['said']);
});
