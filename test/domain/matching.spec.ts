import { describe, expect, it } from 'vitest';
import {
  mayBeOfSamePerson,
  proposeMatches,
  type EarlierAppeal,
  type KnownPerson,
  type MatchingCandidate,
} from '../../src/domain/matching.js';
import { told } from '../../src/domain/told.js';
import { parsePersonName } from '../../src/domain/person-name.js';
import { day } from './days.js';

function person(name: string, residence: string | null, contact: Partial<KnownPerson> = {}): KnownPerson {
  return { ...parsePersonName(name), residence, email: null, phone: null, ...contact };
}

const ivan = person('Коваленко Іван Петрович', 'вул. Соборна, буд. 12, кв. 5');
const roof =
  'Протікає дах будинку по вул. Соборній, 12, після дощу вода стоїть у квартирі. Прошу відремонтувати покрівлю.';

const first: EarlierAppeal = {
  appealId: 'a-1',
  index: 'К-401',
  applicant: ivan,
  cosigners: [],
  question: roof,
  topics: ['080'],
  receivedOn: day('2024-03-04'),
  sender: null,
  dueOn: day('2024-04-04'),
  endedOn: null,
  end: null,
  awaitsAdmission: false,
  decidedInSubstance: null,
};
const refused: EarlierAppeal = { ...first, endedOn: day('2024-04-01'), end: 'refused', decidedInSubstance: true };

const again: MatchingCandidate = {
  applicant: ivan,
  cosigners: [],
  question: 'Повторно прошу відремонтувати дах, бо покрівля будинку протікає і вода в квартирі.',
  topics: ['080'],
  receivedOn: day('2024-03-20'),
  writtenOn: null,
  sender: null,
  complaint: null,
};
const afterReply: MatchingCandidate = { ...again, receivedOn: day('2024-05-06') };

function kindsFor(candidate: Partial<MatchingCandidate>, earlier: Partial<EarlierAppeal>): string[] {
  return proposeMatches({ ...again, ...candidate }, [{ ...first, ...earlier }]).map((proposal) => proposal.kind);
}

describe('A second letter of the same citizen on the same question', () => {
  it('joins the first while that is in its term', () => {
    expect(kindsFor({}, {})).toEqual(['join-earlier']);
    expect(kindsFor({ receivedOn: day('2024-04-04') }, {})).toEqual(['join-earlier']);
  });

  it('is a first one where nobody has decided yet whether to consider the other', () => {
    expect(kindsFor({}, { dueOn: null, awaitsAdmission: true })).toEqual(['first']);
  });

  it('is a repeat, and joins nothing, once the other was sent on or left', () => {
    expect(kindsFor({}, { dueOn: null, end: 'forwarded' })).toEqual(['repeat']);
    expect(kindsFor({}, { dueOn: null, end: 'unconsidered' })).toEqual(['repeat']);
  });

  it('is a repeat once the term has passed without an answer', () => {
    expect(kindsFor({ receivedOn: day('2024-04-05') }, {})).toEqual(['repeat']);
  });

  it('is a duplicate when it came through another addressee', () => {
    expect(kindsFor({ sender: 'Офіс Президента України' }, {})).toEqual(['duplicate']);
    expect(
      kindsFor({ ...afterReply, writtenOn: day('2024-03-10'), sender: 'Офіс Президента України' }, refused),
    ).toEqual(['duplicate']);
  });

  it('is no duplicate when it was written after the answer, whoever sent it on', () => {
    const later = { ...afterReply, writtenOn: day('2024-04-20'), sender: 'Офіс Президента України' };
    expect(kindsFor(later, refused)).toEqual(['recurrent']);
  });

  it('is recurrent when the question was decided in substance', () => {
    expect(kindsFor(afterReply, refused)).toEqual(['recurrent']);
  });

  it('is a repeat when it was not, when nobody has said, or when the decision is complained of', () => {
    expect(kindsFor(afterReply, { ...refused, decidedInSubstance: false })).toEqual(['repeat']);
    expect(kindsFor(afterReply, { ...refused, decidedInSubstance: null })).toEqual(['repeat']);
    expect(kindsFor({ ...afterReply, complaint: { decidedOn: day('2024-04-01') } }, refused)).toEqual(['repeat']);
  });

  it.each([
    ['of that day', '2024-04-01', 'repeat', 'скарга на рішення від 01.04.2024, дня відповіді на попереднє'],
    ['unknown', null, 'repeat', 'це скарга; чи оскаржує вона рішення за попереднім, не зазначено'],
    ['of another day', '2024-04-10', 'repeat', 'це скарга; чи оскаржує вона рішення за попереднім, не зазначено'],
    ['older than the earlier letter', '2024-02-01', 'recurrent', 'попереднє вирішено по суті 01.04.2024'],
  ])('is said to complain of the answer only where the decision is it: %s', (_, decidedOn, kind, ground) => {
    const complaint = { decidedOn: decidedOn === null ? null : day(decidedOn) };
    const [found] = proposeMatches({ ...afterReply, complaint }, [refused]);
    expect(found?.kind).toBe(kind);
    expect(found?.grounds.at(-1)).toBe(ground);
  });

  it('complains of no answer that was given after it was written', () => {
    const before = { ...afterReply, complaint: { decidedOn: null }, writtenOn: day('2024-03-10') };
    expect(kindsFor({ ...before, sender: 'Офіс Президента України' }, refused)).toEqual(['duplicate']);
    const inTerm = { ...again, complaint: { decidedOn: null }, sender: 'Офіс Президента України' };
    expect(kindsFor(inTerm, {})).toEqual(['join-earlier']);
  });

  it('is a repeat when it was written while the answer was overdue', () => {
    const overdue = { ...refused, endedOn: day('2024-05-10') };
    expect(kindsFor(afterReply, overdue)).toEqual(['repeat']);
  });

  it('is a new appeal linked to the old one when that was returned', () => {
    expect(kindsFor(afterReply, { ...refused, end: 'returned', decidedInSubstance: null })).toEqual(['corrected']);
  });

  it.each(['withdrawn', 'joined', 'handed-on'] as const)('repeats nothing when the first was %s', (end) => {
    expect(kindsFor(afterReply, { ...refused, end })).toEqual([]);
  });
});

