import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { PolicyService } from '../../src/policy/index.js';
import { citationsIn } from '../../src/policy/index.js';

const { catalogue } = PolicyService.load(rulesDirectory);
const cited = (text: string): string[] =>
  citationsIn(text, catalogue).known.map(({ act, clause }) => `${catalogue.acts.get(act)?.short}-${clause}`);

describe('clauses that a text cites', () => {
  it.each([
    ['п. 3.7: п’ять днів, заявника повідомляють письмово.', ['KR-3.7']],
    ['п. 3.5, 3.6; ст. 8, 17: рішення ухвалює людина', ['KR-3.5', 'KR-3.6', 'З-8', 'З-17']],
    ['п. 3.12, 3.13: узагальнена відповідь', ['KR-3.12', 'KR-3.13']],
    ['ст. 5 — 10 днів, ст. 7 — 5 днів.', ['З-5', 'З-7']],
    ['ст. 20: до кінця першого строку, не більш як 45 днів.', ['З-20']],
    ['спільне для всіх шляхів (п. 3.9–3.12, 2.32)', ['KR-3.9', 'KR-3.10', 'KR-3.11', 'KR-3.12', 'KR-2.32']],
    ['Перший — головний виконавець (п. 3.12).', ['KR-3.12']],
    ['повернення з роз’ясненням, art. 5 and 7', ['З-5', 'З-7']],
    ['(остаточна відповідь, KR-3.15,\n * KR-2.32): the reasons', ['KR-3.15', 'KR-2.32']],
    [
      'KR-3.7; З-23-1; 858-2.1; Н-urgent; 348-індекс.',
      ['З-23-1', 'KR-3.7', '858-2.1', 'Н-urgent', '348-індекс'].sort(),
    ],
    ['у строки, визначені статтею 17 Закону України «Про звернення громадян»', ['З-17']],
    ['п. 1 Указу № 109/2008', ['У109-1']],
  ])('«%s»', (text, expected) => {
    expect([...cited(text)].sort()).toEqual([...expected].sort());
  });

  it.each([
    'ст. 20, 15 днів',
    'Результат за класифікатором (9.1–9.6).',
    'ст. 5 Закону України «Про інформацію»',
    'ст. 40 Конституції',
    'UKR-3.7 і зап. 3.7',
    'кабінет 129, 15:00, COVID-19',
  ])('«%s» cites nothing that it does not', (text) => {
    const rest = cited(text).filter((clause) => clause !== 'З-20');
    expect([rest, citationsIn(text, catalogue).unknown]).toEqual([[], []]);
  });

  it('tells what it cites and no register has', () => {
    const { known, unknown } = citationsIn('п. 3.7, 3.70; ст. 99; KR-8.1', catalogue);
    expect(known).toEqual([{ act: 'kr-225-r-2023', clause: '3.7' }]);
    expect(unknown.map(({ written }) => written)).toEqual(['п. 3.70', 'ст. 99', 'KR-8.1']);
    expect(unknown[0]?.hint).toBe(' Можливо, «п. 3.7»?');
  });
});
