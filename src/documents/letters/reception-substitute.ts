import type { PlainDate } from '../../domain/plain-date.js';
import { paragraph, sheet, type Sheet } from '../sheet.js';
import { dotted } from './wording.js';

interface ReceptionSubstitute {
  /** Whose reception it is, in the genitive: «заступника міського голови …». */
  readonly leader: string;
  /** Who receives instead, as a sentence begins: «Перший заступник міського голови». */
  readonly substitute: string;
  readonly heldOn: PlainDate;
  /** `HH:MM` in Kyiv. */
  readonly beginsAt: string;
  readonly place: string;
}

/** Tells those who came who receives them today, and what they may do about it (оголошення про заміну, KR-2.15, 2.16). */
export function receptionSubstitute({ leader, substitute, heldOn, beginsAt, place }: ReceptionSubstitute): Sheet {
  return sheet('reception-substitute', 'Про заміну посадової особи на особистому прийомі', [
    paragraph(
      `У зв’язку з відсутністю ${leader} прийом, призначений на ${dotted(heldOn)} о ${beginsAt}, ${place}, проводить: ${substitute}.`,
    ),
    paragraph(
      'Якщо Ви не погоджуєтеся на заміну, скажіть про це працівникові управління по роботі зі зверненнями громадян: Вас запишуть першочергово на наступний прийом.',
    ),
  ]);
}
