import { Chain, type OutcomesSoFar, type AnswerSpace, type AsOf, type PolicyService } from '../../policy/index.js';
import { registrationFields, alwaysKnown } from './registration-fields.js';

/** OutcomesSoFar as the gateways of `written-appeal.bpmn` name them; a test holds the two together. */
export const handedOn = new Set(['hand-on-without-registration', 'other-regime', 'urgent-hand-on']);
export const stopped = new Set(['repeat-refusal', 'late-complaint', 'incapacity']);
export const considered = new Set(['consider', 'split']);

/** The gateways of `written-appeal.bpmn` on the way to a leader, in the same words. */
const isRegistered = ({ 'registration-routing': routing }: OutcomesSoFar): boolean => !handedOn.has(routing ?? '');
const isRepeat = ({ admission }: OutcomesSoFar): boolean => admission === 'repeat-refusal';
const mayBeStopped = ({ admission }: OutcomesSoFar): boolean => stopped.has(admission ?? '');
/** An official may decide to consider what the rules would leave (KR-3.5). */
const mayBeConsidered = (outcomes: OutcomesSoFar): boolean =>
  considered.has(outcomes['admission'] ?? '') || mayBeStopped(outcomes);

const links: readonly { readonly set: string; readonly leads: (outcomes: OutcomesSoFar) => boolean }[] = [
  { set: 'registration-routing', leads: () => true },
  { set: 'admission', leads: isRegistered },
  { set: 'repeat-authority', leads: isRepeat },
  { set: 'stop-authority', leads: (outcomes) => mayBeStopped(outcomes) && !isRepeat(outcomes) },
  { set: 'priority', leads: mayBeConsidered },
  { set: 'personal-consideration', leads: mayBeConsidered },
];

/** Art. 7: whoever gets a complaint must not be the one it is about. */
const goesToSomebody = (outcomes: OutcomesSoFar): boolean =>
  mayBeConsidered(outcomes) || outcomes['admission'] === 'forward';

/**
 * What the card of a registered letter cannot do without: its kind (CMU 348), the letter of its index, and whom a
 * complaint is about.
 */
const needs = [
  {
    leads: isRegistered,
    conditions: [
      { fact: 'letter.kind', operator: 'equal', value: 'complaint' },
      { fact: 'letter.kind', operator: 'equal', value: 'proposal' },
    ],
  },
  {
    leads: isRegistered,
    conditions: [
      {
        all: [
          { fact: 'letter.form', operator: 'equal', value: 'paper' },
          { fact: 'letter.signed', operator: 'equal', value: false },
        ],
      },
    ],
  },
  {
    leads: goesToSomebody,
    conditions: [
      {
        all: [
          { fact: 'letter.kind', operator: 'equal', value: 'complaint' },
          { fact: 'complaint.aboutKnown', operator: 'equal', value: false },
        ],
      },
    ],
  },
] as const;

/** The sets asked at registration, one after another, ready to be asked about (ланцюг реєстрації). */
export interface RegistrationChain {
  readonly chain: Chain;
  readonly answers: AnswerSpace;
}

const chainsKept = 6;
const nodesKept = 400_000;

/** The chains of the days asked about last: they change only when an edition does. */
export class RegistrationChains {
  private readonly kept = new Map<string, RegistrationChain>();

  constructor(private readonly policy: PolicyService) {}

  on(asOf: AsOf): RegistrationChain {
    const editions = links.map(({ set, leads }) => ({ edition: this.policy.edition(set, asOf), leads }));
    const key = editions.map(({ edition }) => edition.digest).join();
    const known = this.kept.get(key);
    this.kept.delete(key);
    const ready = known && known.chain.space.diagrams.size <= nodesKept ? known : this.build(editions);
    this.kept.set(key, ready);
    const [oldest] = this.kept.keys();
    if (this.kept.size > chainsKept && oldest !== undefined) this.kept.delete(oldest);
    return ready;
  }

  private build(editions: ConstructorParameters<typeof Chain>[0]): RegistrationChain {
    const chain = new Chain(editions, needs, this.policy.catalogue.facts);
    const levels = (facts: readonly string[]): number[] =>
      facts.map((fact) => chain.space.levelOf(fact)).filter((level) => level !== null);
    const questions = [...registrationFields.map(({ facts }) => levels(facts)), levels(alwaysKnown)];
    return { chain, answers: chain.answerSpace(questions) };
  }
}
