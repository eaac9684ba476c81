import 'reflect-metadata';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppModule } from '../src/app.module.js';
import { Directory, heldGroups } from '../src/directory/index.js';
import { kryvyiRih } from './support/council.js';
import { roles } from '../src/domain/actor.js';
import { problemTable } from '../src/domain/problem-table.js';
import { readConfig } from '../src/platform/config.js';
import { createService } from '../src/platform/http/edge.js';
import { processesDirectory, rulesDirectory } from '../src/platform/installation.js';
import { Log } from '../src/platform/log.js';
import { factGroups, PolicyService, Questions } from '../src/policy/index.js';
import { diagramFindings, readDiagrams, unnamedOutcomes } from '../src/workbench/lint/findings/diagram-findings.js';
import { formShape } from '../src/workflow/contract/form-shape.js';
import { namesBeyond } from '../src/workflow/contract/shape.js';
import { compile, type Compiled } from '../src/workflow/engine/index.js';
import { Forms, Registries } from '../src/workflow/index.js';
import { fieldsOf, formsOf } from '../src/workflow/forms/form-schema.js';
import { lintDiagram, type Catalogue } from '../src/workflow/lint/index.js';
import { FolderFiles } from '../src/platform/files/index.js';

const sourceDirectory = join(processesDirectory, '..', 'src');
const policy = PolicyService.load(rulesDirectory);
const forms = Forms.load(join(processesDirectory, 'forms'));
const registries = await registered();

/** What the service registers at its start, whatever the diagrams say of it. */
async function registered() {
  const log = new Log('silent');
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'agreement-')), WORKER: 'no' });
  const service = await createService(AppModule.forRoot(config, log), log);
  await service.init().catch(() => undefined);
  afterAll(() => service.close());
  const at = { strict: false };
  return { ...service.get(Registries, at), questions: service.get(Questions, at) };
}

const files = readdirSync(processesDirectory).filter((file) => file.endsWith('.bpmn'));
const diagrams = new Map(
  files.map((file) => [file.replace('.bpmn', ''), readFileSync(join(processesDirectory, file), 'utf8')]),
);
const compiled: readonly Compiled[] = await Promise.all([...diagrams.values()].map((xml) => compile(xml)));
const elements = compiled.flatMap((process) => process.elements);
const outcomes = readDiagrams(new FolderFiles(processesDirectory));
const services = elements.flatMap(({ service }) => service ?? []);
const present = (values: readonly (string | null | undefined)[]): string[] =>
  [...new Set(values.filter((value) => typeof value === 'string'))].sort();

const catalogue: Catalogue = {
  processes: new Set(diagrams.keys()),
  forms: new Set(forms.keys()),
  decisions: new Set(policy.ruleSets().map(({ id }) => id)),
  topics: new Set([...registries.steps.names(), ...registries.jobs.names()]),
  roles: new Set<string>(roles),
  units: new Set(kryvyiRih.units.map(({ id }) => id)),
  posts: new Set(kryvyiRih.posts.map(({ id }) => id)),
  held: heldGroups(new Directory(kryvyiRih)),
  acts: policy.catalogue.acts,
};

/** Groups that the step itself gives, for it asks about one booking, one person or one event at a time. */
const givenByStep = ['booking', 'companion', 'executor', 'notice', 'recording', 'sender'];

