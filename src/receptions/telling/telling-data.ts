import type { PlainDate } from '../../domain/plain-date.js';

export type WayToReach = 'email' | 'telephone' | 'post' | 'arrival';

/** The data of the process `tell-citizen`. Instants are ISO texts. */
export interface TellingData {
  readonly about: string;
  /** The notice that is told, printed or handed over. */
  readonly documentId: string;
  readonly reachBy: WayToReach;
  /** Whether the card has a residence to write to. */
  readonly mayWrite: boolean;
  /** When the citizen would come in vain, or could come and does not know it; null where that has passed. */
  readonly knowsBy: string | null;
  /** The end of the last day on which the citizen may come. */
  readonly comesUntil: string;
  readonly tellOn?: PlainDate;
}

/** The diagram and these steps agree on the keys. */
export function tellingData(data: Readonly<Record<string, unknown>>): TellingData {
  return data as unknown as TellingData;
}
