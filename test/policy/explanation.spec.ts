import { describe, expect, it } from 'vitest';
import { PolicyService } from '../../src/policy/index.js';
import { library, libraryWith, on, problem } from './support.js';

const policy = PolicyService.load(library);
const facts = { 'reader.card': 'expired', 'reader.debt': true, 'book.rare': false, 'book.copies': 5 };

describe('an explanation', () => {
  it('reads as a person would tell it', async () => {
    const { text } = policy.explain(await policy.decide('loan', facts, on('2024-03-04')));
    expect(text).toEqual([
      'Чи видати книгу? — не видавати.',
      'Вирішило правило «Без дійсного квитка книг не видають» (3-no-card).',
      'Підстава: Правила користування бібліотекою, 3: Без дійсного квитка книг не видають.',
      'Справдилося: читацький квиток — одне з: «прострочений», «немає» (є: «прострочений»).',
      'Справдилося також «Боржник читає в залі» (видати до читальної зали): поступилося правилу «Без дійсного квитка книг не видають»: пріоритет 80 проти 100.',
      'Справдилося також «Книгу видають на строк» (видати додому): поступилося правилу «Без дійсного квитка книг не видають»: пріоритет 10 проти 100.',
      'Не справдилося «Рідкісну книгу чи останній примірник читають у залі» (видати до читальної зали): потрібно: рідкісна книга — так, а є: ні; потрібно: примірників у фонді менше ніж 2, а є: 5.',
    ]);
  });

  it('names the default, its note and the parameter compared with', async () => {
    const child = { 'reader.age': 10, 'book.acquiredOn': '1999-12-31' };
    const explanation = policy.explain(await policy.decide('guarantor', child, on('2024-03-04')));
    expect(explanation.rule).toBeNull();
    expect(explanation.text).toContain('Жодне правило не справдилося, діє рішення за замовчуванням.');
    expect(explanation.text.join('\n')).toContain('вік читача не менше ніж 16 р. (вік дорослого читача)');
    expect(explanation.text.join('\n')).toContain('день надходження книги раніше ніж 24.08.1991, а є: 31.12.1999');
  });

  it('gives every condition with what it met, ready for a screen', async () => {
    const explanation = policy.explain(await policy.decide('loan', facts, on('2024-03-04')));
    const rare = explanation.didNotHold.find(({ rule }) => rule === '5-rare@2015');
    expect(rare?.conditions).toMatchObject({
      kind: 'any',
      held: false,
      parts: [
        { kind: 'comparison', held: false, fact: 'book.rare', label: 'рідкісна книга', value: false, valueText: 'ні' },
        { kind: 'comparison', held: false, fact: 'book.copies', value: 5 },
      ],
    });
    expect(explanation.clauses).toEqual([
      {
        act: 'library-rules',
        actTitle: 'Правила користування бібліотекою',
        clause: '3',
        summary: 'Без дійсного квитка книг не видають.',
      },
    ]);
  });

  it('looks at what made a negation hold', async () => {
    const decision = await policy.decide(
      'loan',
      { ...facts, 'reader.card': 'unknown', 'reader.debt': false },
      on('2024-03-04'),
    );
    const lend = policy.explain(decision).didNotHold.find(({ rule }) => rule === '4-lend');
    expect(lend?.conditions).toMatchObject({
      kind: 'not',
      held: false,
      parts: [{ held: true, valueText: '«невідомо»' }],
    });
  });

  it('is refused for an edition that the files no longer hold', async () => {
    const decision = await policy.decide('loan', facts, on('2024-03-04'));
    const amended = PolicyService.load(
      libraryWith('loan.rules.json', (text) => text.replace('"value": 2', '"value": 3')),
    );
    expect((await problem(() => amended.explain(decision))).code).toBe('EDITION_UNKNOWN');
    expect(amended.explain(decision, policy.edition('loan', on('2024-03-04'))).outcome).toBe('refuse');
  });
});
