import type { PolicyService } from '../../policy/index.js';
import type { Answers, FactSources, Jobs, Openings, Steps } from '../host/steps.js';
import type { Forms } from '../tasks/forms.js';
import type { Contract } from './contract.js';
import { formShape } from './form-shape.js';

/** Everything that says what it reads and writes. */
export interface Declaring {
  readonly steps: Steps;
  readonly jobs: Jobs;
  readonly answers: Answers;
  readonly facts: FactSources;
  readonly openings: Openings;
  readonly forms: Forms;
  readonly policy: Pick<PolicyService, 'ruleSets'>;
}

/** The contract as the service and its files stand now. */
export function contractOf({ steps, jobs, answers, facts, openings, forms, policy }: Declaring): Contract {
  const sets = policy.ruleSets();
  return {
    starts: new Map(openings.starts().map(({ process, gives }) => [process, gives])),
    messages: new Map(openings.messages().map(({ name, carries }) => [name, carries])),
    topics: new Map([...steps.declared(), ...jobs.declared()].map((one) => [one.topic, one])),
    answers: new Map(answers.declared().map((one) => [one.form, one])),
    handledForms: new Set(answers.forms()),
    forms: new Map(
      forms.keys().flatMap((key) => {
        const form = forms.get(key);
        return form ? [[key, formShape(form)] as const] : [];
      }),
    ),
    outcomes: new Map(sets.map(({ id, outcomes }) => [id, Object.keys(outcomes)])),
    facts: new Map(sets.map((set) => [set.id, set.facts])),
    suppliers: new Map(facts.declared().map((one) => [one.group, one])),
  };
}
