import { day, flag, group, said, text } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';

const reception = {
  heldOn: day('день'),
  beginsAt: text('година початку: «10:00»'),
  place: text('де'),
};

const letter = defineLetter('reception-change', {
  leader: text('хто приймає, у родовому відмінку'),
  moved: flag('прийом перенесено'),
  suspended: group('якщо такі прийоми зупинено розпорядженням', {
    orderNumber: text('номер розпорядження'),
    orderOn: day('його дата'),
    until: day('до якого дня зупинено').nullable(),
  }).nullable(),
  cancelled: flag('рада відмовилася від самого запису, а прийом відбудеться'),
  reason: said('причина перенесення чи скасування').nullable(),
  from: group('прийом, який оголошено', reception),
  to: group('прийом, на який перенесено запис', reception).nullable(),
  waits: flag('громадянин ще не має місця і чекає на нього'),
});

type Told = Given<typeof letter>;

type ReceptionChange = Pick<Told, 'leader' | 'from' | 'to' | 'waits'> & {
  readonly news:
    | { readonly kind: 'moved'; readonly reason: string }
    | ({ readonly kind: 'suspended' } & NonNullable<Told['suspended']>)
    /** The council gives the booking itself up, and the reception is held. */
    | { readonly kind: 'cancelled'; readonly reason: string };
};

/** Tells a citizen who is booked, or waits for a place, that it is not held as announced, and what comes of it. */
export const receptionChange = ({ news, ...rest }: ReceptionChange) =>
  letter({
    ...rest,
    moved: news.kind === 'moved',
    cancelled: news.kind === 'cancelled',
    suspended: news.kind === 'suspended' ? news : null,
    reason: 'reason' in news ? news.reason : null,
  });
