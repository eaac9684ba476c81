import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { type AskedBy, auditedRules, forAuditor } from '../../src/policy/explain/for-auditor.js';
import { forCitizen } from '../../src/policy/explain/for-citizen.js';
import { forClerk } from '../../src/policy/explain/for-clerk.js';
import { PolicyService } from '../../src/policy/index.js';
import { runCase } from '../../src/policy/rule-tests/run-case.js';
import { readTableFiles } from '../../src/policy/rule-tests/table-files.js';
import { library, on } from './support.js';

const policy = PolicyService.load(library);
const lends = { 'reader.card': 'valid', 'reader.debt': false, 'book.rare': false, 'book.copies': 5 };

async function explained(setId: string, facts: object, day = '2024-03-04') {
  const decision = await policy.decide(setId, { ...facts }, on(day));
  return { decision, edition: policy.edition(setId, on(day)), explanation: policy.explain(decision) };
}

describe('a citizen is told in one paragraph', () => {
  it('what was decided, on what ground, what that ground says, by the law of which day, and because of what', async () => {
    const { explanation } = await explained('loan', { ...lends, 'book.rare': true });
    expect(forCitizen(explanation)).toBe(
      'Повідомляємо, що за результатами розгляду питання «Чи видати книгу?» прийнято рішення: «видати до читальної зали». ' +
        'Підстава: пункт 5 Правил користування бібліотекою. Стислий зміст: «Рідкісні книги читають лише в залі». ' +
        'Застосовано норми, чинні на день надходження (04.03.2024). Ураховано таку обставину: рідкісна книга — так.',
    );
  });

  it('the values that the decision gives, in numbers that agree with their nouns', async () => {
    const told = forCitizen((await explained('loan', lends)).explanation);
    expect(told).toContain('Підстави: пункт 4 Правил користування бібліотекою; стаття 1 Закону про бібліотеки.');
    expect(told).toContain(
      'Стислий зміст цих норм: пункт 4 — «Книгу видають на визначений строк»; стаття 1 — «Кожен має',
    );
    expect(told).toMatch(/Строк користування книгою: 15 днів\.$/);
  });

  it('that nothing spoke for another decision, where none of the rules did', async () => {
    const { explanation } = await explained('guarantor', { 'reader.age': 10, 'book.acquiredOn': '2020-01-01' });
    expect(forCitizen(explanation)).toMatch(/Обставин, за яких належало б вирішити інакше, не встановлено\.$/);
    const unforeseen = await explained('loan', { ...lends, 'reader.card': 'unknown', 'book.rare': false });
    expect(forCitizen(unforeseen.explanation)).toContain(
      'Пояснення: Випадку правила не передбачають; вирішує завідувач.',
    );
  });

  it('what the official decided instead, and on what ground; the clauses of the rules are not its ground', async () => {
    const { explanation } = await explained('loan', lends);
    const override = { outcomeLabel: 'не видавати', reason: 'Книгу передано «на оправу».' };
    expect(forCitizen(explanation, { override, bar: null })).toBe(
      'Повідомляємо, що за результатами розгляду питання «Чи видати книгу?» прийнято рішення: «не видавати». ' +
        'Рішення прийняла уповноважена посадова особа з такої підстави: «Книгу передано „на оправу“».',
    );
  });
});

describe('a citizen is told what was considered', () => {
  const shipped = PolicyService.load(rulesDirectory);
  const told = async (set: string, facts: object) =>
    forCitizen(shipped.explain(await shipped.decide(set, { ...facts }, on('2026-03-02'))));

  it('of an extension beyond the month, that there are objective reasons', async () => {
    const asked = { 'extension.askedInTime': true, 'extension.beforeTermEnded': true };
    const facts = { 'extension.by': 'deputy', ...asked, 'extension.beyondMonth': true };
    const grounds = { 'extension.objectiveGrounds': true, 'extension.totalDays': 40 };
    expect(await told('term-extension', { ...facts, ...grounds })).toContain(
      'Ураховано такі обставини: продовжують понад місяць; є об’єктивні причини, чому питання не вирішити за місяць; ',
    );
  });

  it('and not what nobody knew', async () => {
    const leader = { 'resolution.shorterThanMonth': true, 'resolution.termDays': 10, 'question.needsStudy': 'unknown' };
    const covering = {
      'letter.coveringShorterThanMonth': false,
      'letter.coveringBeforeLeader': false,
      'letter.coveringTermDays': 0,
    };
    const words = await told('term', { ...leader, ...covering });
    expect(words).toContain('прийнято рішення: «строк, установлений керівником»');
    expect(words).not.toContain('невідомо');
  });

  it('of a final answer on a Friday, the true number of days and that none is left', async () => {
    const facts = { 'case.daysSinceReceipt': 44, 'case.lastWorkingDay': true, 'case.allQuestionsResolved': false };
    const reasons = { 'case.objectiveReasons': true, 'case.definiteDateKnown': false, 'case.fromReception': false };
    const words = await told('final-answer', { ...facts, ...reasons });
    expect(words).toContain('пізніше робочих днів до кінця загального строку немає');
    expect(words).not.toMatch(/днів від надходження — 4[5-9]/);
  });
});

