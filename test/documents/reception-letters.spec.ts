import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import * as letters from '../../src/documents/letters/index.js';
import { unsigned } from '../../src/documents/render/document-view.js';
import { renderText } from '../../src/documents/render/text.js';
import type { Sheet } from '../../src/documents/sheet.js';

const textOf = (sheet: Sheet): string => renderText(unsigned('Виконавчий комітет', sheet));
const heldOn = plainDate('2026-03-10');
const leader = 'заступника міського голови';

describe('the notice of questions sent to others (KR-2.31)', () => {
  const notice = {
    card: '17/2026',
    heldOn,
    leader,
    questions: ['протікає дах', 'немає опалення'],
    bodies: ['Акціонерного товариства «Тепло»', 'Дніпропетровської обласної ради'],
    mainExecutor: null,
    dueOn: null,
    clauses: [{ act: 'kr-225-r-2023', clause: '2.31' }],
  };

  it('names the reception, the questions, and to whom they were sent', () => {
    const text = textOf(letters.receptionForward(notice));
    expect(text).toMatch(
      /^Виконавчий комітет\n\nПро направлення питань з особистого прийому\n\nВідповідно до пункту 2\.31 /,
    );
    expect(text).toContain(
      'питання, зазначені нижче, з Вашого особистого прийому у заступника міського голови 10.03.2026 (картка № 17/2026) направлено на розгляд:',
    );
    expect(text).toContain('1. до Акціонерного товариства «Тепло»;\n2. до Дніпропетровської обласної ради.');
    expect(text).toContain('Суть питань:\n\n1. протікає дах;\n2. немає опалення.');
    expect(text).not.toContain('відповідь');
  });

  it('says who owes the one answer, and by when, as far as it is known', () => {
    const mainExecutor = 'управління житлової політики';
    const due = { mainExecutor, dueOn: plainDate('2026-04-10') };
    expect(textOf(letters.receptionForward({ ...notice, ...due }))).toContain(
      'надасть головний виконавець – управління житлової політики, не пізніше 10.04.2026.',
    );
    expect(textOf(letters.receptionForward({ ...notice, mainExecutor }))).toContain('житлової політики.');
    const [one = ''] = notice.questions;
    const short = textOf(letters.receptionForward({ ...notice, questions: [one], dueOn: due.dueOn, clauses: [] }));
    expect(short).toContain('Повідомляємо, що питання з Вашого особистого прийому');
    expect(short).toContain('Строк розгляду – не пізніше 10.04.2026.');
  });
});

describe('the announcement of a substitute (KR-2.15, 2.16)', () => {
  it('tells who receives, and of the right to be first at the next reception', () => {
    const substitute = 'Перший заступник міського голови';
    const text = textOf(
      letters.receptionSubstitute({ leader, substitute, heldOn, beginsAt: '10:00', place: 'кімната 129' }),
    );
    expect(text).toContain(
      'У зв’язку з відсутністю заступника міського голови прийом, призначений на 10.03.2026 о 10:00, кімната 129, проводить: Перший заступник міського голови.',
    );
    expect(text).toContain('першочергово на наступний прийом');
  });
});

describe('the invitation to a reception by video (KR-2.20)', () => {
  it('gives the link to the one citizen, and says that the right stays if the connection fails', () => {
    const link = 'https://video.example/17';
    const text = textOf(letters.videoInvitation({ leader, heldOn, beginsAt: '14:00', link }));
    expect(text).toContain('прийом заступника міського голови відеозв’язком 10.03.2026; початок прийому о 14:00.');
    expect(text).toContain('https://video.example/17');
    expect(text).toContain('право на прийом лишиться за Вами');
  });
});

describe('the card of a reception (CMU 348, KR-2.26)', () => {
  const card: letters.ReceptionCard = {
    number: '17/2026',
    heldOn,
    beginsAt: '10:00',
    place: 'кімната 129',
    kind: 'особисто',
    official: 'Заступник міського голови',
    substitute: null,
    recording: null,
    contact: [],
    citizen: { name: 'Коваленко Марія', residence: null, categories: [] },
    bookedOn: plainDate('2026-03-02'),
    channel: 'телефоном',
    companions: [],
    questions: [
      {
        gist: 'протікає дах',
        topic: 'житло',
        decided: 'дано доручення: обстежити',
        executors: [
          { name: 'управління житлової політики', task: 'обстежити', main: true },
          { name: 'юридичне управління', task: null, main: false },
        ],
        appeal: { index: 'К-17', dueOn: plainDate('2026-04-10'), result: null },
      },
      { gist: 'немає світла', topic: 'комунальне господарство', decided: null, executors: [], appeal: null },
    ],
    state: 'прийнято, розглядається',
    grounds: [],
    stoppedOn: null,
    replyWish: null,
  };

  it('has executor, task and term of each instruction, by the number of the question', () => {
    const text = textOf(letters.receptionCard(card));
    expect(text).toContain('1 | протікає дах (житло) | дано доручення: обстежити зареєстровано за № К-17');
    expect(text).toContain('2 | немає світла (комунальне господарство) | —');
    expect(text).toContain('1 | управління житлової політики (головний виконавець) | обстежити | до 10.04.2026');
    expect(text).toContain('1 | юридичне управління | — | до 10.04.2026');
    expect(text).not.toContain('Підстави');
    expect(text).not.toContain('Прийняв замість неї');
    expect(text).not.toContain('Зв’язок');
    expect(text).not.toContain('відеозапис');
  });

  it('leaves out instructions where none were given, and says an appeal that has no number yet', () => {
    const [question] = card.questions;
    if (!question) throw new Error('There is no question.');
    const waiting = { ...question, executors: [], appeal: { index: null, dueOn: null, result: 'роз’яснено' } };
    const text = textOf(letters.receptionCard({ ...card, questions: [waiting] }));
    expect(text).toContain('передано на розгляд; роз’яснено');
    expect(text).not.toContain('Доручення');
  });
});

describe('the list of those booked (KR-2.11)', () => {
  const [dept, inspection] = ['департамент розвитку інфраструктури міста', 'інспекція з благоустрою'];
  const lineOf = (...questions: Parameters<typeof letters.bookedList>[0]['visits'][number]['questions']) => {
    const [table] = letters
      .bookedList({ leader, heldOn, beginsAt: '10:00', place: 'кімната 129', visits: [{ questions }] })
      .blocks.filter((block) => block.kind === 'table');
    return table?.rows[0]?.slice(1);
  };

  it('keeps the units of a question apart, the main one marked and first', () => {
    expect(lineOf({ gist: 'Дах', units: [dept, inspection] })).toEqual(['Дах', `${dept} (головний); ${inspection}`]);
    expect(lineOf({ gist: 'Дах', units: [dept] })).toEqual(['Дах', dept]);
    expect(lineOf({ gist: 'Дах', units: [] })).toEqual(['Дах', '—']);
  });

  it('of several questions says which unit is for which', () => {
    const questions = [
      { gist: 'Дах', units: [dept, inspection] },
      { gist: 'Пенсія', units: [] },
    ];
    expect(lineOf(...questions)).toEqual(['1. Дах\n2. Пенсія', `1. ${dept} (головний); ${inspection}\n2. —`]);
  });
});
