import { refusedAt } from '../../domain/problem.js';
import type { ReceptionKind } from '../../domain/reception/states.js';
import type { arrived } from '../processes/visit-data.js';
import type { RemoteContact } from '../values.js';
import { type Arrival, connection, entry } from './visit.dto.js';

type ArrivedData = Parameters<typeof arrived.to>[1];

/** What the process is told of a citizen who has come, and what the card keeps of one at a distance. */
interface Coming {
  readonly data: Pick<ArrivedData, 'entry' | 'connection'>;
  /** Null in a room. */
  readonly contact: Pick<RemoteContact, 'identity' | 'toldOfRecording'> | null;
}

/**
 * What is known of a citizen who comes, by where they are received (прихід за видом прийому): at the door of a room
 * what KR-2.23 asks, at a distance only whether there is a connection. What cannot be seen there is not asked.
 *
 * @throws BODY_INVALID for what does not belong to the kind, or is missing
 */
export function comingOf(kind: ReceptionKind, said: Arrival): Coming {
  if (said.person === 'representative' && said.representation === 'none')
    throw refusedAt('/representation', 'Скажіть, чи має представник документ: proper, а без певності — unproven.');
  if (kind === 'video' || kind === 'direct-line') return comingFromAfar(kind, said);
  if (said.connection) throw refusedAt('/connection', 'Про зв’язок кажуть лише на прийомі на відстані.');
  return { data: { connection: 'made', entry: entryOf(said.entry ?? entry.parse({})) }, contact: null };
}

/** Of a direct line: whoever was carried over from another day, for a first call is recorded as a call. */
function comingFromAfar(kind: 'video' | 'direct-line', { entry: searched, companions, ...said }: Arrival): Coming {
  if (searched) throw refusedAt('/entry', 'На відстані до приймальні не входять: огляду не буває.');
  const byVideo = kind === 'video';
  if (byVideo && !said.connection) throw refusedAt('/connection', 'Скажіть, чи встановився зв’язок.');
  if (!byVideo && companions) throw refusedAt('/companions', 'На прямій лінії не видно, хто поруч.');
  const { state, identity, toldOfRecording } = said.connection ?? connection.parse({ state: 'made' });
  if (!byVideo && identity === 'shown') throw refusedAt('/connection/identity', 'Телефоном документа не показати.');
  const isMade = state === 'made';
  const contact = { identity: isMade ? identity : null, toldOfRecording: isMade && toldOfRecording };
  return { data: { connection: state, entry: null }, contact };
}

/** KR-2.23.4 compares sides from the longest to the shortest, however they were measured. */
function entryOf({ bag, ...seen }: NonNullable<Arrival['entry']>): NonNullable<ArrivedData['entry']> {
  const [bagLongest = 0, bagMiddle = 0, bagShortest = 0] = [...(bag ?? [])].sort((a, b) => b - a);
  return { ...seen, bagLongest, bagMiddle, bagShortest };
}
