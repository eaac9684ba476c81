import type { RuleSet } from '../../policy/index.js';
import type { Answers, FactSources, Jobs, Openings, Steps } from '../host/steps.js';
import type { Form } from '../tasks/form-schema.js';
import type { Contract, Declared } from './contract.js';
import { formShape } from './form-shape.js';

/** Everything in the code that says what it reads and writes. */
export interface Declaring {
  readonly steps: Steps;
  readonly jobs: Jobs;
  readonly answers: Answers;
  readonly facts: FactSources;
  readonly openings: Openings;
}

/** What the code has declared. */
export function declaredOf({ steps, jobs, answers, facts, openings }: Declaring): Declared {
  return {
    starts: new Map(openings.starts().map(({ process, gives }) => [process, gives])),
    messages: new Map(openings.messages().map(({ name, carries }) => [name, carries])),
    topics: new Map(
      [...steps.declared(), ...jobs.declared()].map(({ topic, reads, writes, properties = {} }) => [
        topic,
        { reads, writes, properties },
      ]),
    ),
    answers: new Map(answers.declared().map(({ form, answer, reads, writes }) => [form, { answer, reads, writes }])),
    suppliers: new Map(facts.declared().map(({ group, reads, gives }) => [group, { reads, gives }])),
  };
}

/** The contract of the code with the forms and the rule sets beside it. */
export function contractOf(
  declared: Declared,
  forms: ReadonlyMap<string, Form>,
  sets: readonly Pick<RuleSet, 'id' | 'outcomes' | 'facts'>[],
): Contract {
  return {
    ...declared,
    forms: new Map([...forms].map(([key, form]) => [key, formShape(form)])),
    outcomes: new Map(sets.map(({ id, outcomes }) => [id, Object.keys(outcomes)])),
    facts: new Map(sets.map(({ id, facts }) => [id, facts])),
  };
}
