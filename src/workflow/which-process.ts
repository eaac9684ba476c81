import { z } from 'zod';
import { id } from '../platform/http/index.js';

/** Of which process something is asked (ключ процесу), in an address. */
export const processKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'Ключ процесу: малі латинські літери, цифри, дефіс.')
  .describe('Процес');

/** And of which of its versions. */
export const WhichVersion = z.strictObject({
  version: z.coerce.number().int().min(1).optional().describe('Версія; без неї – чинна'),
});
export type WhichVersion = z.infer<typeof WhichVersion>;

export const instanceId = id('Перебіг процесу');
