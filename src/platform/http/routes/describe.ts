import { SetMetadata } from '@nestjs/common';
import type { ProblemCode } from '../../../domain/problem-table.js';

export const ROUTE_DESCRIPTION = 'pryimalnia:description';

/** What a person who writes a client must know of a route (опис операції). */
export interface RouteDescription {
  /** One Ukrainian sentence: what this does at the council. */
  readonly summary: string;
  readonly description?: string;
  /** The refusals particular to this route; those of every route are added by `openapi.ts`. */
  readonly problems?: readonly ProblemCode[];
  /** A body to send; required where the route reads one. */
  readonly example?: unknown;
  /** A body it answers with; required unless it answers nothing. */
  readonly answer?: unknown;
}

/** Documents a route. Every route has one, and a test says so. */
export const Describe = (description: RouteDescription) => SetMetadata(ROUTE_DESCRIPTION, description);
