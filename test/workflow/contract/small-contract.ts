import { z } from 'zod';
import type { Contract } from '../../../src/workflow/contract/contract.js';
import type { Fields } from '../../../src/workflow/contract/index.js';
import { shapeOf } from '../../../src/workflow/contract/shape.js';

interface SmallContract {
  readonly starts?: Readonly<Record<string, Fields>>;
  readonly topics?: Readonly<
    Record<string, { readonly reads?: Fields; readonly writes?: Fields; readonly properties?: Fields }>
  >;
  readonly answers?: Readonly<
    Record<string, { readonly answer?: Fields; readonly reads?: Fields; readonly writes?: Fields }>
  >;
  readonly forms?: Readonly<Record<string, Fields>>;
  readonly shownOn?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly messages?: Readonly<Record<string, Fields>>;
  /** By set, by outcome: its values. */
  readonly rulings?: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  readonly facts?: Readonly<Record<string, Fields>>;
  /** Posts and units that there are. */
  readonly ids?: Readonly<Record<string, readonly string[]>>;
  readonly suppliers?: Readonly<Record<string, { readonly reads?: Fields; readonly gives: Fields }>>;
  readonly questions?: Readonly<
    Record<string, { readonly facts: Fields | null; readonly outcomes: Readonly<Record<string, Fields>> | null }>
  >;
}

const fields = (one: Fields = {}) => shapeOf(z.object(one));

function mapped<Given, Made>(given: Readonly<Record<string, Given>> = {}, make: (one: Given) => Made) {
  return new Map(Object.entries(given).map(([key, one]) => [key, make(one)]));
}

/** The contract of a small office, written down in the test. */
export function contractWith(small: SmallContract): Contract {
  return {
    starts: mapped(small.starts, fields),
    topics: mapped(small.topics, ({ reads, writes, properties }) => ({
      reads: fields(reads),
      writes: fields(writes),
      properties: fields(properties),
    })),
    answers: mapped(small.answers, ({ answer, reads, writes }) => ({
      answer: fields(answer),
      reads: fields(reads),
      writes: fields(writes),
    })),
    forms: mapped(small.forms, fields),
    shownOn: mapped(small.shownOn, (byField) => new Map(Object.entries(byField))),
    messages: mapped(small.messages, fields),
    rulings: mapped(small.rulings, (outcomes) => mapped(outcomes, fields)),
    facts: mapped(small.facts, fields),
    ids: new Map(Object.entries(small.ids ?? {}).map(([kind, ids]) => [kind, new Set(ids)])),
    suppliers: mapped(small.suppliers, ({ reads, gives }) => ({ reads: fields(reads), gives: fields(gives) })),
    questions: mapped(small.questions, ({ facts, outcomes }) => ({
      facts: facts && fields(facts),
      outcomes: outcomes && mapped(outcomes, fields),
    })),
  };
}