describe('The same citizen', () => {
  it.each([
    ['with a Russian spelling of name and address', person('Коваленко Иван Петрович', 'ул. Соборная, д. 12, кв. 5')],
    ['with initials, at the same address', person('Коваленко І. П.', 'Соборна, 12/5')],
    ['with a slip of the pen, at the same address', person('Коавленко Іван Петрович', 'вул. Соборна, 12, кв. 5')],
    ['without a patronymic, at the same address', person('Іван Коваленко', 'вул. Соборна 12 кв. 5')],
    ['with no address given, in full', person('Коваленко Іван Петрович', null)],
  ])('is proposed %s', (_, applicant) => {
    expect(kindsFor({ applicant }, {})).toEqual(['join-earlier']);
  });

  it.each([
    ['with both initials as the given name', { givenName: 'І.П.', patronymic: null }],
    ['with given name and patronymic in one field', { givenName: 'Иван Петрович', patronymic: null }],
    ['with given name and patronymic in the other field', { givenName: '', patronymic: 'Іван Петрович' }],
    ['with all of the name in one field', { surname: 'Коваленко Іван Петрович', givenName: '', patronymic: null }],
    ['with all of the name in one field, by initials', { surname: 'Коваленко І.П.', givenName: '', patronymic: null }],
  ])('is proposed %s, and not another of the house', (_, written) => {
    expect(kindsFor({ applicant: { ...ivan, ...written } }, {})).toEqual(['join-earlier']);
    const brother = { ...ivan, givenName: 'Павло', patronymic: 'Петрович' };
    const wife = { ...ivan, givenName: 'Ірина', patronymic: 'Олегівна' };
    for (const other of [brother, wife])
      expect(kindsFor({ applicant: { ...ivan, ...written } }, { applicant: other })).toEqual([]);
  });

  it('is proposed at another address by the full name and nearly the same text, as one to be looked at', () => {
    const moved = { ...ivan, residence: 'просп. Миру, 4' };
    const swapped = { ...moved, surname: 'Іван', givenName: 'Коваленко' };
    const question = `${roof} Дякую.`;
    for (const applicant of [moved, swapped]) {
      const [found] = proposeMatches({ ...again, applicant, question }, [first]);
      expect(found?.kind).toBe('join-earlier');
      expect(found?.grounds.at(-1)).toMatch(/^чи це та сама особа, ще ніхто не вирішив/);
      expect(mayBeOfSamePerson({ applicant, cosigners: [] }, first)).toBe(true);
      expect(kindsFor({ applicant }, {})).toEqual([]);
    }
    const byInitials = { ...moved, givenName: 'І.', patronymic: 'П.' };
    for (const applicant of [byInitials, { ...moved, patronymic: null }, { ...moved, patronymic: 'Павлович' }])
      expect(mayBeOfSamePerson({ applicant, cosigners: [] }, first)).toBe(false);
  });

  it('is proposed after a move, when the telephone or e-mail is the same', () => {
    const moved = person('Коваленко Іван Петрович', 'просп. Миру, 4', { phone: '+38 (067) 123-45-67' });
    expect(kindsFor({ applicant: moved }, {})).toEqual([]);
    expect(kindsFor({ applicant: moved }, { applicant: { ...ivan, phone: '0671234567' } })).toEqual(['join-earlier']);
    const byMail = person('Коваленко Іван Петрович', 'просп. Миру, 4', { email: 'Ivan@Example.org ' });
    expect(kindsFor({ applicant: byMail }, { applicant: { ...ivan, email: 'ivan@example.org' } })).toEqual([
      'join-earlier',
    ]);
  });

  it.each([
    ['the son at the same address', person('Коваленко Петро Іванович', 'вул. Соборна, 12, кв. 5')],
    ['the wife at the same address and telephone', person('Коваленко Ірина Петрівна', 'вул. Соборна, 12, кв. 5')],
    ['a namesake at another address', person('Коваленко Іван Петрович', 'вул. Шевченка, 3')],
    ['a neighbour of like initials without an address', person('Коваленко І. П.', null)],
    ['a near-namesake without an address', person('Ковтуненко Іван Петрович', null)],
    ['the other flat', person('Коваленко І. П.', 'вул. Соборна, 12, кв. 6')],
  ])('is not %s', (_, applicant) => {
    expect(kindsFor({ applicant }, {})).toEqual([]);
  });
});

