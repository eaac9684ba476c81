import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../domain/problem.js';
import { canonicalJson } from '../../platform/canonical-json.js';
import { checkAnswer } from './check-answer.js';
import { type Form, formKeysIn } from './form-schema.js';
import { readForm } from './read-form.js';

const suffix = '.form.json';

function formIn(dir: string, key: string): Form {
  const read = readForm(readFileSync(join(dir, `${key}${suffix}`), 'utf8'), key);
  if ('form' in read) return read.form;
  throw new Error(`Форма «${key}» має помилки:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}`);
}

/** What the tasks ask for (форми завдань): one file each, read and checked at start. */
export class Forms {
  constructor(private byKey: ReadonlyMap<string, Form>) {}

  static load(dir: string): Forms {
    const files = existsSync(dir) ? readdirSync(dir).filter((file) => file.endsWith(suffix)) : [];
    const keys = files.map((file) => file.slice(0, -suffix.length));
    return new Forms(new Map(keys.map((key) => [key, formIn(dir, key)])));
  }

  /** Goes by other forms from now on: their edition has come into force. What a version has kept stays with it. */
  adopt({ byKey }: Forms): void {
    this.byKey = byKey;
  }

  all(): ReadonlyMap<string, Form> {
    return this.byKey;
  }

  keys(): readonly string[] {
    return [...this.byKey.keys()];
  }

  get(formKey: string): Form | undefined {
    return this.byKey.get(formKey);
  }

  /** The forms of a diagram as they are now, each with its content; one that is not there is left out. */
  ofDiagram(xml: string): ReadonlyMap<string, FormContent> {
    const found = formKeysIn(xml).flatMap((key) => {
      const form = this.byKey.get(key);
      return form ? [[key, contentOf(form)] as const] : [];
    });
    return new Map(found);
  }

  /**
   * The answer as the form has it: nothing else is let in, and nothing asked for may be missing. A task
   * without a form takes an empty answer.
   *
   * @throws BODY_INVALID naming every faulty field
   */
  check(formKey: string | null, answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const form = formKey === null ? undefined : this.byKey.get(formKey);
    if (formKey !== null && !form) throw new Error(`there is no form ${formKey}`);
    const { value, faults } = checkAnswer(form?.components ?? [], answer);
    if (faults.length > 0) throw new Problem('BODY_INVALID', { errors: faults });
    return value;
  }

  /** These forms, and where a version has kept others of the same key, those. */
  with(kept: ReadonlyMap<string, Form>): Forms {
    return kept.size === 0 ? this : new Forms(new Map([...this.byKey, ...kept]));
  }
}

/** What a form says, by which its versions are told apart. */
export interface FormContent {
  readonly hash: string;
  readonly content: string;
}

function contentOf(form: Form): FormContent {
  const content = canonicalJson(form);
  return { hash: createHash('sha256').update(content).digest('hex'), content };
}
