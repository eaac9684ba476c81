import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processesDirectory, rulesDirectory } from '../../src/platform/installation.js';
import { factsFile } from '../../src/policy/catalogue/formats.js';
import { type Catalogue, PolicyService, type RuleSet } from '../../src/policy/index.js';
import { contractOf, idsOf } from '../../src/workflow/contract/contract-of.js';
import { declaredFile, readDeclared } from '../../src/workflow/contract/declared-file.js';
import { EditionGate } from '../../src/workflow/definitions/edition-gate.js';
import { Directory, heldGroups } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { roles } from '../../src/domain/actor.js';
import type { Form } from '../../src/workflow/forms/form-schema.js';
import { readForm } from '../../src/workflow/forms/read-form.js';

/** A change of one file of the shipped policy, and what an admin is told of it. */
export interface Broken {
  /** A diagram, a form or a rule set, by its path. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A part of what is said, with the place: `element check: words`. */
  readonly told: string;
}

const declared = readDeclared(readFileSync(join(processesDirectory, declaredFile), 'utf8'));
export const { catalogue } = PolicyService.load(rulesDirectory);
const held = heldGroups(new Directory(kryvyiRih));
const sets = [...catalogue.ruleSets.values()];

function filesIn(dir: string, suffix: string): ReadonlyMap<string, string> {
  const names = readdirSync(dir).filter((name) => name.endsWith(suffix));
  return new Map(names.map((name) => [name.slice(0, -suffix.length), readFileSync(join(dir, name), 'utf8')]));
}

const diagrams = filesIn(processesDirectory, '.bpmn');
const forms = filesIn(join(processesDirectory, 'forms'), '.form.json');

export const shipped = { diagrams, forms, sets, declared };

/** What parts from the shipped files; whatever is not named stays as it is. */
interface Policy {
  readonly diagrams?: ReadonlyMap<string, string>;
  readonly forms?: ReadonlyMap<string, string>;
  readonly sets?: readonly RuleSet[];
  readonly facts?: Catalogue['facts'];
  /** A diagram that is not there. */
  readonly without?: string;
}

/** What the gate says of a policy: of these diagrams, beside these forms and sets. */
export async function toldOf(policy: Policy): Promise<string[]> {
  const changed = policy.diagrams ?? new Map<string, string>();
  const reading = [...(policy.forms ?? forms)].map(([key, text]) => [key, readForm(text, key)] as const);
  const unread = reading.flatMap(([key, one]) =>
    'faults' in one ? one.faults.map((fault) => `${key} form: ${fault}`) : [],
  );
  // The service does not start with such a form.
  if (unread.length > 0) return unread;
  const read = reading.flatMap(([key, one]): [string, Form][] => ('form' in one ? [[key, one.form]] : []));
  const known = policy.sets ?? sets;
  const rules = {
    ...catalogue,
    facts: policy.facts ?? catalogue.facts,
    ruleSets: new Map(known.map((set) => [set.id, set])),
  };
  const names = {
    forms: new Set(read.map(([key]) => key)),
    decisions: new Set(known.map(({ id }) => id)),
    topics: new Set(declared.topics.keys()),
    roles: new Set<string>(roles),
    units: new Set(kryvyiRih.units.map(({ id }) => id)),
    posts: new Set(kryvyiRih.posts.map(({ id }) => id)),
    letters: new Set(['own-legal-check']),
    held,
    acts: catalogue.acts,
  };
  const gate = new EditionGate(
    () => names,
    () => contractOf(declared, new Map(read), rules, idsOf(names)),
  );
  const edition = new Map([...diagrams, ...changed].filter(([key]) => key !== policy.without));
  const amiss = gate.rulesAmiss().map(({ set, message }) => `${set} asked-amiss: ${message}`);
  const faults =
    changed.size > 0
      ? (await gate.judge(changed, { diagrams, forms: new Map() })).faults
      : (await gate.checked({ diagrams: edition, forms: new Map() })).reports;
  return [...amiss, ...faults.map(({ elementId, rule, message }) => `${elementId} ${rule}: ${message}`)];
}

/** What is said of the shipped policy with one change in it. */
export function toldOfChange(change: Omit<Broken, 'told'>): Promise<string[]> {
  return toldOf(policyWith(change));
}

/** The shipped policy with one change in it; that the word to change is no longer there is an error. */
export function policyWith({ file, from, to }: Omit<Broken, 'told'>): Policy {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name.endsWith('.bpmn')) {
    const quoted = (text: string): string => text.replaceAll('"', '&quot;');
    return { diagrams: changedIn(diagrams, name.replace('.bpmn', ''), quoted(from), quoted(to), [from, to]) };
  }
  if (name.endsWith('.form.json')) {
    const key = name.replace('.form.json', '');
    return { forms: new Map([...forms, ...changedIn(forms, key, from, to, [from, to])]) };
  }
  const id = name.replace('.rules.json', '');
  const text = readFileSync(join(rulesDirectory, name), 'utf8');
  if (name === 'facts.json') {
    const dictionary = factsFile.parse(JSON.parse(replaced(text, from, to)));
    return { facts: new Map(Object.entries(dictionary.facts)) };
  }
  const set = JSON.parse(replaced(text, from, to)) as RuleSet;
  return { sets: sets.map((one) => (one.id === id ? set : one)) };
}

function changedIn(
  files: ReadonlyMap<string, string>,
  key: string,
  from: string,
  to: string,
  plain: readonly [string, string],
): ReadonlyMap<string, string> {
  const text = files.get(key) ?? '';
  return new Map([[key, text.includes(from) ? replaced(text, from, to) : replaced(text, ...plain)]]);
}

/** Every place of it, and there is one. */
function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no ${from}`);
  return text.replaceAll(from, to);
}
