import { describe, expect, it } from 'vitest';
import {
  appealFeatures,
  appealForms,
  appealKinds,
  appealSubjects,
  appealEnds,
  resultOf,
} from '../../src/domain/appeal.js';
import { checkClassifier, Classifier, type ClassifierSection } from '../../src/domain/classifier.js';
import { classifier } from './calendar-of-rules.js';
import { day } from './days.js';

const today = day('2024-03-04');

describe('The classifier', () => {
  it.each<[ClassifierSection, number]>([
    ['form-of-receipt', 7],
    ['feature', 5],
    ['kind', 3],
    ['sex', 2],
    ['subject', 3],
    ['type', 5],
    ['category', 20],
    ['social-status', 13],
    ['result', 6],
    ['topic', 24],
  ])('holds in section %s %i codes', (section, count) => {
    const codes = classifier.list(section, today).map((entry) => entry.code);
    expect(new Set(codes).size).toBe(count);
  });

  it('knows the telephone point between 1.1 and 1.2', () => {
    expect(classifier.list('form-of-receipt', today).map((entry) => entry.code)).toEqual([
      '1.1',
      '1.1¹',
      '1.2',
      '1.3',
      '1.4',
      '1.5',
      '1.6',
    ]);
    expect(classifier.entry('form-of-receipt', '1.1¹', today).name).toBe('телефоном');
  });

  it('gives priority to categories 7.1 to 7.18 and sends six of them to the head', () => {
    const categories = classifier.list('category', today);
    const first = categories.filter((entry) => entry.priorityReview).map((entry) => entry.code);
    expect(first).toEqual(Array.from({ length: 18 }, (_, count) => `7.${count + 1}`));
    const head = categories.filter((entry) => entry.headPersonally).map((entry) => entry.code);
    expect(head).toEqual(['7.3', '7.4', '7.12', '7.16', '7.17', '7.18']);
  });

  it('judges an applicant by any of several categories', () => {
    expect(classifier.givesPriority(['7.20', '7.13'], today)).toBe(true);
    expect(classifier.asksForHead(['7.20', '7.13'], today)).toBe(false);
    expect(classifier.asksForHead(['7.13', '7.16'], today)).toBe(true);
    expect(classifier.givesPriority([], today)).toBe(false);
  });

  it.each<[ClassifierSection, string, string]>([
    ['category', '7.21', '2024-03-04'],
    ['category', '8.1', '2024-03-04'],
    ['topic', '50', '2024-03-04'],
    ['kind', '3.1', '2008-01-01'],
    ['result', '', '2024-03-04'],
  ])('refuses in section %s the code %j on %s', (section, code, on) => {
    expect(classifier.find(section, code, day(on))).toBeUndefined();
    expect(() => classifier.entry(section, code, day(on))).toThrow(
      expect.objectContaining({ code: 'CLASSIFIER_CODE_UNKNOWN' }),
    );
  });

  it.each([
    ['form-of-receipt', '1.1', '1996-12-10', /діє з 24\.09\.2008.*Перевірте день надходження.*зареєструйте його днем/u],
    ['form-of-receipt', '1.9', '2024-03-04', /^Коду «1\.9» .* на 04\.03\.2024 немає\. Є такі: 1\.1, 1\.1¹, /u],
  ] as const)('says of the code %s %s on %s what can be done', (section, code, on, words) => {
    expect(() => classifier.entry(section, code, day(on))).toThrow(words);
  });

  it('has every code that the domain names in words', () => {
    const named: [ClassifierSection, readonly string[]][] = [
      ['feature', Object.values(appealFeatures)],
      ['kind', Object.values(appealKinds)],
      ['subject', Object.values(appealSubjects)],
      ['type', Object.values(appealForms)],
      ['result', appealEnds.map(resultOf).filter((result) => result !== 'other')],
    ];
    for (const [section, codes] of named) {
      expect([...new Set(codes)].sort()).toEqual(classifier.list(section, today).map((entry) => entry.code));
    }
  });
});

describe('Editions of a code', () => {
  const edition = { section: 'category', code: '7.19', certainty: 'known' };
  const old = { ...edition, name: 'дитина', from: '2008-09-24', to: '2025-01-01' };
  const renewed = { ...edition, name: 'неповнолітня особа', from: '2025-01-01', to: null, priorityReview: true };

  it('are each read on the days of their own', () => {
    const dated = new Classifier(checkClassifier({ entries: [old, renewed] }));
    expect([
      dated.entry('category', '7.19', day('2024-12-31')).name,
      dated.entry('category', '7.19', day('2025-01-01')).name,
    ]).toEqual(['дитина', 'неповнолітня особа']);
    expect(dated.givesPriority(['7.19'], day('2024-12-31'))).toBe(false);
  });

  it('say from when or until when there is one', () => {
    const ended = { ...edition, code: '7.18', name: 'давня', from: '2008-09-24', to: '2025-01-01' };
    const dated = new Classifier(checkClassifier({ entries: [renewed, ended] }));
    expect(() => dated.entry('category', '7.19', day('2024-12-31'))).toThrow(
      'немає: він діє з 01.01.2025. Є такі: 7.18.',
    );
    expect(() => dated.entry('category', '7.18', day('2025-01-01'))).toThrow(
      'немає: він діяв до 01.01.2025. Є такі: 7.19.',
    );
  });

  it.each([
    ['two are in force on one day', [{ ...old, to: null }, renewed]],
    ['one stands in a section of another number', [{ ...old, section: 'result' }]],
    ['a topic has not three digits', [{ ...old, section: 'topic', code: '5' }]],
    ['a section is unknown', [{ ...old, section: 'mood' }]],
    ['a flag is a word', [{ ...old, priorityReview: 'так' }]],
  ])('are refused when %s', (_, entries) => {
    expect(() => checkClassifier({ entries })).toThrow(expect.objectContaining({ code: 'BODY_INVALID' }));
  });
});
