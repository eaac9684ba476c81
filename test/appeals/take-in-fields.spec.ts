import { describe, expect, it } from 'vitest';
import { takeIn } from '../../src/appeals/intake/take-in.dto.js';
import { whyNotIndexed } from '../../src/domain/index-letter.js';
import { inOneLine } from '../../src/domain/typed-text.js';
import { Reason } from '../../src/platform/http/index.js';
import { visitor } from '../../src/receptions/booking/booking.dto.js';
import { newPlace } from '../../src/receptions/rebooking/moving.js';
import { suspensionOrder } from '../../src/receptions/rebooking/suspensions.js';
import { checkAnswer } from '../../src/workflow/forms/check-answer.js';

const written = { gist: 'Немає води.\nДругий тиждень.', questions: [{ topic: '080', gist: 'Вода\nу домі' }] };
const citizen = { surname: 'Коваленко', givenName: 'Марія', residence: 'вул. Миру, 4', phone: '0671234567' };

/** Where a body is refused. */
function faultsOf(parsed: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) {
  return (parsed.error?.issues ?? []).map(({ path, message }) => [path.join('/'), message]);
}

const fields = [
  'applicant/surname',
  'applicant/givenName',
  'applicant/patronymic',
  'applicant/residence',
  'coveringLetter/sender',
  'cosigners/0/surname',
  'cosigners/0/residence',
];

describe('a field of one line', () => {
  const oneLine = 'Це поле має один рядок: приберіть розриви рядка.';

  it.each(['\n', '\r\n', '\u2028', '\u0085', '\v'])(
    'refuses a line break (%j) in the letter of a citizen',
    (lineBreak) => {
      const broken = `Кова${lineBreak}ленко`;
      const applicant = { surname: broken, givenName: broken, patronymic: broken, residence: broken };
      const coveringLetter = { sender: broken, datedOn: null, answerBy: null };
      const cosigners = [{ surname: broken, residence: broken }];
      const faults = faultsOf(takeIn.safeParse({ ...written, applicant, coveringLetter, cosigners }));
      expect(Object.fromEntries(faults)).toEqual(Object.fromEntries(fields.map((at) => [at, oneLine])));
    },
  );

  it('refuses it at a reception, in an order and in the form of a task', () => {
    expect(faultsOf(visitor.safeParse({ ...citizen, residence: 'вул. Миру,\n4' }))).toEqual([['residence', oneLine]]);
    const order = { orderNumber: '17\n-р', orderOn: '2026-03-02', from: '2026-03-03', kinds: ['in-person'] };
    expect(faultsOf(suspensionOrder.safeParse(order))).toEqual([['orderNumber', oneLine]]);
    const move = { heldOn: '2026-03-20', beginsAt: '11:00', place: 'кімната\n205', reason: 'Сесія\nради' };
    expect(faultsOf(newPlace.safeParse(move))).toEqual([['place', oneLine]]);
    const base = { label: 'Поле', validate: {} };
    const form = [
      { ...base, type: 'textfield' as const, key: 'caseFile' },
      { ...base, type: 'textarea' as const, key: 'text' },
    ];
    const { faults } = checkAnswer(form, { caseFile: '01\n-12', text: 'Два\nрядки' });
    expect(faults).toEqual([{ pointer: '/answer/caseFile', detail: oneLine }]);
  });

  it('names the fields of the form where one is given that it does not have', () => {
    const form = [{ type: 'textfield' as const, key: 'caseFile', label: 'Справа', validate: {} }];
    const { faults } = checkAnswer(form, { caseFile: '01-12', file: '01-12' });
    expect(faults).toEqual([{ pointer: '/answer/file', detail: 'Такого поля форма не має; її поля: caseFile.' }]);
    expect(checkAnswer([], { file: '1' }).faults[0]?.detail).toBe('Такого поля форма не має.');
  });

  it('refuses a tab, and says which', () => {
    const tab = 'Це поле має один рядок: приберіть табуляцію.';
    const faults = faultsOf(takeIn.safeParse({ ...written, applicant: { surname: 'Кова\tленко' } }));
    expect(faults).toEqual([['applicant/surname', tab]]);
    expect(faultsOf(visitor.safeParse({ ...citizen, residence: 'вул.\tМиру, 4' }))).toEqual([['residence', tab]]);
    const form = [{ label: 'Поле', validate: {}, type: 'textfield' as const, key: 'caseFile' }];
    expect(checkAnswer(form, { caseFile: '01\t12' }).faults).toEqual([{ pointer: '/answer/caseFile', detail: tab }]);
  });

  it('passes over a break at the end, which copying leaves, and texts keep theirs', () => {
    const letter = takeIn.parse({ ...written, applicant: { surname: 'Коваленко\n' } });
    expect([letter.applicant.surname, letter.gist]).toEqual(['Коваленко', written.gist]);
  });
});

