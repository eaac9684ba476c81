import { z } from 'zod';
import { choice, either, flag, text, type View, view } from '../../platform/http/schemas/view.js';
import type { Comparison, Condition } from '../catalogue/condition.js';
import { isParameterReference } from '../catalogue/condition.js';
import { wholeFacts } from '../analysis/whole-facts.js';
import { compile } from '../evaluation/closures.js';
import type { Facts } from '../decision.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import type { ParameterInForce } from '../editions/edition-document.js';
import { FactValueView } from '../policy-views.js';
import { comparisonInWords, saidInWords, valueInWords } from './words.js';

/** One comparison with the fact it met. */
export const ComparisonLineView = view('ComparisonLine', 'Порівняння умови з тим, що відомо.', {
  kind: z.literal('comparison').describe('Порівняння'),
  held: flag('Чи справдилося'),
  text: text('Порівняння словами'),
  fact: text('Факт').meta({ examples: ['letter.form'] }),
  label: text('Факт словами'),
  value: FactValueView.nullable().describe('null, якщо його не питали: тоді held нічого не значить'),
  valueText: text('Значення словами'),
  said: text('Що насправді, окремою підставою; null, якщо це кажуть label і valueText').nullable(),
  parameter: view('ComparedParameter', 'Параметр на дату, з яким порівняно.', {
    id: text('Ідентифікатор'),
    label: text('Назва'),
    value: FactValueView,
  }).nullable(),
});
export type ComparisonLine = View<typeof ComparisonLineView>;

/** A group of conditions: all of them, any of them, or not the one inside. */
const GroupLineView = view('ConditionGroup', 'Умови разом.', {
  kind: choice('ConditionGroupKind', 'Усі, хоча б одна чи жодна.', ['all', 'any', 'not']),
  held: flag('Чи справдилося'),
  text: text('Що має справдитися, словами'),
  get parts() {
    return z.array(ConditionLineView).describe('Умови всередині');
  },
});
export const ConditionLineView = either('ConditionLine', 'Умова правила.', 'kind', [ComparisonLineView, GroupLineView]);
export type ConditionLine = View<typeof ConditionLineView>;
type GroupLine = View<typeof GroupLineView>;

/** What stands in place of a value that nobody asked for, because it was proved to decide nothing. */
export const notAsked = 'не запитано: не впливає';

/** The conditions of a rule against the facts, one line each. */
export function linesOf(edition: Edition, { rule }: ReadyRule, facts: Facts): ConditionLine {
  const whole = wholeFacts(edition, facts).facts;
  const { basis } = rule.effective;
  const parameterOf = (id: string): ParameterInForce | null =>
    edition.document.parameters.find((p) => p.id === id && p.basis === basis) ?? null;
  const line = (condition: Condition): ConditionLine => {
    if ('fact' in condition) return comparisonLine(condition, edition, { facts, whole }, parameterOf);
    if ('not' in condition) return group('not', [line(condition.not)]);
    return 'all' in condition ? group('all', condition.all.map(line)) : group('any', condition.any.map(line));
  };
  return line(rule.conditions);
}

const groupTexts = { all: 'усе з переліченого', any: 'хоча б одне з переліченого', not: 'не так, що' } as const;

function group(kind: GroupLine['kind'], parts: readonly ConditionLine[]): GroupLine {
  const heldParts = parts.filter((part) => part.held).length;
  const held = { all: heldParts === parts.length, any: heldParts > 0, not: heldParts === 0 }[kind];
  return { kind, held, text: groupTexts[kind], parts };
}

function comparisonLine(
  { fact: id, operator, value: operand }: Comparison,
  edition: Edition,
  { facts, whole }: { readonly facts: Facts; readonly whole: Facts },
  parameterOf: (id: string) => ParameterInForce | null,
): ComparisonLine {
  const fact = edition.facts.get(id);
  const parameter = isParameterReference(operand) ? parameterOf(operand.fact) : null;
  const value = isParameterReference(operand) ? (parameter?.value ?? '') : operand;
  const text = comparisonInWords(id, fact, operator, value);
  return {
    kind: 'comparison',
    held: compile({ fact: id, operator, value })(whole),
    text: parameter ? `${text} (${parameter.label})` : text,
    fact: id,
    label: fact?.label ?? id,
    value: facts[id] ?? null,
    valueText: facts[id] === undefined ? notAsked : valueInWords(fact, facts[id]),
    said: saidInWords(fact, facts[id]),
    parameter: parameter && { id: parameter.id, label: parameter.label, value: parameter.value },
  };
}

/** The comparisons that made a condition hold or fail: what one has to look at, and nothing that was not asked. */
export function reasons(line: ConditionLine): ComparisonLine[] {
  if (line.kind === 'comparison') return line.value === null ? [] : [line];
  if (line.kind === 'not') return line.parts.flatMap(reasons);
  return line.parts.filter((part) => part.held === line.held).flatMap(reasons);
}
