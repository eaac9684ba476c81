import { describe, expect, it } from 'vitest';
import { readWalk, type WalkFault } from '../../src/walks/walk-file.js';

const whole = `# Лист без підпису

Початок: 2026-03-02 10:00

| Коли             | Хто         | Що робить | Чим    | Далі      | Листи |
|------------------|-------------|-----------|--------|-----------|-------|
|                  | registrar-1 | реєструє  | лист   | file-away | –     |
| 2026-03-03 09:00 |             | file-away | справа | –         |       |

## лист

\`\`\`json
{ "gist": "Прошу" }
\`\`\`

## справа

\`\`\`json
{ "volume": 1 }
\`\`\`
`;

const read = (text: string) => {
  const faults: WalkFault[] = [];
  const walk = readWalk('processes/tests/a.md', text, faults);
  return { walk, told: faults.map(({ line, text: said }) => `${line}: ${said}`) };
};

describe('the file of a walk', () => {
  it('is read row by row: a dash says nothing is there, a blank cell says nothing', () => {
    const { walk, told } = read(whole);
    expect(told).toEqual([]);
    expect(walk).toMatchObject({ title: 'Лист без підпису', begins: { day: '2026-03-02', time: '10:00' } });
    expect(walk?.rows).toEqual([
      {
        ...{ line: 7, at: null, who: 'registrar-1', does: 'реєструє', answer: { gist: 'Прошу' }, refused: null },
        ...{ stands: ['file-away'], dueOn: null, decided: null, letters: [] },
      },
      {
        ...{ line: 8, at: { day: '2026-03-03', time: '09:00' }, who: null, does: 'file-away', answer: { volume: 1 } },
        ...{ refused: null, stands: [], dueOn: null, decided: null, letters: null },
      },
    ]);
  });

  const broken: readonly (readonly [from: string, to: string, says: string])[] = [
    ['| Хто  ', '| Хта  ', '5: Стовпця «Хта» немає. Можливо, «Хто»?'],
    ['| справа |', '| спрва  |', '8: Змісту «спрва» нижче немає. Можливо, «справа»?'],
    ['2026-03-03 09:00', '2026-02-30 09:00', '8: «2026-02-30 09:00» не день і година'],
    ['2026-03-03 09:00', '2026-02-03 09:00', '8: «2026-02-03 09:00» раніше, ніж 2026-03-02 10:00 вище'],
    ['Початок: 2026-03-02 10:00', 'Початок: 2101-01-02 10:00', '3: «2101-01-02 10:00» не день і година (не далі кінця'],
    ['{ "volume": 1 }', '{ "volume": 1, }', '19: '],
    ['{ "volume": 1 }', '[1]', '19: Тут має бути об’єкт JSON: {"поле": значення}.'],
    ['Початок: 2026-03-02 10:00\n', '', '1: Немає рядка «Початок: РРРР-ММ-ДД ГГ:ХХ».'],
    ['# Лист без підпису', 'Лист без підпису', '1: Перший рядок має бути назвою: «# Що показує прохід».'],
    [
      '| registrar-1 | реєструє  |',
      '|  | file-away |',
      '7: Перший рядок має починати справу: «реєструє» або «записує».',
    ],
    [
      '|             | file-away |',
      '|             | записує   |',
      '8: «записує» починає справу, а прохід – одна справа.',
    ],
    ['| –     |\n', '|\n', '7: Клітинок 5, а стовпців 6.'],
    ['## справа\n\n```json\n{ "volume": 1 }\n```\n', '## справа\n\n```json\n{ "volume": 1 }\n', '18: Зміст не закрито'],
  ];
  it.each(broken)('with %j as %j is refused with line and the likely word', (from, to, says) => {
    expect(whole).toContain(from);
    const { walk, told } = read(whole.replace(from, to));
    expect(walk).toBeNull();
    expect(told.join('\n')).toContain(says);
  });

  it('counts tasks of one kind, and only those that are counted', () => {
    const { walk, told } = read(whole.replace('| file-away | –', '| acquaint × 3, x-file | –'));
    expect([told, walk?.rows[0]?.stands]).toEqual([[], ['acquaint', 'acquaint', 'acquaint', 'x-file']]);
  });

  it('expects no refusal where a dash stands for it', () => {
    const { walk, told } = read(whole.replace('| Листи |', '| Відмова |'));
    expect([told, walk?.rows[0]?.refused]).toEqual([[], null]);
  });

  it('is read at once, however many blanks stand where they say nothing', () => {
    const blanks = ' '.repeat(300_000);
    const cells = whole.replace('file-away | –', `file-away ${blanks} x | –`);
    const begun = performance.now();
    read(cells.replace('Початок: 2026', `Початок: x${blanks}x 2026`).replace('## лист', `## x${blanks}лист`));
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
