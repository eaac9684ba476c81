import type { PlainDate } from '../../domain/plain-date.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted, sentence } from './wording.js';

interface AnnouncedReception {
  readonly heldOn: PlainDate;
  /** `HH:MM` in Kyiv. */
  readonly beginsAt: string;
  readonly place: string;
}

interface ReceptionChange {
  /** Who receives: «заступника міського голови …». */
  readonly leader: string;
  readonly news:
    | { readonly kind: 'moved'; readonly reason: string }
    | {
        readonly kind: 'suspended';
        readonly orderNumber: string;
        readonly orderOn: PlainDate;
        readonly until: PlainDate | null;
      }
    /** The council gives the booking itself up, and the reception is held. */
    | { readonly kind: 'cancelled'; readonly reason: string };
  readonly from: AnnouncedReception;
  readonly to: AnnouncedReception | null;
  /** The citizen has no place yet and waits for one. */
  readonly waits: boolean;
}

/** Tells a citizen who is booked, or waits for a place, that it is not held as announced, and what comes of it. */
export function receptionChange({ leader, news, from, to, waits }: ReceptionChange): Sheet {
  const follows = to === null ? noOther(news, waits) : waits ? waitsOn(to) : bookedOn(to);
  return sheet('reception-change', 'Про зміни в особистому прийомі', [
    paragraph(`Повідомляємо, що ${whatHappened({ leader, news, from, waits })}`),
    paragraph(follows),
  ]);
}

function whatHappened({ leader, news, from, waits }: Omit<ReceptionChange, 'to'>): string {
  const when = `${dotted(from.heldOn)} о ${from.beginsAt}`;
  if (news.kind === 'cancelled') {
    return `Ваш запис на прийом ${leader} ${when} скасовано з такої причини. ${sentence(news.reason)}`;
  }
  const was = `прийом ${leader}, ${waits ? 'на якому Ви чекаєте на місце' : 'на який Ви записані'}, ${when}`;
  if (news.kind === 'moved') return `${was}, перенесено з такої причини. ${sentence(news.reason)}`;
  const { orderNumber, orderOn, until } = news;
  const span = until === null ? 'до окремого розпорядження' : `до ${dotted(until)} включно`;
  return `${was}, не відбудеться: розпорядженням від ${dotted(orderOn)} № ${orderNumber} такі прийоми зупинено ${span}.`;
}

const bookedOn = ({ heldOn, beginsAt, place }: AnnouncedReception): string =>
  `Ваш запис збережено: Вас записано на ${dotted(heldOn)} о ${beginsAt}, ${place}. Черговість за часом першого запису лишається за Вами. Якщо цей день Вам не підходить, повідомте про це управління по роботі зі зверненнями громадян.`;

const waitsOn = ({ heldOn, beginsAt }: AnnouncedReception): string =>
  `Ви й далі чекаєте на місце, тепер на прийомі ${dotted(heldOn)} о ${beginsAt}, у тій самій черзі. Коли місце звільниться, Вас повідомлять. Ви також можете подати письмове або електронне звернення.`;

function noOther({ kind }: ReceptionChange['news'], waits: boolean): string {
  const write = 'Ви можете подати письмове або електронне звернення';
  if (kind === 'cancelled') return `${write} чи записатися на інший прийом.`;
  const again = waits ? 'чи попросити записати Вас' : 'чи записатися знову';
  return `Іншого прийому цієї посадової особи поки не призначено. ${write} ${again}, коли прийом відновлять.`;
}
