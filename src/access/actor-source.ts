import type { Actor } from '../domain/actor.js';
import type { PlainDate } from '../domain/plain-date.js';

/** A person as signing in needs to know one. */
export interface KnownPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

/**
 * Who works at the council (звідки відомо, хто діє). The directory provides it; this room only asks.
 * An actor is always *of a day*: who stands in for the mayor today holds the mayor's post today.
 */
export abstract class ActorSource {
  /** Null, or a refusal with NOT_FOUND, for a person whom the directory does not know. */
  abstract actorOf(personId: string, on: PlainDate): Actor | null;
  abstract personOfLogin(login: string): KnownPerson | null;
  abstract persons(): readonly KnownPerson[];
}
