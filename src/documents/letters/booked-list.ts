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
      questions: text('питання, по рядку; коли їх кілька – з номерами'),
      units: text(
        'підрозділи з повноваженнями щодо кожного питання, по рядку; головний серед кількох – перший (KR-2.11)',
      ),
    }),
  ),
});

export type BookedList = Omit<Given<typeof letter>, 'isNamed' | 'visits'> & {
  /** In the order of the queue. */
  readonly visits: readonly {
    readonly number?: string;
    readonly name?: string;
    /** Each with the units that have powers over it, the one it belongs to first. */
    readonly questions: readonly { readonly gist: string; readonly units: readonly string[] }[];
  }[];
};

/** Who is booked on a reception and with what (список записаних на особистий прийом, KR-2.6, 2.11, 2.14). */
export const bookedList = ({ visits, ...reception }: BookedList) =>
  letter({
    ...reception,
    isNamed: visits.every(({ name }) => name !== undefined),
    visits: visits.map(({ number = '', name = '', questions }, place) => {
      const gists = linesOf(questions.map(({ gist }) => gist));
      return { place: String(place + 1), number, name, questions: gists, units: linesOf(questions.map(unitsOf)) };
    }),
  });

const linesOf = (lines: readonly string[]): string =>
  (lines.length < 2 ? lines : lines.map((line, place) => `${place + 1}. ${line}`)).join('\n');

function unitsOf({ units: [main = '—', ...others] }: { readonly units: readonly string[] }): string {
  return others.length === 0 ? main : [`${main} (головний)`, ...others].join('; ');
}
