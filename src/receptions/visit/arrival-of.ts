import { Problem } from '../../domain/problem.js';
import type { ReceptionKind } from '../../domain/reception/states.js';
import type { Entry, VisitData } from './visit-data.js';
import type { Arrival } from './visit.dto.js';
import { entry } from './visit.dto.js';

type Come = Pick<VisitData, 'entry' | 'connection'>;

/**
 * What is known of a citizen who comes, by where they are received (прихід за видом прийому): at the door of a room
 * what KR-2.23 asks, at a distance only whether there is a connection. What cannot be seen there is not asked.
 *
 * @throws BODY_INVALID for what does not belong to the kind, or is missing
 */
export function arrivalOf(kind: ReceptionKind, said: Arrival): Come {
  if (kind === 'video') {
    if (said.entry) throw misplaced('/entry', 'Відеозв’язком до приймальні не входять: огляду не буває.');
    if (!said.connection) throw misplaced('/connection', 'Скажіть, чи встановився зв’язок.');
    return { connection: said.connection.state };
  }
  if (said.connection) throw misplaced('/connection', 'Про зв’язок кажуть лише на прийомі відеозв’язком.');
  return { connection: 'made', entry: entryOf(said.entry ?? entry.parse({})) };
}

function misplaced(pointer: string, detail: string): Problem {
  return new Problem('BODY_INVALID', { errors: [{ pointer, detail }] });
}

/** KR-2.23.4 compares sides from the longest to the shortest, however they were measured. */
function entryOf({ bag, ...seen }: NonNullable<Arrival['entry']>): Entry {
  const [bagLongest = 0, bagMiddle = 0, bagShortest = 0] = [...(bag ?? [])].sort((a, b) => b - a);
  return { ...seen, bagLongest, bagMiddle, bagShortest };
}
