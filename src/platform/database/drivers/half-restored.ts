import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Lies in DATA_DIR from the moment a restore moves the first file until the last is in its place. */
export const restoreMark = '.restore-unfinished';

/** @throws where a restore was cut off: a database begun anew there would pass for the council's */
export function refuseHalfRestored(folder: string): void {
  if (!existsSync(join(folder, restoreMark))) return;
  throw new Error(
    `Відновлення в теці «${folder}» обірвалося. Виконайте npm run restore ще раз: воно спершу поверне попередні дані.`,
  );
}
