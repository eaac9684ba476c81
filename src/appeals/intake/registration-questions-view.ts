import { z } from 'zod';
import { flag, text, type View, view } from '../../platform/http/index.js';
import { type Catalogue, choicesOf, FactChoices, NamedOutcomeView } from '../../policy/index.js';
import type { FieldToAsk, OpenRegistration } from './registration-questions.js';
import type { RegistrationField } from './registration-fields.js';

const field = {
  field: text('Де поле в тілі POST /appeals: JSON Pointer').meta({ examples: ['/answers/signed'] }),
  label: text('Назва поля'),
};
const QuestionView = view('FieldQuestion', 'Поле, яке варто запитати.', {
  ...field,
  description: text('Пояснення').nullable(),
  values: FactChoices,
  personal: flag('Чи про особу: таке питають останнім'),
  questionsLeft: z.number().describe('Скільки питань лишиться після нього, в середньому'),
  waysLeft: z.number().describe('Скільки перебігів справи лишиться можливими, в середньому'),
});
const NamedField = view('NamedField', 'Поле, якого питати не треба.', { ...field, reason: text('Чому') });

/** What is still open of a registration, as a form shows it to a clerk. */
export const RegistrationQuestionsView = view('RegistrationQuestions', 'Що ще запитати, перш ніж реєструвати лист.', {
  complete: flag('Чи досить відповідей'),
  next: QuestionView.nullable().describe('Що запитати найперше; null, якщо питати нічого'),
  ask: z.array(QuestionView).describe('Найменше, що треба запитати'),
  byProgram: z.array(NamedField).describe('Що програма з’ясує сама'),
  doNotAsk: z.array(NamedField).describe('Що вже ні на що не впливає'),
  decisions: z
    .array(
      view('OpenDecision', 'Рішення, яке ще може бути різним.', {
        ruleSet: text('Набір правил'),
        question: text('На яке питання він відповідає'),
        possible: z.array(NamedOutcomeView).describe('Що ще можливе'),
      }),
    )
    .describe('Що вирішать правила'),
});

export function viewQuestions(
  { ask, byProgram, idle, outcomes }: OpenRegistration,
  { facts, ruleSets }: Catalogue,
): View<typeof RegistrationQuestionsView> {
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

function questionView({ field, left, answers }: FieldToAsk, facts: Catalogue['facts']): View<typeof QuestionView> {
  const fact = facts.get(field.facts[0] ?? '');
  return {
    field: field.at,
    label: labelOf(field, facts),
    description: fact?.description ?? null,
    values: field.facts.length === 1 ? choicesOf(fact) : null,
    personal: field.personal ?? false,
    questionsLeft: Math.round(left * 100) / 100,
    waysLeft: Math.round(answers * 100) / 100,
  };
}

function labelOf({ at, facts: [fact = ''], label }: RegistrationField, facts: Catalogue['facts']): string {
  return label ?? facts.get(fact)?.label ?? at;
}
