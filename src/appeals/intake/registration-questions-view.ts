import type { Catalogue, FactDefinition } from '../../policy/index.js';
import type { FieldToAsk, OpenRegistration } from './registration-questions.js';
import type { RegistrationField } from './registration-fields.js';

/** What is still open of a registration, as a form shows it to a clerk. */
export function viewQuestions({ ask, byProgram, idle, outcomes }: OpenRegistration, { facts, ruleSets }: Catalogue) {
  const questions = ask.map((one) => questionView(one, facts));
  const name = (field: RegistrationField) => ({ field: field.at, label: labelOf(field, facts) });
  return {
    complete: questions.length === 0,
    next: questions[0] ?? null,
    ask: questions,
    byProgram: byProgram.map((field) => ({
      ...name(field),
      reason: 'програма пошукає сама і спитає, лише коли знайде схоже звернення',
    })),
    doNotAsk: idle.map((field) => ({
      ...name(field),
      reason: 'за відомих відповідей ні на що вже не впливає (п. 2.5)',
    })),
    decisions: [...outcomes].map(([set, possible]) => {
      const ruleSet = ruleSets.get(set);
      return {
        ruleSet: set,
        question: ruleSet?.question ?? set,
        possible: possible.map((outcome) => ({ outcome, label: ruleSet?.outcomes[outcome]?.label ?? outcome })),
      };
    }),
  };
}

function questionView({ field, left, answers }: FieldToAsk, facts: Catalogue['facts']) {
  const fact = facts.get(field.facts[0] ?? '');
  return {
    field: field.at,
    label: labelOf(field, facts),
    description: fact?.description ?? null,
    values: field.facts.length === 1 ? valuesOf(fact) : null,
    personal: field.personal ?? false,
    questionsLeft: Math.round(left * 100) / 100,
    waysLeft: Math.round(answers * 100) / 100,
  };
}

function labelOf({ at, facts: [fact = ''], label }: RegistrationField, facts: Catalogue['facts']): string {
  return label ?? facts.get(fact)?.label ?? at;
}

function valuesOf(fact: FactDefinition | undefined) {
  if (fact?.type === 'enum') return Object.entries(fact.values).map(([value, label]) => ({ value, label }));
  return fact?.type === 'boolean'
    ? [
        { value: true, label: 'так' },
        { value: false, label: 'ні' },
      ]
    : null;
}
