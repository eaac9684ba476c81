import type { PlainDate } from '../../domain/plain-date.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted } from './wording.js';

interface VideoInvitation {
  /** Who receives: «заступника міського голови …». */
  readonly leader: string;
  readonly heldOn: PlainDate;
  /** `HH:MM` in Kyiv. */
  readonly beginsAt: string;
  readonly link: string;
}

/** Gives a citizen the link of a reception by video (запрошення на відеозв’язок, KR-2.20): only those booked have it. */
export function videoInvitation({ leader, heldOn, beginsAt, link }: VideoInvitation): Sheet {
  return sheet('video-invitation', 'Запрошення на прийом відеозв’язком', [
    paragraph(`Вас записано на прийом ${leader} відеозв’язком ${dotted(heldOn)}; початок прийому о ${beginsAt}.`),
    paragraph(`Посилання: ${link}. Воно лише для Вас: не передавайте його іншим.`),
    paragraph(
      'Майте при собі документ, що посвідчує особу. Поруч можуть бути представник із підтвердженими повноваженнями або родич із документом; сторонніх бути не може. Якщо зв’язок не встановиться, працівник управління зв’яжеться з Вами ще раз, а право на прийом лишиться за Вами.',
    ),
  ]);
}
