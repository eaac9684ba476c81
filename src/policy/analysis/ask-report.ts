import type { Catalogue, FactDefinition, RuleSet } from '../catalogue/catalogue.js';
import type { Scalar } from '../catalogue/condition.js';
import type { AsOf, Facts } from '../decision.js';
import type { Edition } from '../editions/edition.js';
import { valueInWords } from '../explain/words.js';
import type { AnswerLevel, Asked, FactToAsk } from './ask.js';
import type { Idle, RuleOut } from './ask-reasons.js';

interface Named {
  readonly fact: string;
  readonly label: string;
}

/** A fact with its value in words. */
export interface FactSaid extends Named {
  readonly value: Scalar;
  readonly valueText: string;
}

/** A question to put to a person (питання): the fact, what it means, and the values to choose from. */
export interface QuestionToAsk extends Named {
  readonly description: string | null;
  readonly type: FactDefinition['type'];
  readonly values: readonly { readonly value: Scalar; readonly label: string }[] | null;
  /** Of a number. */
  readonly limits: { readonly minimum: number; readonly maximum: number; readonly unit: string | null } | null;
  /** Questions that are left after it, on average over the combinations still possible. */
  readonly questionsLeft: number;
  readonly answersLeft: number;
}

export interface IdleFact extends Named {
  readonly why: Idle['why'] | 'not-in-edition';
  readonly reason: string;
}

/** What partial facts come to, in words (звіт запитування). */
export interface AskReport {
  readonly ruleSet: string;
  readonly title: string;
  readonly question: string;
  readonly digest: string;
  readonly receivedOn: string;
  readonly decidedOn: string;
  readonly by: AnswerLevel;
  readonly known: readonly FactSaid[];
  readonly certain: boolean;
  readonly answers: readonly {
    readonly outcome: string | null;
    readonly outcomeLabel: string;
    readonly values: Readonly<Record<string, Scalar>>;
    readonly clauses: readonly { readonly act: string; readonly clause: string; readonly summary: string }[];
    readonly rules: readonly { readonly rule: string; readonly title: string }[];
    readonly byDefault: boolean;
    readonly witness: Facts;
    /** One way to the answer in words, of the facts not known only what it takes. */
    readonly when: string;
  }[];
  readonly next: QuestionToAsk | null;
  readonly ask: readonly QuestionToAsk[];
  readonly instead: readonly Named[];
  readonly doNotAsk: readonly IdleFact[];
}

type About = Asked & { readonly asOf: AsOf; readonly by: AnswerLevel };

/** Puts into words what an edition was asked. */
export function reportOf(ruleSet: RuleSet, { facts }: Catalogue, edition: Edition, about: About): AskReport {
  const { document, digest } = edition;
  const named = (fact: string): Named => ({ fact, label: facts.get(fact)?.label ?? fact });
  const said = (fact: string, value: Scalar): FactSaid => {
    return { ...named(fact), value, valueText: valueInWords(facts.get(fact), value) };
  };
  const ask = about.ask.map((one) => questionOf(one, edition.facts.get(one.fact)));
  const foreign = ruleSet.facts.filter((fact) => !edition.facts.has(fact));
  return {
    ruleSet: document.id,
    title: document.title,
    question: document.question,
    digest,
    receivedOn: about.asOf.receivedOn,
    decidedOn: about.asOf.decidedOn,
    by: about.by,
    known: Object.entries(about.known).map(([fact, value]) => said(fact, value)),
    certain: about.certain,
    answers: about.answers.map(({ clauses, rules, ...answer }) => ({
      ...answer,
      clauses: clauses.map(({ act, clause }) => {
        return { act, clause, summary: document.acts[act]?.clauses[clause] ?? '' };
      }),
      rules: rules.map((rule) => ({ rule, title: titleOf(edition, rule) })),
    })),
    next: ask[0] ?? null,
    ask,
    instead: about.instead.map(named),
    doNotAsk: [
      ...about.idle.map((idle) => ({
        ...named(idle.fact),
        why: idle.why,
        reason: reasonOf(idle, (rule) => titleOf(edition, rule)),
      })),
      ...foreign.map((fact) => {
        return {
          ...named(fact),
          why: 'not-in-edition' as const,
          reason: 'у чинній редакції його не питає жодне правило',
        };
      }),
    ],
  };
}

function questionOf({ fact, left, answers }: FactToAsk, definition: FactDefinition | undefined): QuestionToAsk {
  return {
    fact,
    label: definition?.label ?? fact,
    description: definition?.description ?? null,
    type: definition?.type ?? 'boolean',
    values: valuesOf(definition),
    limits:
      definition?.type === 'integer'
        ? { minimum: definition.minimum, maximum: definition.maximum, unit: definition.unit ?? null }
        : null,
    questionsLeft: rounded(left),
    answersLeft: rounded(answers),
  };
}

function valuesOf(definition: FactDefinition | undefined): QuestionToAsk['values'] {
  if (definition?.type === 'enum') return Object.entries(definition.values).map(([value, label]) => ({ value, label }));
  if (definition?.type !== 'boolean') return null;
  return [
    { value: true, label: 'так' },
    { value: false, label: 'ні' },
  ];
}

const rulesOut: Readonly<Record<RuleOut, string>> = {
  'cannot-hold': 'уже не справдиться',
  'changes-nothing': 'уже нічого не змінить',
  'reads-no-more': 'від нього вже не залежить',
};

/** Why a fact must not be asked, to the end of a sentence. */
export function reasonOf({ why, rules }: Idle, titleOf: (rule: string) => string): string {
  if (why === 'certain') return 'відповідь уже певна';
  const out = rules.map(
    ({ rule, out: how }) => `«${titleOf(rule)}», яке ${how === null ? 'вирішується іншими фактами' : rulesOut[how]}`,
  );
  return `${out.length === 1 ? 'його читає лише правило' : 'його читають правила:'} ${out.join('; ')}`;
}

function titleOf({ rules }: Edition, name: string): string {
  return rules.find(({ rule }) => rule.name === name)?.rule.title ?? name;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