describe('the diagrams', () => {
  it.each([...diagrams])('%s passes every check with the names the service really has', async (_key, xml) => {
    expect(await lintDiagram(xml, catalogue)).toEqual([]);
  });

  it('use every form, and every form has somebody who understands its answer', () => {
    const used = present(elements.map(({ task }) => task?.formKey));
    expect(used).toEqual([...forms.keys()].sort());
    expect([...registries.answers.names()].sort()).toEqual(used);
  });

  it('use forms of which no field goes unread', () => {
    const asked = new Map(registries.answers.all().map(({ form, answer }) => [form, answer]));
    const unread = [...forms.keys()].flatMap((key) => {
      const form = forms.get(key);
      return namesBeyond(form ? formShape(form) : {}, asked.get(key) ?? {}).map((name) => `${key}: ${name}`);
    });
    expect(unread).toEqual([]);
  });

  it('use every step and every job, but the one that writes the letters a council adds of its own', () => {
    const used = present(services.map(({ topic }) => topic));
    expect(used).toEqual([...catalogue.topics].filter((topic) => topic !== 'write-letter').sort());
    expect(catalogue.topics).toContain('write-letter');
  });

  it('call every process that is not begun by itself', () => {
    const called = present(services.map(({ calledElement }) => calledElement));
    expect(called.filter((key) => !diagrams.has(key))).toEqual([]);
    const begun = [...diagrams.keys()].filter((key) => !called.includes(key)).sort();
    expect(begun).toEqual([
      'breach',
      'ended-outside',
      'letter-dispatch',
      'more-materials',
      'obligation',
      'place-offer',
      'reception-appeal',
      'reception-day',
      'reception-question',
      'tell-citizen',
      'visit',
      'written-appeal',
    ]);
  });

  it('ask only rule sets whose facts somebody knows', () => {
    const asked = present(services.map(({ decisionRef }) => decisionRef));
    const groups = new Set(asked.flatMap((id) => factGroups(policy.ruleSet(id))));
    expect([...groups].filter((group) => !registries.facts.names().includes(group))).toEqual([]);
  });

  it('leave no facts unknown', () => {
    const known = [...registries.facts.names(), ...givenByStep];
    const groups = new Set(policy.ruleSets().flatMap(factGroups));
    expect([...groups].filter((group) => !known.includes(group))).toEqual([]);
  });

  it('branch on outcomes that their rule sets have, and have a way for each', async () => {
    const findings = diagramFindings((await outcomes).diagrams, policy.catalogue.ruleSets);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});

describe('outcomes that no gateway names', () => {
  const outcomesOf = (set: string): string[] => Object.keys(policy.ruleSet(set).outcomes);
  const posts = new Set(kryvyiRih.posts.map(({ id }) => id));
  const notPosts = (set: string): string[] => outcomesOf(set).filter((outcome) => !posts.has(outcome));

  /** What each set leaves to the default flow of the gateway behind it. */
  const byDefault: Readonly<Record<string, readonly string[]>> = {
    admission: ['consider'],
    'registration-routing': ['register-office', 'register-unit'],
    'main-executor': ['first-named', 'next-staff'],
    'end-of-control': ['remove-on-signing-day', 'remove-when-resolved'],
    'final-answer': ['final-with-reasons', 'not-yet'],
    'reception-order': ['direct-line', 'legal-aid', 'reception'],
    substitution: ['as-scheduled', 'named-head', 'other-deputy'],
    alarm: ['go-on'],
  };
  it.each(Object.entries(byDefault))('of %s go by the default flow: %s', async (set, expected) => {
    const unnamed = unnamedOutcomes(policy.ruleSet(set), (await outcomes).diagrams);
    expect(unnamed.sort()).toEqual([...expected].sort());
  });

  it('name a post, or one that the step behind them finds', () => {
    expect(notPosts('leader')).toEqual(['unit-head']);
    expect(notPosts('repeat-authority')).toEqual(['unit-head']);
    expect(outcomesOf('extension-authority').sort()).toEqual(['deputy', 'head', 'leader', 'unit-head']);
    expect(notPosts('signatory').sort()).toEqual(['district-head', 'leader-of-control', 'unit-head']);
    expect(outcomesOf('personal-consideration').sort()).toEqual(['acting-head', 'by-distribution', 'head-personally']);
    expect(outcomesOf('priority').sort()).toEqual(['at-once', 'first-in-order', 'ordinary']);
    expect(outcomesOf('term').sort()).toEqual(['by-covering-letter', 'by-leader', 'no-study', 'one-month']);
  });

  it('belong to sets that a diagram or a step asks', () => {
    const asked = present(services.map(({ decisionRef }) => decisionRef));
    const besides = registries.questions.all().map(({ set }) => set);
    expect([...catalogue.decisions].sort()).toEqual([...new Set([...asked, ...besides])].sort());
  });
});

describe('refusals', () => {
  it('all stand in the table', () => {
    const sources = readdirSync(sourceDirectory, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const codes = sources.flatMap((file) =>
      [...readFileSync(join(sourceDirectory, file), 'utf8').matchAll(/new Problem\(\s*'([A-Z_]+)'/g)].map(
        ([, code = '']) => code,
      ),
    );
    expect(codes.length).toBeGreaterThan(20);
    expect(present(codes).filter((code) => !Object.hasOwn(problemTable, code))).toEqual([]);
  });
});

describe('what is handed on', () => {
  it('is shown on forms that there are', () => {
    const named = forms.keys().flatMap((form) => {
      const fields = fieldsOf(forms.get(form)?.components ?? []);
      return fields.flatMap(({ properties }) => formsOf(properties?.shownOn));
    });
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((form) => forms.get(form) === undefined)).toEqual([]);
  });
});
