import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import * as letters from '../../src/documents/letters/index.js';
import type { Sheet } from '../../src/documents/sheet.js';
import { calendar } from '../domain/calendar-of-rules.js';

const on = plainDate('2026-03-02');
const appeal = { index: 'К-1', registeredOn: on, datedOn: null };
const reception = { heldOn: on, beginsAt: '10:00', place: 'кімната 129' };
const theirs = { index: '7/1', datedOn: on };
const saturday = plainDate('2026-03-14');
const dayOff = { dayOff: calendar.explainDay(saturday), on: plainDate('2026-03-16') };

/** Every letter that repeats what somebody wrote, as they may have written it. */
const lettersOf = (words: string): Readonly<Record<string, Sheet>> => ({
  reply: letters.reply({
    appeal,
    paragraphs: [words],
    answers: [{ gist: words, result: 'відмовлено у задоволенні', refused: true }],
    refusal: words,
    preparedBy: 'Спеціаліст',
  }),
  'final answer': letters.finalAnswer({
    appeal,
    earlier: [],
    questions: [],
    reasons: [words],
    promise: { work: words, on, controlledBy: 'управління благоустрою' },
    capDays: 45,
    clauses: [{ act: 'kr-225-r-2023', clause: '3.15' }],
    preparedBy: 'Спеціаліст',
  }),
  'answer to the sender': letters.senderAnswer({
    theirs,
    appeal,
    earlier: [],
    applicant: { name: 'Коваленко Марія', residence: null, confidential: false },
    questions: [],
    final: false,
    answered: [words],
    reply: { number: '01/1', signedOn: on },
    preparedBy: 'Спеціаліст',
  }),
  'notice to the sender': letters.senderNotice({
    theirs,
    appeal,
    applicant: null,
    what: { event: 'extended', to: saturday, reasons: words, answerBy: on },
    clauses: [{ act: 'law-393-96', clause: '20' }],
    told: null,
  }),
  'notice of an extension': letters.extensionNotice({
    appeal,
    reasons: words,
    extendedTo: saturday,
    answerBy: dayOff,
    cap: { days: 45, on },
    clauses: [{ act: 'law-393-96', clause: '20' }],
  }),
  'notice of no consideration': letters.unconsideredNotice({
    appeal,
    why: { ground: 'incapacity', courtDecision: words },
    reasons: [words],
    decided: { by: 'Секретар міської ради', on },
    clauses: [{ act: 'law-393-96', clause: '8' }],
  }),
  'explanation after a reception': letters.receptionExplanation({
    card: '17/2026',
    heldOn: on,
    leader: 'заступника міського голови',
    question: words,
    paragraphs: [words],
  }),
  'reception moved': letters.receptionChange({
    leader: 'заступника міського голови',
    news: { kind: 'moved', reason: words },
    from: reception,
    to: reception,
    waits: false,
  }),
  'booking cancelled': letters.receptionChange({
    leader: 'заступника міського голови',
    news: { kind: 'cancelled', reason: words },
    from: reception,
    to: null,
    waits: false,
  }),
});

const paragraphsOf = ({ blocks }: Sheet): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

describe.each(['Пункт 5 Правил', 'пункт 5 Правил.'])('somebody’s words, «%s»', (words) => {
  it.each(Object.entries(lettersOf(words)))('stand in the %s as whole sentences', (_name, sheet) => {
    const paragraphs = paragraphsOf(sheet);
    expect(paragraphs.some((text) => /(?:^|[.] |«)[Пп]ункт 5 Правил/u.test(text))).toBe(true);
    for (const text of paragraphs) {
      expect(text).toMatch(/^[А-ЯІЇЄҐ0-9].*[.!?…:]$/u);
      expect(text).not.toMatch(/: [Пп]ункт 5 Правил|\.\.|—/u);
    }
  });
});
