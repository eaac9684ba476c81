import { dayInKyiv } from '../../../src/domain/kyiv-time.js';
import type { Dice } from '../../support/dice.js';
import type { TaskLine } from './staff.js';

const surnames = ['Абрамчук', 'Бойченко', 'Вдовенко', 'Гордієнко', 'Демчук', 'Жовтенко', 'Іщенко', 'Кучеренко'];
const complaints = ['немає опалення', 'протікає дах', 'не працює ліфт', 'не вивозять сміття', 'темно у дворі'];

interface Way {
  readonly share: number;
  readonly differs: (dice: Dice, turn: number) => Readonly<Record<string, unknown>>;
}

const statement = (seen: Readonly<Record<string, unknown>>) => ({ assessment: { kind: 'statement', ...seen } });

/** The ways a letter may take, by their share: most are considered, every turning is taken now and then. */
const ways: readonly Way[] = [
  { share: 40, differs: () => ({}) },
  { share: 24, differs: (_dice, turn) => ({ form: 'electronic', email: `citizen-${turn}@example.invalid` }) },
  { share: 7, differs: () => ({ applicant: {}, ...statement({ signed: false, identifiable: false }) }) },
  { share: 7, differs: () => statement({ substanceStated: false }) },
  { share: 7, differs: () => statement({ powers: 'others', properBody: 'known' }) },
  { share: 5, differs: () => statement({ powers: 'both', properBody: 'known' }) },
  { share: 5, differs: () => ({ addressee: { kind: 'unit', id: 'housing' } }) },
  { share: 5, differs: () => ({ assessment: null, questions: [] }) },
];

/** Turns by which every way is gone once, whatever the dice say. */
export const everyWay: readonly number[] = ways.map((_, place) => 20_000 + place);

function wayOf(dice: Dice, turn: number): Way['differs'] {
  const wanted = ways[everyWay.indexOf(turn)];
  if (wanted) return wanted.differs;
  let left = dice.next() * ways.reduce((sum, { share }) => sum + share, 0);
  const way = ways.find(({ share }) => (left -= share) < 0);
  return way?.differs ?? (() => ({}));
}

/** A letter that nobody has written before: its number is in its wording. */
export function letterOf(dice: Dice, turn: number): Readonly<Record<string, unknown>> {
  const { email = null, ...differs } = wayOf(dice, turn)(dice, turn);
  const gist = `Лист № ${turn}: у будинку на вулиці Шахтарській, ${turn}, ${dice.pick(complaints)}, прошу вжити заходів.`;
  const surname = dice.pick(surnames) ?? '';
  return {
    ...{ gist, sheets: 2, receiptAsked: dice.chance(0.2) },
    applicant: { surname, givenName: 'Марія', residence: `м. Кривий Ріг, вул. Шахтарська, буд. ${turn}`, email },
    questions: [{ topic: '080', gist: `Питання листа № ${turn}` }],
    ...statement({}),
    ...differs,
  };
}

/** The plainest letter: considered, and due a month later. */
export function plainLetter(turn: number): Readonly<Record<string, unknown>> {
  const residence = `м. Кривий Ріг, вул. Забута, буд. ${turn}`;
  return {
    ...{ gist: `Лист № ${turn}, про який забули: не відчиняється вікно.`, sheets: 1, ...statement({}) },
    applicant: { surname: 'Юрченко', givenName: 'Ганна', residence },
    questions: [{ topic: '080', gist: `Питання листа № ${turn}` }],
    confirmedFeature: { feature: 'first' },
  };
}

type Answer = Readonly<Record<string, unknown>>;

function resolution(dice: Dice): Answer {
  const named = [
    'infrastructure',
    ...(dice.chance(0.25) ? ['housing'] : []),
    ...(dice.chance(0.15) ? ['tramway'] : []),
  ];
  const executors = named.map((executorId) => ({ executorId, instruction: 'Розглянути та відповісти заявниці' }));
  return { executors, control: true, text: 'До розгляду.', needsStudy: dice.chance(0.15) ? 'no' : 'yes' };
}

const seen = { signed: true, identifiable: true, substanceStated: true, dataSufficient: true, incapacitated: 'no' };

/** What is answered to a task; the form it asks by tells which. */
const answers: Readonly<Record<string, (dice: Dice, asked: TaskLine) => Answer>> = {
  'look-through': () => ({
    kind: 'statement',
    regime: 'appeal',
    powers: 'ours',
    ...seen,
    questions: [{ topic: '080', text: 'Питання' }],
  }),
  'confirm-feature': () => ({ feature: 'first' }),
  'prepare-return': () => ({ explanation: 'Викладіть суть питання.' }),
  forward: () => ({ bodyId: 'pension-fund', explanation: 'Це питання не належить до наших повноважень.' }),
  resolve: resolution,
  'name-staff-executor': () => ({ executorId: 'infrastructure', instruction: 'Розглянути' }),
  'send-outside': () => ({ note: 'Надсилаємо для розгляду.' }),
  contribute: () => ({ text: 'Свої пропозиції надаємо.' }),
  'prepare-reply': () => ({
    text: 'Роботи виконано, тиск перевірено.',
    questions: [{ position: 1, outcome: 'satisfied' }],
  }),
  'agree-reply': (dice) =>
    dice.chance(0.1) ? { decision: 'return', remarks: 'Назвіть день.' } : { decision: 'agree' },
  'sign-reply': (dice) => (dice.chance(0.07) ? { decision: 'return', remarks: 'Поясніть.' } : { decision: 'sign' }),
  'check-questions': (dice) => ({ questions: [{ position: 1, resolved: !dice.chance(0.07) }] }),
  'prepare-final-answer': () => ({
    text: 'Питання неможливо вирішити за 45 днів.',
    objectiveReasons: true,
    reasons: 'Труби ще виготовляють.',
  }),
  'decide-extension': () => ({ decision: 'refuse', grounds: 'Підстав немає.' }),
  'learn-of-refusal': () => ({ acquainted: true }),
  'account-for-breach': () => ({ reason: 'Матеріали надійшли пізно.' }),
  'print-and-sign': (_dice, { createdAt }) => ({ signedOn: dayInKyiv(createdAt) }),
  'send-letter': (dice, { createdAt }) => {
    const sentOn = dayInKyiv(createdAt);
    if (dice.chance(0.5)) return { sentOn, channel: 'post' };
    return { sentOn, channel: 'registered-post', postingNumber: String(dice.between(1, 999)) };
  },
  'file-away': () => ({ caseFile: '02-14', volume: 1, sheets: 3 }),
};

/** @throws when a task turns up that nobody here knows how to answer */
export function answerTo(task: TaskLine, dice: Dice): Answer {
  const answer = answers[task.formKey ?? ''];
  if (!answer) throw new Error(`the crash proof has no answer to the form «${task.formKey}»`);
  return answer(dice, task);
}
