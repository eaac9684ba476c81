import type { Stage } from './stage.js';

/** One thing that happens at receptions (подія прийому): when, by whose hand, and what is told of it. */
export interface Scene {
  /** By the clocks of Kyiv: `2025-03-20T10:00`. */
  readonly at: string;
  /** A login of the demonstration council. */
  readonly by: string;
  /** Whom or what it is about, in a word or two. */
  readonly about: string;
  /** Does it over HTTP and gives the line that is told. @throws Surprise */
  readonly does: (stage: Stage, by: string) => Promise<string>;
}

/** How receptions must end; whatever differs is a surprise, and the demonstration fails. */
export interface ReceptionEnding {
  /** Status of each reception, by its day. */
  readonly receptions: Readonly<Record<string, string>>;
  /** Status of each visit, by the key of its citizen. */
  readonly visits: Readonly<Record<string, string>>;
  /** Status of the appeal that a citizen's question has become, by the same key. */
  readonly appeals: Readonly<Record<string, string>>;
}

/** Receptions of one leader, scene by scene (особистий прийом від графіка до кінця дня). */
export interface ReceptionStory {
  readonly scenes: readonly Scene[];
  readonly ends: ReceptionEnding;
}
