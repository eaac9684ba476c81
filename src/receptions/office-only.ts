import { isOfOffice } from '../appeals/reading/reach.js';
import type { Directory } from '../directory/index.js';
import type { Actor } from '../domain/actor.js';
import { Problem } from '../domain/problem.js';

/** Only the office keeps the journal of receptions; a registrar of a unit registers that unit's letters. @throws ROLE_MISSING */
export function refuseOutsider(directory: Directory, actor: Actor): void {
  if (isOfOffice(actor, directory)) return;
  throw new Problem('ROLE_MISSING', { detail: 'Журнал особистого прийому веде приймальня управління.' });
}