describe('every outcome of every shipped set', async () => {
  const shipped = PolicyService.load(rulesDirectory);
  const told = new Map<string, string>();
  for (const { cases } of readTableFiles(rulesDirectory, shipped.catalogue)) {
    for (const row of cases) {
      // Of a row about a region, one case in it.
      const { decision } = await runCase(shipped, row);
      if (decision) told.set(`${row.ruleSet}: ${decision.outcomeLabel}`, forCitizen(shipped.explain(decision)));
    }
  }

  it('has a case in the tables', () => {
    const all = shipped
      .ruleSets()
      .flatMap(({ id, outcomes }) => Object.values(outcomes).map(({ label }) => `${id}: ${label}`));
    expect(all.filter((outcome) => !told.has(outcome))).toEqual([]);
  });

  it.each([...told])('%s', (outcome, paragraph) => {
    expect(paragraph).toContain(outcome.slice(outcome.indexOf(': ') + 2));
    expect(paragraph).toMatch(/^Повідомляємо, що за результатами розгляду питання «[^»]+\?» прийнято рішення: «/);
    expect(paragraph).toMatch(
      /Підстав[аи]: (?:(?:стат|пункт)\S* [\d., і-]+ \p{Lu}|Інструкція|Класифікатор).+ Застосовано норми, чинні на день (?:надходження|рішення) \(\d\d\.\d\d\.\d{4}\)\. /u,
    );
    // No id, key, clause of a register, digest or word of how the rules are kept.
    expect(paragraph).not.toMatch(/[A-Za-z]|пріоритет|правил[оаі] «|справдил|замовчуванн|undefined|unknown/);
    expect(paragraph).not.toMatch(/\.\.| {2}|::|: \.|«»|\b1 (?:днів|місяців|років|хвилин)\b/);
    expect(paragraph).toMatch(/[^.]\.$/);
  });
});

describe('a clerk is told', () => {
  const facts = { ...lends, 'reader.card': 'expired', 'reader.debt': true };

  it('what decided, what yielded, what did not hold, and the law of which day', async () => {
    const lines = forClerk((await explained('loan', facts)).explanation);
    expect(lines[0]).toBe('Чи видати книгу? — не видавати.');
    expect(lines.join('\n')).toContain('Справдилося також «Боржник читає в залі»');
    expect(lines.join('\n')).toContain('Не справдилося «Рідкісну книгу чи останній примірник');
    expect(lines.at(-1)).toBe('Закон узято на 04.03.2024 (день надходження).');
  });

  it('first of all, that an official decided otherwise', async () => {
    const override = { outcomeLabel: 'видати додому', reason: 'Квиток подовжено.' };
    const [first, second, third] = forClerk((await explained('loan', facts)).explanation, { override, bar: null });
    expect(first).toBe('Посадова особа вирішила інакше, ніж правила: видати додому. Підстава: Квиток подовжено.');
    expect([second, third]).toEqual(['Що відповіли правила:', 'Чи видати книгу? — не видавати.']);
  });
});

describe('an auditor is told', () => {
  const facts = { ...lends, 'reader.card': 'expired', 'reader.debt': true };
  const asked: AskedBy = {
    id: '0190-decision',
    subject: 'loan-1',
    element: 'may-lend',
    byId: 'p-librarian',
    byName: 'Бібліотекарка',
    at: new Date('2024-03-04T08:00:00Z'),
    overriddenBy: null,
    overriddenAt: null,
    overrideOutcome: null,
    overrideReason: null,
    barId: null,
    actsInstead: null,
  };

  it('every rule with what became of it, each condition with its result', async () => {
    const { decision, edition } = await explained('loan', facts);
    expect(auditedRules(edition, decision).map(({ rule, result }) => [rule, result])).toEqual([
      ['3-no-card', 'decided'],
      ['6-debtor', 'yielded'],
      ['5-rare@2015', 'did-not-hold'],
      ['4-lend', 'yielded'],
    ]);
    const lines = forAuditor(edition, decision, policy.explain(decision), null);
    expect(lines).toContain(
      '  5-rare@2015: не справдилося. «Рідкісну книгу чи останній примірник читають у залі»; пріоритет 80; чинне з 2015-01-01 (receivedOn); дає reading-room; library-rules 5.',
    );
    expect(lines).toContain('      − примірників у фонді менше ніж 2; є: 5');
    expect(lines).toContain('  reader.card = "expired" (читацький квиток: «прострочений»)');
    expect(lines).toContain(`Редакція: sha256 ${decision.digest}.`);
    expect(lines).toContain('Закон на 2024-03-04: день надходження (receivedOn).');
    expect(lines).toContain('  param.loan.days = 15 (строк користування книгою: 15 днів; library-rules 4)');
    expect(lines).toContain('Пробне запитання: рішення не записано.');
  });

  it('who asked and when, and who decided otherwise', async () => {
    const { decision, edition, explanation } = await explained('loan', facts);
    const lines = (change: Partial<AskedBy>) => forAuditor(edition, decision, explanation, { ...asked, ...change });
    expect(lines({})).toContain(
      'Записано: 0190-decision, справа loan-1, крок may-lend; запитав(ла) Бібліотекарка (p-librarian) 2024-03-04T08:00:00.000Z.',
    );
    expect(lines({})).toContain('Посадова особа рішення не змінювала.');
    const overridden = lines({
      overriddenBy: 'p-head',
      overriddenAt: new Date('2024-03-05T08:00:00Z'),
      overrideOutcome: 'lend',
      overrideReason: 'Квиток подовжено.',
    });
    expect(overridden).toContain('Змінено: видати додому (lend); p-head 2024-03-05T08:00:00.000Z: Квиток подовжено.');
  });
});
