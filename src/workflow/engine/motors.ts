import { LibraryMotor } from './library/library-motor.js';
import type { CaseData, Motor } from './motor.js';
import type { SharedContext } from './reading/shared-context.js';
import type { SavedInstance } from './saved-instance.js';
import { TokenMotor } from './tokens/token-motor.js';

/** What a case is carried by. */
export type MotorName = 'tokens' | 'library';

/** What carries a case when nobody says otherwise. */
const usualMotor: MotorName = 'library';

export function newMotor(context: SharedContext, data: CaseData, by: MotorName = usualMotor): Motor {
  return by === 'tokens' ? new TokenMotor(context.net, data) : new LibraryMotor(context, data);
}

/** A case goes on with what it began with. */
export function savedMotor(context: SharedContext, data: CaseData, saved: SavedInstance): Motor {
  return saved.format === 2 ? new TokenMotor(context.net, data, saved.tokens) : new LibraryMotor(context, data, saved);
}
