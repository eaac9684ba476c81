import { z } from 'zod';
import { day, flag, list, said, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';
import { unended } from './wording.js';

/** Puts in writing what a question was settled by at the reception (письмове роз’яснення, KR-2.28, 2.29). */
export const receptionExplanation = defineLetter('reception-explanation', {
  card: text('номер картки прийому: «17/2026»'),
  heldOn: day('день прийому'),
  leader: text('хто приймав, у родовому відмінку'),
  question: z.string().transform(unended).describe('питання громадянина, без крапки в кінці'),
  paragraphs: list('що роз’яснено, по абзацу', said('абзац')),
  isComplaint: flag('роз’яснено скаргу: хто не згоден, може йти далі (ст. 16)').optional(),
});
