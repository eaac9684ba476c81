import { z } from 'zod';
import { choice, day, listOf, open, text, type View, view, whole } from '../../platform/http/schemas/view.js';
import type { RuleSet } from '../catalogue/catalogue.js';
import { hitPolicies, parameterTypes } from '../catalogue/formats.js';
import type { AsOf } from '../decision.js';
import type { Edition } from '../editions/edition.js';
import { ExplanationView } from '../explain/explanation.js';
import {
  BasisView,
  cited,
  CitedClauseView,
  ClauseRefView,
  decided,
  factsView,
  FactTypeView,
  FactValueView,
  NamedOutcomeView,
} from '../policy-views.js';

const head = {
  id: text('Ідентифікатор набору').meta({ examples: ['main-executor'] }),
  title: text('Назва').meta({ examples: ['Головний виконавець'] }),
  question: text('На яке питання він відповідає').meta({ examples: ['Хто головний виконавець?'] }),
  hitPolicy: choice('HitPolicy', 'Яке з правил вирішує: з більшим пріоритетом, єдине чи всі разом.', hitPolicies),
};
const outcomes = z.array(NamedOutcomeView).describe('Рішення, які він може дати');

const RuleSetView = view('RuleSet', 'Набір правил у переліку.', {
  ...head,
  facts: whole('Скільки фактів він питає'),
  rules: whole('Скільки в ньому правил'),
  outcomes,
});
export const RuleSetList = listOf('RuleSetList', RuleSetView);

const named = (all: RuleSet['outcomes']) => Object.entries(all).map(([outcome, { label }]) => ({ outcome, label }));

/** A set in a list. */
export function ruleSetSummary(ruleSet: RuleSet): View<typeof RuleSetView> {
  const { id, title, question, hitPolicy, facts, rules, outcomes } = ruleSet;
  return { id, title, question, hitPolicy, facts: facts.length, rules: rules.length, outcomes: named(outcomes) };
}

const FactView = view('RuleFact', 'Факт, який питають правила.', {
  fact: text('Факт').meta({ examples: ['resolution.firstExecutorIsStaff'] }),
  type: FactTypeView,
  label: text('Факт словами'),
  description: text('Пояснення').optional(),
  unit: text('Чого саме').optional(),
  source: z.array(ClauseRefView).optional().describe('Пункти'),
  said: view('FactSayings', 'Обидва значення окремими підставами.', { yes: text('Так'), no: text('Ні') }).optional(),
  values: z.record(z.string(), z.string()).optional().describe('Значення переліку з їхніми назвами'),
  minimum: whole('Найменше').optional(),
  maximum: whole('Найбільше').optional(),
});

const clauses = z.array(CitedClauseView).describe('Пункти');
const params = open('Значення рішення: сталі або параметри на дату');

const RuleView = view('RuleInForce', 'Правило, чинне на день.', {
  name: text('Правило').meta({ examples: ['3.12-first-named'] }),
  title: text('Що воно вирішує'),
  note: text('Примітка').optional(),
  priority: whole('Більше число перемагає'),
  source: clauses,
  effective: view('RuleBegins', 'Звідколи чинне правило.', { from: day('Перший день чинності'), basis: BasisView }),
  conditions: open('Умови в записі json-rules-engine'),
  outcome: text('Рішення, яке воно дає'),
  outcomeLabel: text('Рішення словами'),
  params,
});

const InvariantView = view('FactInvariant', 'Факти, які не бувають разом.', {
  id: text('Ідентифікатор'),
  text: text('Чому'),
  never: open('Умова, яка не справджується ніколи, у записі json-rules-engine'),
});

const ParameterView = view('RuleParameter', 'Параметр зі значенням на день.', {
  id: text('Ідентифікатор').meta({ examples: ['param.term.general'] }),
  basis: BasisView,
  label: text('Назва'),
  unit: text('Чого саме').optional(),
  type: choice('ParameterType', 'Вид параметра.', parameterTypes),
  value: FactValueView,
  source: ClauseRefView,
});

export const EditionView = view('RuleSetEdition', 'Набір правил у редакції, чинній на день.', {
  receivedOn: day('День надходження'),
  decidedOn: day('День рішення'),
  ...head,
  format: whole('Версія запису редакції'),
  digest: text('Відбиток редакції'),
  facts: z.array(FactView).describe('Факти, які питають правила'),
  invariants: z.array(InvariantView).describe('Неможливі поєднання фактів'),
  outcomes,
  default: view('DefaultDecision', 'Рішення, коли жодне правило не справдилося.', {
    outcome: text('Рішення'),
    source: clauses,
    note: text('Примітка').optional(),
    params: params.optional(),
    basis: BasisView,
  }),
  rules: z.array(RuleView).describe('Правила'),
  parameters: z.array(ParameterView).describe('Параметри, від яких залежать правила'),
});

/** An edition to read: its rules with their clauses in words, its facts with their labels. */
export function editionView(edition: Edition, asOf: AsOf): View<typeof EditionView> {
  const { rules, facts, acts: _, outcomes, default: fallback, ...rest } = edition.document;
  return {
    ...asOf,
    ...rest,
    digest: edition.digest,
    facts: Object.entries(facts).map(([fact, definition]) => ({ fact, ...definition })),
    outcomes: named(outcomes),
    default: { ...fallback, source: cited(edition, fallback.source ?? []) },
    rules: rules.map(({ event, source, ...rule }) => ({
      ...rule,
      source: cited(edition, source),
      outcome: event.type,
      outcomeLabel: outcomes[event.type]?.label ?? event.type,
      params: event.params ?? {},
    })),
  };
}

export const TriedDecision = view('TriedDecision', 'Що вирішив би набір правил за цими фактами.', {
  ...decided,
  facts: factsView('Факти, за якими вирішено'),
  alsoHeld: z.array(z.string()).describe('Правила, які теж справдилися, але поступилися'),
  explanation: ExplanationView.optional().describe('Лише з explain=true'),
});
