import type { PlainDate } from '../../domain/plain-date.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted } from './wording.js';

interface AnnouncedReception {
  readonly heldOn: PlainDate;
  /** `HH:MM` in Kyiv. */
  readonly beginsAt: string;
  readonly place: string;
}

export interface ReceptionChange {
  /** Who receives: «заступника міського голови …». */
  readonly leader: string;
  readonly news:
    | { readonly kind: 'moved'; readonly reason: string }
    | {
        readonly kind: 'suspended';
        readonly orderNumber: string;
        readonly orderOn: PlainDate;
        readonly until: PlainDate | null;
      };
  readonly from: AnnouncedReception;
  readonly to: AnnouncedReception | null;
}

/** Tells a citizen who is booked that the reception is moved or suspended, and what comes of the booking. */
export function receptionChange({ leader, news, from, to }: ReceptionChange): Sheet {
  const was = `прийом ${leader}, на який Ви записані, ${dotted(from.heldOn)} о ${from.beginsAt}`;
  return sheet('reception-change', 'Про зміни в особистому прийомі', [
    paragraph(
      news.kind === 'moved' ? `Повідомляємо, що ${was}, перенесено. Причина: ${news.reason}` : suspended(was, news),
    ),
    paragraph(to === null ? noOther : bookedOn(to)),
  ]);
}

function suspended(
  was: string,
  { orderNumber, orderOn, until }: Extract<ReceptionChange['news'], { kind: 'suspended' }>,
) {
  const span = until === null ? 'до окремого розпорядження' : `до ${dotted(until)} включно`;
  return `Повідомляємо, що ${was}, не відбудеться: розпорядженням від ${dotted(orderOn)} № ${orderNumber} такі прийоми зупинено ${span}.`;
}

const bookedOn = ({ heldOn, beginsAt, place }: AnnouncedReception): string =>
  `Ваш запис збережено: Вас записано на ${dotted(heldOn)} о ${beginsAt}, ${place}. Черговість за часом першого запису лишається за Вами. Якщо цей день Вам не підходить, повідомте про це управління по роботі зі зверненнями громадян.`;

const noOther =
  'Іншого прийому цієї посадової особи поки не призначено. Ви можете подати письмове або електронне звернення чи записатися знову, коли прийом відновлять.';
