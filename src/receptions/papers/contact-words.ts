import { dotted } from '../../documents/index.js';
import { timeInKyiv } from '../../domain/kyiv-time.js';
import type { Recording, RemoteContact, Unreached } from '../values.js';

const modes = { audio: 'аудіо', video: 'відео' } as const satisfies Readonly<Record<Recording['mode'], string>>;
const notices = { hung: 'оголошення на видному місці', told: 'громадянинові сказано' } as const;
const misses: Readonly<Record<Unreached, string>> = { 'no-answer': 'не відповів', failed: 'зв’язок не встановився' };

/** What the card says of the recording (KR-2.24). */
export function recordingInWords(recording: Recording | null): string | null {
  if (recording === null) return null;
  const { mode, notice, purpose, keptUntil, keptFor } = recording;
  const kept = keptUntil === null ? 'не зберігають' : `зберігають до ${dotted(keptUntil)}: ${keptFor}`;
  return `${modes[mode]}, ${notices[notice]}; мета – ${purpose}; ${kept}`;
}

/** What the card says of the connection of one received at a distance. */
export function contactInWords(remote: RemoteContact | null): string[] {
  if (remote === null) return [];
  const { identity, unreached, cutOff } = remote;
  return [
    ...unreached.map(({ at, why }) => `${timeInKyiv(new Date(at))} – ${misses[why]}`),
    ...(identity === null ? [] : [identity === 'shown' ? 'документ показано в камеру' : 'особу записано зі слів']),
    ...(cutOff ? ['зв’язок перервався до кінця розмови'] : []),
  ];
}