describe('The same citizen whose name is written otherwise', () => {
  const olena = person('Мельник Олена Ігорівна', 'вул. Миру, 4', { phone: '067 123-45-67' });
  const kindsOf = (applicant: KnownPerson, earlier = olena) => kindsFor({ applicant }, { applicant: earlier });

  it('is proposed with surname and given name in each other’s place', () => {
    const swapped = { ...olena, surname: 'Олена', givenName: 'Мельник' };
    expect(kindsOf(swapped)).toEqual(['join-earlier']);
    expect(kindsOf({ ...swapped, patronymic: 'Петрівна' })).toEqual([]);
  });

  it('is proposed with a new surname when given names and telephone are the same, and not without either', () => {
    const married = person('Бондаренко Олена Ігорівна', 'просп. Гагаріна, 9', { phone: '+380671234567' });
    expect(kindsOf(married)).toEqual(['join-earlier']);
    expect(kindsOf({ ...married, phone: null })).toEqual([]);
    expect(kindsOf({ ...married, patronymic: 'І.' })).toEqual(['join-earlier']);
    expect(kindsOf({ ...married, givenName: 'Олена І.', patronymic: null })).toEqual(['join-earlier']);
    expect(kindsOf({ ...married, patronymic: 'П.' })).toEqual([]);
    expect(kindsOf({ ...married, patronymic: 'І.', phone: null })).toEqual([]);
    expect(kindsOf({ ...married, patronymic: null })).toEqual([]);
    expect(kindsOf({ ...married, givenName: 'О.' })).toEqual([]);
    expect(kindsOf({ ...married, givenName: 'Олег', patronymic: 'Ігорович' })).toEqual([]);
  });

  it.each([
    ...[
      'не вказано',
      'Немає',
      'б/а',
      '—',
      'Адреса не зазначена',
      'невідома',
      'не зазначена в листі',
      'БОМЖ',
      'Анонім',
      'анонімно',
      'Без підпису',
    ],
    ...[
      'у листі не вказано',
      'Адресу не вказано у зверненні.',
      'не зазначено автором',
      'без місця проживання',
      'адреса в листі не вказана',
    ],
    'Без постійного місця проживання',
  ])('lives nowhere when «%s»', (said) => {
    expect(told(said)).toBeNull();
    // Not even those who both have told nothing live together.
    const [one, other] = [person('Коваленко І. П.', said), person('Коваленко Іван Петрович', said)];
    expect(kindsOf(one, other)).toEqual([]);
  });

  it.each(['вул. Невідомого Солдата, 4', 'с. Нема, 5', 'вул. Миру, 4', 'вул. Бомжова, 4', 'без квартири, буд. 4'])(
    'lives where they say: %s',
    (said) => {
      expect(told(said)).toBe(said);
    },
  );
});

