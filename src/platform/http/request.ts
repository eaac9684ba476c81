import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actor.js';

/** Who sent this request and by which session, once the guard has let it in. */
export interface Admission {
  readonly actor: Actor;
  /** Names the token, so that a logout can end it. */
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** A request at the edge. `admission` is absent on public routes and before the guard has run. */
export type HttpRequest = FastifyRequest & { admission?: Admission };
export type HttpReply = FastifyReply;
