import { day, flag, group, list, text } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';

const letter = defineLetter('booked-list', {
  leader: text('хто приймає, у родовому відмінку'),
  heldOn: day('день прийому'),
  beginsAt: text('година початку: «10:00»'),
  place: text('де'),
  isNamed: flag('список з іменами: для того, хто приймає; заступникам називають лише питання (KR-2.11)'),
  visits: list(
    'записані, у порядку черги',
    group('запис', {
      place: text('місце в черзі'),
      number: text('номер картки'),
      name: text('прізвище, ім’я, по батькові'),
      questions: text('питання, по рядку'),
      units: text('підрозділи з повноваженнями щодо них, по рядку (KR-2.11)'),
    }),
  ),
});

export type BookedList = Omit<Given<typeof letter>, 'isNamed' | 'visits'> & {
  /** In the order of the queue. */
  readonly visits: readonly {
    readonly number?: string;
    readonly name?: string;
    readonly questions: readonly string[];
    readonly units?: readonly string[];
  }[];
};

/** Who is booked on a reception and with what (список записаних на особистий прийом, KR-2.6, 2.11, 2.14). */
export const bookedList = ({ visits, ...reception }: BookedList) =>
  letter({
    ...reception,
    isNamed: visits.every(({ name }) => name !== undefined),
    visits: visits.map(({ number = '', name = '', questions, units = [] }, place) => {
      return { place: String(place + 1), number, name, questions: questions.join('\n'), units: units.join('\n') };
    }),
  });