describe('The same question', () => {
  it.each([
    ['in a short reminder', 'Коли відремонтують дах по вул. Соборній, 12? Протікає!'],
    [
      'with slips of the pen',
      'Протікє дах будінку по вул Соборній, 12, посля дощу вода стоіть у квартирі, прошу відремонтувать покрівлю',
    ],
    [
      'in other forms of the words',
      'Після дощів у квартирах стоїть вода: дах нашого будинку протікає, покрівлю не відремонтовано.',
    ],
  ])('is known %s', (_, question) => {
    expect(kindsFor({ question }, {})).toEqual(['join-earlier']);
  });

  it.each([
    [
      'another question of the same topic',
      'Прошу встановити графік вивезення сміття та додаткові контейнери у дворі.',
      ['080'],
    ],
    [
      'another question of the same house',
      'Прошу надати матеріальну допомогу на лікування, проживаю по вул. Соборній, 12.',
      ['050'],
    ],
    [
      'a polite letter about nothing alike',
      'Шановний пане міський голово! Прошу вас розглянути моє звернення та вжити заходів щодо освітлення вулиці.',
      [],
    ],
  ])('is not %s', (_, question, topics) => {
    expect(kindsFor({ question, topics }, {})).toEqual([]);
  });
});

describe('Two letters on heating', () => {
  const cold = 'У квартирі холодно, батареї ледь теплі, опалення майже немає. Прошу забезпечити нормальну температуру.';

  it.each([
    ['Знову звертаюся щодо опалення: батареї холодні, в квартирі температура 12 градусів.', ['join-earlier']],
    ['Відсутнє опалення в квартирі, батареї не гріють', ['join-earlier']],
    ['Прошу перерахувати плату за опалення: лічильник показує менше, ніж нараховано у квартирі.', []],
  ])('«%s»', (question, kinds) => {
    expect(kindsFor({ question }, { question: cold })).toEqual(kinds);
  });
});

