import type { PlainDate } from '../../domain/plain-date.js';
import { paragraph, sheet, table, type Sheet } from '../sheet.js';
import { dotted } from './wording.js';

export interface BookedList {
  /** Who receives: «заступника міського голови …». */
  readonly leader: string;
  readonly heldOn: PlainDate;
  readonly beginsAt: string;
  readonly place: string;
  /** In the order of the queue. */
  readonly visits: readonly {
    /** The card and the citizen, for whoever receives; deputies are told only of the questions (KR-2.11). */
    readonly number?: string;
    readonly name?: string;
    readonly questions: readonly string[];
    /** Names of the units with powers over what is asked (KR-2.11). */
    readonly units?: readonly string[];
  }[];
}

/** Who is booked on a reception and with what (список записаних на особистий прийом, KR-2.6, 2.11, 2.14). */
export function bookedList({ leader, heldOn, beginsAt, place, visits }: BookedList): Sheet {
  const isNamed = visits.every(({ name }) => name !== undefined);
  const columns = [
    { title: '№', share: 1 },
    ...(isNamed
      ? [
          { title: 'Картка', share: 2 },
          { title: 'Прізвище, ім’я, по батькові', share: 4 },
        ]
      : []),
    { title: 'Питання', share: 6 },
    { title: 'Підрозділ', share: 5 },
  ];
  const rows = visits.map(({ number = '', name = '', questions, units = [] }, index) => [
    String(index + 1),
    ...(isNamed ? [number, name] : []),
    questions.join('\n'),
    units.join('\n') || '—',
  ]);
  return sheet('booked-list', 'Список записаних на особистий прийом', [
    paragraph(`Прийом ${leader} ${dotted(heldOn)} о ${beginsAt}, ${place}.`),
    rows.length === 0 ? paragraph('Нікого не записано.') : paragraph(`Записано: ${rows.length}, у порядку черги.`),
    rows.length > 0 && table(columns, rows),
  ]);
}
