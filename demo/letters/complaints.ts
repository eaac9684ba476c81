import { answered, done, filed, refused, resolution, resolved, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper, wholeWay } from './paper.js';

const leader = 'deputy-mayor-housing';

const late: Story = {
  key: 'late-complaint',
  about: 'квартирний облік',
  way: 'скарга після строку (ст. 17)',
  letter: paper({
    from: citizen('Руденко Віктор Прокопович', 'м. Кривий Ріг, вул. Тополина, буд. 33', { sex: '4.1' }),
    gist: 'Скаржуся на рішення житлової комісії від 15.06.2023, яким мене зняли з квартирного обліку. Про рішення дізнався 20.06.2023.',
    asks: [['090', 'Поновити на квартирному обліку']],
    kind: 'complaint',
    assessment: { complaint: { about: 'housing', decidedOn: '2023-06-15', learnedOn: '2023-06-20' } },
  }),
  acts: [
    takenIn('2024-12-30', 'registrar-2'),
    done('2024-12-31', 'acting-mayor', 'decide-unconsidered', {
      decision: 'stop',
      reasons: 'Від рішення минуло понад рік, від ознайомлення — понад місяць; поважних причин не названо.',
    }),
    filed('2025-01-02'),
  ],
  ends: {
    index: /^Р-\d+$/,
    status: 'unconsidered',
    result: '9.6',
    dueOn: '2025-01-30',
    decisions: {
      admission: 'late-complaint',
      'stop-authority': 'acting-mayor',
      'complaint-restoration': 'leave',
      notice: 'unconsidered',
    },
  },
};

const conflict: Story = {
  key: 'conflict',
  about: 'балкон',
  way: 'скарга не може потрапити до того, на кого скаржаться (ст. 7)',
  letter: paper({
    from: citizen('Олійник Тамара Федорівна', 'м. Кривий Ріг, вул. Квіткова, буд. 11, кв. 64', { sex: '4.2' }),
    gist: 'Скаржуся на управління благоустрою та житлової політики: 20.12.2024 мені усно відмовили прийняти заяву про обстеження балкона, що руйнується, і не дали письмової відповіді.',
    asks: [['090', 'Розглянути дії управління і обстежити балкон']],
    kind: 'complaint',
    assessment: { complaint: { about: 'housing', decidedOn: '2024-12-20', learnedOn: '2024-12-20' } },
  }),
  acts: [
    takenIn('2024-12-31'),
    refused(
      ...(['2025-01-02', leader, 'resolve', resolution({ to: [['housing', 'Розібратися і відповісти.']] })] as const),
      { code: 'EXECUTOR_CONFLICT', clause: '7' },
    ),
    resolved('2025-01-02', leader, { to: [['legal', 'Перевірити дії управління, організувати обстеження балкона.']] }),
    ...answered({
      unit: 'legal',
      signedBy: leader,
      draftedOn: '2025-01-16',
      signedOn: '2025-01-17',
      text: 'Скаргу визнано обґрунтованою: заяву мали прийняти. Балкон обстежено 14.01.2025, аварійну плиту демонтовано.',
    }),
  ],
  ends: {
    index: /^О-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-31',
    mainExecutor: 'legal',
    decisions: {
      ...wholeWay,
      'executor-conflict': 'allowed',
    },
  },
};

/** Complaints (скарги). */
export const complaints: readonly Story[] = [late, conflict];