describe('Many people with one text', () => {
  const text =
    'Ми, мешканці мікрорайону Сонячний, вимагаємо відновити рух тролейбуса № 20, який скасовано без громадського обговорення.';
  const neighbours = ['Бондар Олег Ігорович', 'Мельник Ганна Юріївна'].map((name, at) => ({
    ...first,
    appealId: `m-${at}`,
    index: `Б-${at + 1}`,
    applicant: person(name, `мкр. Сонячний, ${at + 1}`),
    question: text,
    topics: ['020'],
  }));

  it('are proposed as a mass appeal', () => {
    const letter = { ...again, question: `${text} Дякую.`, topics: ['020'] };
    expect(proposeMatches(letter, neighbours).map((proposal) => proposal.kind)).toEqual(['mass', 'mass']);
  });

  it('are not, where nobody has decided that it is another person: the name is the same, the address is not', () => {
    const applicant = person('Бондар Олег Ігорович', 'вул. Миру, 40');
    const [other] = neighbours;
    const [proposal] = other === undefined ? [] : proposeMatches({ ...again, applicant, question: text }, [other]);
    expect(proposal).toMatchObject({
      kind: 'join-earlier',
      grounds: [
        expect.stringMatching(/^той самий текст \(9\d %\)$/),
        'прізвище те саме',
        'ім’я те саме',
        'по батькові те саме',
        'вулиці різні',
        'чи це та сама особа, ще ніхто не вирішив; якщо та сама: попереднє ще в строку: приєднати до нього',
      ],
    });
  });

  it('are not, where the telephone and the given name are one and nobody has told a patronymic', () => {
    const phone = '067 123 45 67';
    const kinds = (one: string, other: string, question = text) => {
      const earlier = {
        ...first,
        applicant: person(other, 'вул. Миру, 4', { phone }),
        question: text,
        topics: ['020'],
      };
      const applicant = person(one, 'мкр. Сонячний, 9', { phone });
      return proposeMatches({ ...again, applicant, question, topics: ['020'] }, [earlier]);
    };
    const [asked] = kinds('Бондар Олена', 'Мельник Олена Ігорівна');
    expect(asked?.kind).toBe('join-earlier');
    expect(asked?.grounds.slice(1)).toEqual([
      'прізвища різні',
      'ім’я те саме',
      'по батькові в одному чи в обох зверненнях немає',
      'той самий телефон',
      'чи це та сама особа, ще ніхто не вирішив; якщо та сама: попереднє ще в строку: приєднати до нього',
    ]);
    expect(kinds('Бондар Олена', 'Мельник Олена Ігорівна', 'Коли відновлять рух тролейбуса № 20 на Сонячний?')).toEqual(
      [],
    );
    // One telephone of a house, or of whoever writes for others: the names contradict, and that it is one number is said.
    const [neighbour] = kinds('Бондар Олег Ігорович', 'Мельник Ганна Юріївна');
    expect(neighbour).toMatchObject({
      kind: 'mass',
      grounds: expect.arrayContaining(['імена різні', 'той самий телефон']),
    });
    expect(kinds('Мельник Дарія', 'Мельник Марія')[0]?.kind).toBe('mass');
  });

  it('name what differs, where the names contradict one another', () => {
    const [proposal] = proposeMatches({ ...again, question: text, topics: ['020'] }, neighbours);
    expect(proposal?.grounds).toEqual([
      expect.stringMatching(/^той самий текст \(9\d %\)$/),
      'прізвища різні',
      'імена різні',
      'по батькові різні',
    ]);
  });

  it('are proposed for a short text that is the same, and not for one that is only alike', () => {
    const short = 'Просимо повернути тролейбус № 20 на мікрорайон Схід.';
    expect(short.length).toBe(52);
    const others = neighbours.map((one) => ({ ...one, question: short }));
    const kinds = (question: string) => proposeMatches({ ...again, question }, others).map(({ kind }) => kind);
    expect(kinds('ПРОСИМО повернути тролейбус №20 на мікрорайон «Схід»')).toEqual(['mass', 'mass']);
    expect(kinds('Просимо повернути тролейбус № 25 на мікрорайон Схід.')).toEqual([]);
  });

  it('are not, for a short text that is alike by chance', () => {
    expect(
      kindsFor(
        { question: 'Не працює ліфт.' },
        { applicant: person('Бондар Олег Ігорович', null), question: 'Не працює ліфт.' },
      ),
    ).toEqual([]);
  });
});

describe('A proposal', () => {
  it('names its grounds in Ukrainian, for the person who confirms it', () => {
    const [proposal] = proposeMatches(afterReply, [refused]);
    expect(proposal?.grounds).toEqual([
      'прізвище те саме',
      'ім’я те саме',
      'по батькові те саме',
      'адреса та сама',
      expect.stringMatching(/^текст збігається на \d+ %$/),
      'та сама тема (080)',
      'попереднє вирішено по суті 01.04.2024',
    ]);
  });

  it('stands the higher, the likelier it is', () => {
    const bySlip = { ...first, appealId: 'a-2', index: 'К-15', applicant: { ...ivan, surname: 'Коваленок' } };
    const exact = { ...first, appealId: 'a-3', index: 'К-90', question: again.question };
    const order = proposeMatches(again, [bySlip, first, exact]).map((proposal) => proposal.appealId);
    expect(order).toEqual(['a-3', 'a-1', 'a-2']);
    for (const { score } of proposeMatches(again, [bySlip, first, exact])) expect(score > 0 && score <= 1).toBe(true);
  });

  it('is told in hundredths, and each shared topic once', () => {
    const initials = { ...ivan, givenName: 'І.', patronymic: 'П.' };
    const asked = {
      ...again,
      applicant: initials,
      question: 'Прошу перевірити покрівлю будинку.',
      topics: ['080', '080'],
    };
    const found = proposeMatches(asked, [{ ...first, topics: ['080', '090'] }]);
    expect(found.map(({ score }) => score)).toEqual([expect.any(Number)]);
    for (const { score, grounds } of found) {
      expect(String(score)).toMatch(/^[01](?:\.\d{1,2})?$/u);
      expect(grounds).toContain('та сама тема (080)');
    }
  });
});
