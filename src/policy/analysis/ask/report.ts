import { z } from 'zod';
import { choice, day, flag, text, type View, view, whole } from '../../../platform/http/schemas/view.js';
import type { Catalogue, FactDefinition, RuleSet } from '../../catalogue/catalogue.js';
import type { AsOf } from '../../decision.js';
import type { Edition } from '../../editions/edition.js';
import { valueInWords } from '../../explain/words.js';
import {
  choicesOf,
  cited,
  CitedClauseView,
  FactChoices,
  FactSaidView,
  factsView,
  FactTypeView,
} from '../../policy-views.js';
import { type AnswerLevel, answerLevels, type Asked, type FactToAsk } from './ask.js';
import type { Idle, RuleOut } from './reasons.js';

export const AnswerLevelView = choice(
  'AnswerLevel',
  'Що має бути певним: рішення, воно з підставами чи й правило.',
  answerLevels,
);

const NamedFactView = view('NamedFact', 'Факт.', {
  fact: text('Факт').meta({ examples: ['letter.form'] }),
  label: text('Факт словами'),
});

/** A question to put to a person (питання): the fact, what it means, and the values to choose from. */
const QuestionView = view('FactQuestion', 'Факт, який варто запитати.', {
  ...NamedFactView.shape,
  description: text('Пояснення').nullable(),
  type: FactTypeView,
  values: FactChoices,
  limits: view('FactLimits', 'Межі числа.', {
    minimum: whole('Найменше'),
    maximum: whole('Найбільше'),
    unit: text('Чого саме').nullable(),
  })
    .nullable()
    .describe('null, якщо це не число'),
  questionsLeft: z.number().describe('Скільки питань лишиться після нього, в середньому'),
  answersLeft: z.number().describe('Скільки відповідей лишиться можливими, в середньому'),
});
export type QuestionToAsk = View<typeof QuestionView>;

/** What partial facts come to, in words (звіт запитування). */
export const AskReportView = view('AskReport', 'Що ще можливо за неповних фактів і що варто запитати.', {
  ruleSet: text('Набір правил'),
  title: text('Назва набору'),
  question: text('На яке питання він відповідає'),
  digest: text('Відбиток редакції'),
  receivedOn: day('День надходження'),
  decidedOn: day('День рішення'),
  by: AnswerLevelView,
  known: z.array(FactSaidView).describe('Що вже відомо'),
  certain: flag('Чи відповідь уже певна'),
  answers: z
    .array(
      view('PossibleAnswer', 'Відповідь, яка ще можлива.', {
        outcome: text('Рішення; null, якщо правила суперечили б одне одному').nullable(),
        outcomeLabel: text('Рішення словами'),
        values: factsView('Значення, що йдуть із рішенням'),
        clauses: z.array(CitedClauseView).describe('Пункти, на яких воно трималося б'),
        rules: z
          .array(view('NamedRule', 'Правило.', { rule: text('Правило'), title: text('Що воно вирішує') }))
          .describe('Правила, які можуть так вирішити'),
        byDefault: flag('Чи так може бути, коли жодне правило не справдиться'),
        witness: factsView('Усі факти, за яких відповідь саме така'),
        when: text('Один зі шляхів до неї словами; порожньо, якщо вона й так певна'),
      }),
    )
    .describe('Відповіді, які ще можливі'),
  next: QuestionView.nullable().describe('Що запитати найперше; null, якщо питати нічого'),
  ask: z.array(QuestionView).describe('Найменше, що треба запитати'),
  instead: z.array(NamedFactView).describe('Що можна запитати натомість'),
  doNotAsk: z
    .array(
      view('IdleFact', 'Факт, якого питати не треба.', {
        ...NamedFactView.shape,
        why: choice('IdleFactReason', 'Чому його не питають.', [
          ...(['certain', 'rules-out', 'told-by-others', 'not-in-edition'] as const),
        ]),
        reason: text('Чому, словами'),
      }),
    )
    .describe('Чого питати не треба'),
});
export type AskReport = View<typeof AskReportView>;

type About = Asked & { readonly asOf: AsOf; readonly by: AnswerLevel };

/** Puts into words what an edition was asked. */
export function reportOf(ruleSet: RuleSet, { facts }: Catalogue, edition: Edition, about: About): AskReport {
  const { document, digest } = edition;
  const named = (fact: string) => ({ fact, label: facts.get(fact)?.label ?? fact });
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
    known: Object.entries(about.known).map(([fact, value]) => {
      return { ...named(fact), value, valueText: valueInWords(facts.get(fact), value) };
    }),
    certain: about.certain,
    answers: about.answers.map(({ clauses, rules, ...answer }) => ({
      ...answer,
      clauses: cited(edition, clauses),
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
    values: choicesOf(definition),
    limits:
      definition?.type === 'integer'
        ? { minimum: definition.minimum, maximum: definition.maximum, unit: definition.unit ?? null }
        : null,
    questionsLeft: rounded(left),
    answersLeft: rounded(answers),
  };
}

const rulesOut: Readonly<Record<RuleOut, string>> = {
  'cannot-hold': 'уже не справдиться',
  'changes-nothing': 'уже нічого не змінить',
  'reads-no-more': 'від нього вже не залежить',
};

/** Why a fact must not be asked, to the end of a sentence. */
function reasonOf({ why, rules }: Idle, titleOf: (rule: string) => string): string {
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
