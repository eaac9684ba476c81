import { z } from 'zod';

/** The ids that paths of receptions are made of. */
export const receptionId = z.uuid().describe('Прийом');
export const visitId = z.uuid().describe('Картка прийому');
