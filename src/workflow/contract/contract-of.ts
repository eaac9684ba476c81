import { z } from 'zod';
import type { Question, Questions } from '../../policy/index.js';
import type { Registries } from '../host/registries.js';
import { fieldsOf, type Form, type FormField, formsOf } from '../forms/form-schema.js';
import type { Asks, Contract, Declared, Ids } from './contract.js';
import { formShape } from './form-shape.js';
import { factsShape, type Rules, rulingOf } from './rules-shape.js';
import { shapeOf } from './shape.js';

/** Everything in the code that says what it reads and writes. */
interface Declaring extends Omit<Registries, 'aftermaths' | 'lastDays'> {
  readonly questions: Questions;
}

/** What the code has declared. */
export function declaredOf({ steps, jobs, answers, facts, openings, questions }: Declaring): Declared {
  return {
    starts: new Map(openings.starts().map(({ process, gives }) => [process, gives])),
    messages: new Map(openings.messages().map(({ name, carries }) => [name, carries])),
    topics: new Map(
      [...steps.all(), ...jobs.all()].map(({ topic, reads, writes, properties = {} }) => [
        topic,
        { reads, writes, properties },
      ]),
    ),
    answers: new Map(answers.all().map(({ form, answer, reads, writes }) => [form, { answer, reads, writes }])),
    suppliers: new Map(facts.all().map(({ group, reads, gives }) => [group, { reads, gives }])),
    questions: new Map(questions.all().map((question) => [question.set, asksOf(question)])),
  };
}

function asksOf({ facts, outcomes }: Question): Asks {
  const ways = Object.entries(outcomes ?? {}).map(([outcome, values]) => [outcome, shapeOf(z.object(values))] as const);
  return { facts: facts && shapeOf(z.object(facts)), outcomes: outcomes && new Map(ways) };
}

const showings = ({ key, properties }: FormField): [string, readonly string[]][] => {
  const shown = formsOf(properties?.shownOn);
  return shown.length === 0 ? [] : [[key, shown]];
};

/** What data and diagrams may name of the directory and of the letters. */
export const idsOf = ({
  posts,
  units,
  letters,
}: {
  readonly posts: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly letters: ReadonlySet<string>;
}): Ids =>
  new Map([
    ['post', posts],
    ['unit', units],
    ['letter', letters],
  ]);

/** The contract of the code with the forms and the rules beside it, and the directory where it is at hand. */
export function contractOf(
  declared: Declared,
  forms: ReadonlyMap<string, Form>,
  rules: Rules,
  ids: Ids = new Map(),
): Contract {
  return {
    ...declared,
    forms: new Map([...forms].map(([key, form]) => [key, formShape(form)])),
    shownOn: new Map([...forms].map(([key, form]) => [key, new Map(fieldsOf(form.components).flatMap(showings))])),
    rulings: new Map([...rules.ruleSets].map(([id, set]) => [id, rulingOf(set, rules)])),
    ids,
    facts: new Map([...rules.ruleSets].map(([id, set]) => [id, factsShape(set, rules)])),
  };
}
