import { Injectable } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import { type OpenAnswer, type Worth, PolicyService, type Facts } from '../../policy/index.js';
import type { Assessment } from '../appeal-parts.js';
import { cardFacts } from '../facts/card-facts.js';
import type { FactValues } from '../facts/fact-values.js';
import { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';
import { complaintAnswered } from './registration-draft.js';
import { type RegistrationChain, RegistrationChains } from './registration-chain.js';
import { alwaysKnown, type RegistrationField, registrationFields } from './registration-fields.js';

/** A field worth asking, with what asking it next is worth. */
export interface FieldToAsk extends Worth {
  readonly field: RegistrationField;
}

/** What a letter still has to tell before it is registered (питання реєстрації). */
export interface OpenRegistration {
  readonly known: Facts;
  /** The fewest fields, the most telling first, those about the person last. */
  readonly ask: readonly FieldToAsk[];
  /** What the program finds out itself after that. */
  readonly byProgram: readonly RegistrationField[];
  /** Fields that cannot change anything any more. */
  readonly idle: readonly RegistrationField[];
  /** Outcomes still possible, by set; a set that cannot be reached is absent. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
}

/** What becomes of a letter registered by answers alone. */
interface Judged {
  readonly refuse: Problem | null;
  readonly assessment: Assessment | null;
  readonly notKept: readonly string[];
}

/**
 * Which questions of the registration form matter (KR-2.5: nothing that the appeal does not need is asked).
 * All rule sets between the letter and the leader are asked about together, by the facts that the process
 * will take from the card.
 */
@Injectable()
export class RegistrationQuestions {
  private readonly chains: RegistrationChains;

  constructor(
    private readonly office: Office,
    policy: PolicyService,
  ) {
    this.chains = new RegistrationChains(policy);
  }

  /** @param answered where the fields stand that have been answered; all others count as not asked */
  of(card: AppealRecord, answered: ReadonlySet<string>, now: Date): OpenRegistration {
    const ready = this.chains.on({ receivedOn: card.receivedOn, decidedOn: this.office.today(now) });
    const known = this.knownFacts(card, answered, now);
    const open = ready.answers.given(ready.chain.space.cellsOf(known));
    const courses = open.answers();
    if (courses.length === 0) refuseImpossible(known);
    const { smallest, useful } = open.enough();
    const fieldAt = (place: number): RegistrationField[] => registrationFields.slice(place, place + 1);
    const fields = smallest.flatMap((place) => fieldAt(place).map((field) => ({ field, place })));
    return {
      known,
      ask: inOrder(
        open,
        fields.filter(({ field }) => field.byProgram !== true),
      ),
      byProgram: fields.flatMap(({ field }) => (field.byProgram === true ? [field] : [])),
      idle: registrationFields.filter(({ at }, place) => !useful.has(place) && !answered.has(at)),
      outcomes: outcomesOf(ready, courses),
    };
  }

  /** Whether the answers of a card are enough, and which of them are about the person and were of no use. */
  judge(card: AppealRecord, now: Date): Judged {
    const { assessment } = card;
    const answered = answeredOn(card);
    const { ask } = this.of(card, answered, now);
    if (ask.length > 0) return { refuse: questionsOpen(ask, this.office.policy), assessment, notKept: [] };
    const useless = registrationFields.filter(({ at, personal }) => {
      if (personal !== true || !at.startsWith('/answers/') || !answered.has(at)) return false;
      const without = new Set([...answered].filter((other) => other !== at));
      return this.of(card, without, now).idle.some((field) => field.at === at);
    });
    const names = useless.map(({ at }) => at.slice('/answers/'.length));
    const kept = Object.fromEntries(Object.entries(assessment ?? {}).filter(([name]) => !names.includes(name)));
    return { refuse: null, assessment: kept, notKept: names };
  }

  private knownFacts(card: AppealRecord, answered: ReadonlySet<string>, now: Date): Facts {
    const { office } = this;
    const all: FactValues = {
      ...cardFacts(card, office),
      'case.register': card.addressee.kind === 'unit' ? 'unit' : 'office',
      'leader.headAway': office.directory.isAbsent(office.directory.head.id, office.today(now)),
    };
    const wanted = new Set([
      ...alwaysKnown,
      ...registrationFields.flatMap(({ at, facts }) => (answered.has(at) || isEndRecorded(at, card) ? facts : [])),
    ]);
    return Object.fromEntries(
      Object.entries(all).flatMap(([fact, value]) => (wanted.has(fact) && value !== null ? [[fact, value]] : [])),
    );
  }
}

/** A letter that is no complaint has nothing to say of one. */
function isEndRecorded(at: string, { assessment }: AppealRecord): boolean {
  const kind = assessment?.kind;
  return at.startsWith('/answers/complaint/') && kind !== undefined && kind !== 'complaint';
}

/** A card that is being registered has told everything but what its answers leave out. */
function answeredOn({ assessment, confirmedFeature }: AppealRecord): Set<string> {
  const { complaint, ...seen } = assessment ?? {};
  const told = [
    ...Object.keys(seen).map((name) => `/answers/${name}`),
    ...complaintAnswered(complaint),
    ...(confirmedFeature === null ? [] : ['/confirmedFeature']),
  ];
  const ofCard = registrationFields
    .map(({ at }) => at)
    .filter((at) => !at.startsWith('/answers/') && at !== '/confirmedFeature');
  return new Set([...ofCard, ...told]);
}

/** What is about the person comes last, so that an earlier answer may spare it. */
function inOrder(open: OpenAnswer, fields: readonly { field: RegistrationField; place: number }[]): FieldToAsk[] {
  const near = (a: number, b: number): number => (Math.abs(a - b) < 1e-9 ? 0 : a - b);
  return fields
    .map(({ field, place }) => ({ field, ...open.worthOf(place) }))
    .sort(
      (a, b) =>
        Number(a.field.personal ?? false) - Number(b.field.personal ?? false) ||
        near(a.left, b.left) ||
        near(a.answers, b.answers),
    );
}

function outcomesOf({ chain }: RegistrationChain, courses: readonly number[]): Map<string, string[]> {
  const outcomes = new Map<string, Set<string>>();
  for (const course of courses) {
    for (const [set, outcome] of Object.entries(chain.courses[course]?.outcomes ?? {})) {
      outcomes.set(set, (outcomes.get(set) ?? new Set()).add(outcome));
    }
  }
  return new Map([...outcomes].map(([set, possible]) => [set, [...possible]]));
}

function questionsOpen(ask: readonly FieldToAsk[], { catalogue }: PolicyService): Problem {
  const errors = ask.map(({ field: { at, facts, label } }) => {
    const name = label ?? catalogue.facts.get(facts[0] ?? '')?.label ?? at;
    return { pointer: at, detail: `Запитайте: ${name}. Від цього залежить, що буде зі зверненням.` };
  });
  return new Problem('QUESTIONS_OPEN', { errors });
}

function refuseImpossible(known: Facts): never {
  throw new Problem('FACTS_IMPOSSIBLE', { extra: { facts: known } });
}