describe('a text of a field, of one line or of several', () => {
  const form = [
    { label: 'Поле', validate: {}, type: 'textfield' as const, key: 'line' },
    { label: 'Поле', validate: {}, type: 'textarea' as const, key: 'text' },
  ];

  it.each([
    ['\0', 'U+0000'],
    ['\u0007', 'U+0007'],
    ['\u009f', 'U+009F'],
    ['\ud83d', 'U+D83D'],
  ])('is refused for a sign that is none (%j), by its name', (sign, name) => {
    const told = `У тексті є керівний чи зіпсований знак ${name}: приберіть його.`;
    const applicant = { surname: `Кова${sign}ленко`, residence: `Миру${sign}4` };
    const faults = faultsOf(takeIn.safeParse({ ...written, gist: `А${sign}Б`, applicant }));
    expect(faults.toSorted()).toEqual([
      ['applicant/residence', told],
      ['applicant/surname', told],
      ['gist', told],
    ]);
    expect(faultsOf(Reason.safeParse({ reason: `Сесія${sign}ради` }))).toEqual([['reason', told]]);
    const { faults: inForm } = checkAnswer(form, { line: `А${sign}Б`, text: `А${sign}Б` });
    expect(inForm.map(({ detail }) => detail)).toEqual([told, told]);
  });

  it('is cleaned of what cannot be seen, and a line break by any sign is one', () => {
    const typed = ' Ко\u00adва\u200bлен\ue000ко\u202e ';
    const { applicant, gist } = takeIn.parse({
      ...written,
      gist: 'А\u2028Б\vВ\tГ\r\nҐ',
      applicant: { surname: typed },
    });
    expect([applicant.surname, gist]).toEqual(['Коваленко', 'А\nБ\nВ\tГ\r\nҐ']);
    expect(checkAnswer(form, { line: typed, text: 'А\u2028Б' }).value).toEqual({ line: 'Коваленко', text: 'А\nБ' });
    expect(faultsOf(Reason.safeParse({ reason: '\u200b\u200b\u200b' })).map(([at]) => at)).toEqual(['reason']);
  });

  it('kept from before is one line, whatever it had', () => {
    expect(inOneLine(' вул.\tМиру,\u2028\0 4 ')).toBe('вул. Миру,  4');
  });
});

describe('a surname', () => {
  it.each(['Ώναση', '李', 'ьо', 'محمد'])(
    'that begins with a letter the index cannot have is refused: %s',
    (surname) => {
      const [fault, ...others] = faultsOf(takeIn.safeParse({ ...written, applicant: { surname } }));
      expect(others).toEqual([]);
      expect(fault?.[0]).toBe('applicant/surname');
      expect(fault?.[1]).toContain(`починається з «${[...surname][0]}»`);
      expect(faultsOf(visitor.safeParse({ ...citizen, surname })).map(([at]) => at)).toEqual(['surname']);
    },
  );

  it('without any letter is none', () => {
    expect(faultsOf(takeIn.safeParse({ ...written, applicant: { surname: '12' } }))).toEqual([
      ['applicant/surname', expect.stringContaining('немає жодної літери')],
    ]);
  });

  it.each(['ʼАлієв', 'Øster', 'Łukaszewicz', 'Қожа', 'д’Артаньян', '«Коваль»', 'Ёлкин'])(
    'is indexed: %s',
    (surname) => {
      expect(whyNotIndexed(surname)).toBeNull();
    },
  );
});

describe('words that say nothing was told', () => {
  it('are no name and no residence, in a letter and at a reception', () => {
    const { applicant } = takeIn.parse({
      ...written,
      applicant: { surname: 'не вказано', givenName: 'немає', patronymic: '—', residence: 'Адреса не вказана' },
    });
    expect(applicant).toMatchObject({ surname: '', givenName: '', patronymic: null, residence: null });
    expect(visitor.parse({ ...citizen, residence: 'немає' }).residence).toBeNull();
  });
});
